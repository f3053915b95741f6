import type { FieldSpec } from "../resources/fields.ts";
import { repeatResults } from "../schedules/repeating.ts";
import { faults, type Rule } from "./blueprint-rule.ts";
import { type ResourceKind, runVerbOf } from "./resource-kinds.ts";

/** Everything that a repeating kind refers to exists: its fields, its state, and the runs that it starts. */
export const repeatingFits: Rule = ({ resourceKinds, meters }) =>
  resourceKinds.flatMap((kind) => {
    const { key, repeats, level, parent, volume, states } = kind;
    if (repeats === undefined) return [];
    const started = resourceKinds.find((each) => each.key === repeats.starts.kind);
    const run = started === undefined ? undefined : runVerbOf(started);
    const below = resourceKinds.find((each) => each.key === started?.parent);
    const given = fieldOf(kind, repeats.for.reference);
    const result = fieldOf(kind, repeats.result);
    const cron = fieldOf(kind, repeats.cron);
    return faults(
      [
        level !== "workspace" || parent !== null || volume !== "few",
        `${key} repeats and is not at the top of a workspace`,
      ],
      [
        cron?.type !== "text" || cron.format !== "cron" || cron.required !== true,
        `${key} repeats and ${repeats.cron} is no required text of the format cron`,
      ],
      [
        !isKept(fieldOf(kind, repeats.next)),
        `${key} repeats and ${repeats.next} is no instant that is only read`,
      ],
      [
        !isKept(fieldOf(kind, repeats.last)),
        `${key} repeats and ${repeats.last} is no instant that is only read`,
      ],
      [
        result?.type !== "choice" ||
          result.readOnly !== true ||
          repeatResults.some((each) => !result.options.some((option) => option.key === each)),
        `${key} repeats and ${repeats.result} is no choice of results that is only read`,
      ],
      [
        !states?.all.some((state) => state.key === repeats.paused) || states.initial === repeats.paused,
        `${key} repeats and can't wait in the state ${repeats.paused}`,
      ],
      [run?.creates !== true, `${key} repeats and starts ${repeats.starts.kind}, of which none is a run`],
      [
        run !== undefined && meters.some(({ verbs }) => verbs.includes(`${repeats.starts.kind}:${run.key}`)),
        `${key} repeats and starts what is metered`,
      ],
      [
        below === undefined || below.parent !== null,
        `${key} repeats and starts ${repeats.starts.kind}, whose parent is no top-level kind`,
      ],
      [
        given?.type !== "reference" || given.to !== below?.key,
        `${key} repeats and ${repeats.for.reference} does not refer to what its runs are below`,
      ],
      [
        fieldOf(kind, repeats.for.tags)?.type !== "tags" ||
          (below !== undefined && fieldOf(below, repeats.for.tagsOf)?.type !== "tags"),
        `${key} repeats and compares tags that are none`,
      ],
      [
        Object.entries(repeats.starts.fields).some(
          ([to, from]) => started === undefined || fieldOf(started, to)?.type !== fieldOf(kind, from)?.type,
        ),
        `${key} repeats and gives values to fields of other types`,
      ],
    );
  });

const isKept = (field: FieldSpec | undefined) => field?.type === "instant" && field.readOnly === true;

const fieldOf = ({ fields }: ResourceKind, key: string): FieldSpec | undefined =>
  fields.find((field) => field.key === key);
