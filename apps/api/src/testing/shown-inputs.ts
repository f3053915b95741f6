import { type Blueprint, printText } from "@bailiwick/domain";
import { sampleFields, sampleKind } from "./resources.ts";
import type { Sample } from "./sample.ts";

/** A chart of a kind of a workspace; of one that does not exist where none has one. */
const chart = ({ resourceKinds }: Blueprint) => {
  const kind = resourceKinds.find(({ level, charts }) => level === "workspace" && charts !== undefined);
  return { kind: kind?.key ?? "none", chart: kind?.charts?.[0]?.key ?? "none" };
};

/** A resource of the sample kind as text; an empty one where it is not written as text. */
const text = (blueprint: Blueprint) => {
  const kind = sampleKind(blueprint);
  return { kind: kind.key, text: kind.text ? printText(kind, [sampleFields(kind, "another")]) : "" };
};

/** The part of `inputs` about what a kind shows beside its list, and about models. */
export const shownInputs: Readonly<Record<string, Sample>> = {
  "models.check": ({ workspace }) => ({ workspace, provider: "Example", model: "atlas-4", risk: 7 }),
  "resources.search (workspace)": ({ workspace }) => ({ workspace, search: "e" }),
  "resources.search (organization)": ({ organization }) => ({ organization, search: "e" }),
  "resources.chart": ({ workspace, blueprint }) => ({ workspace, ...chart(blueprint) }),
  "resources.matrix": ({ workspace, blueprint }) => ({
    workspace,
    kind: blueprint.resourceKinds.find(({ matrix }) => matrix !== undefined)?.key ?? "none",
  }),
  "resources.shares": ({ organization, blueprint }) => ({
    organization,
    kind: blueprint.resourceKinds.find(({ share }) => share !== undefined)?.key ?? "none",
  }),
  "resources.text": ({ workspace, blueprint }) => ({ workspace, kind: sampleKind(blueprint).key }),
  "resources.saveText": ({ workspace, blueprint }) => ({ workspace, ...text(blueprint) }),
  "resources.previewText": ({ workspace, blueprint }) => ({ workspace, ...text(blueprint) }),
};
