import type { DemoResource } from "../resource.ts";

const project = (
  name: string,
  description: string,
  tags: string[],
  more: Partial<DemoResource> = {},
): DemoResource => ({ kind: "project", fields: { name, description, tags }, ...more });

export const searchAssistant: readonly DemoResource[] = [
  project("Query rewriting", "Turns what customers type into what the index understands.", [
    "prod",
    "latency",
  ]),
  project("Answer ranking", "Chooses which answer is shown first.", ["prod"], { by: "contributor" }),
  project("Spelling", "Replaced by query rewriting.", ["retired"], { actions: [["close", "owner"]] }),
];

export const evaluation: readonly DemoResource[] = [
  project("Weekly benchmark", "The same 2,000 questions for every new model.", ["benchmark"]),
  project("Refusals", "What a model should not answer, and does.", ["benchmark", "safety"], { by: "owner" }),
];

export const ownWorkspace: readonly DemoResource[] = [
  project("Notebook", "First steps with a new model.", ["experiment"]),
];
