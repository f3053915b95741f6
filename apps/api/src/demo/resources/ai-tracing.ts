import type { DemoRecords, DemoResource } from "../resource.ts";

const project = (
  name: string,
  description: string,
  tags: string[],
  more: Partial<DemoResource> = {},
): DemoResource => ({ kind: "project", fields: { name, description, tags }, ...more });

/** So many runs of an application, some minutes apart; one in seven fails. */
const traces = (names: readonly string[], model: string, count: number): DemoRecords => ({
  kind: "trace",
  below: true,
  rows: Array.from({ length: count }, (_, at) => {
    const [sent, received] = [180 + ((at * 37) % 400), 60 + ((at * 53) % 240)];
    return [
      7 + at * 23,
      {
        name: names[at % names.length] ?? "run",
        status: at % 7 === 4 ? "error" : "ok",
        duration: 220 + ((at * 131) % 1_900),
        model,
        tokens_in: sent,
        tokens_out: received,
        cost: Math.round(sent * 0.3 + received * 1.2) / 100_000,
        spans: [
          { name: "retrieve", ms: 40 + (at % 9) * 11 },
          { name: "generate", ms: 160 + (at % 13) * 40 },
        ],
      },
    ] as const;
  }),
});

export const searchAssistant: readonly DemoResource[] = [
  project(
    "Query rewriting",
    "Turns what customers type into what the index understands.",
    ["prod", "latency"],
    { records: traces(["rewrite", "expand synonyms", "detect language"], "atlas-4-mini", 40) },
  ),
  project("Answer ranking", "Chooses which answer is shown first.", ["prod"], {
    by: "contributor",
    records: traces(["rank", "explain"], "atlas-4", 25),
  }),
  project("Spelling", "Replaced by query rewriting.", ["retired"], { actions: [["close", "owner"]] }),
];

export const evaluation: readonly DemoResource[] = [
  project("Weekly benchmark", "The same 2,000 questions for every new model.", ["benchmark"]),
  project("Refusals", "What a model should not answer, and does.", ["benchmark", "safety"], { by: "owner" }),
];

export const ownWorkspace: readonly DemoResource[] = [
  project("Notebook", "First steps with a new model.", ["experiment"]),
];
