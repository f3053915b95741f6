import type { Sample } from "./sample.ts";

const at =
  (level: "workspace" | "organization", rest: object = {}): Sample =>
  (place) => ({ [level]: place[level], ...rest });

/** A file without sections can be applied by everyone who opens the place: each section and change takes what is theirs. */
const file = {};

/** The part of `inputs` about settings files. */
export const configurationInputs: Readonly<Record<string, Sample>> = {
  "configuration.pull (workspace)": at("workspace"),
  "configuration.pull (organization)": at("organization"),
  "configuration.plan": at("workspace", { file }),
  "configuration.applyFile (workspace)": at("workspace", { file }),
  "configuration.applyFile (organization)": at("organization", { file }),
};
