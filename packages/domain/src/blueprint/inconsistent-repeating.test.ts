import { expect, test } from "vitest";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import type { Repeating } from "../schedules/repeating.ts";
import { repeatingFits } from "./repeating-rules.ts";
import type { ResourceKind } from "./resource-kinds.ts";

const schedule = machineFleet.resourceKinds.find(({ key }) => key === "schedule") as ResourceKind;
const repeats = schedule.repeats as Repeating;

/** The faults of the blueprint with this instead of its schedules. */
const faultsWith = (change: Partial<ResourceKind>, more: Partial<typeof machineFleet> = {}) =>
  repeatingFits({
    ...machineFleet,
    ...more,
    resourceKinds: machineFleet.resourceKinds.map((kind) =>
      kind === schedule ? { ...kind, ...change } : kind,
    ),
  });

test("a kind that repeats has what it names", () => {
  expect(faultsWith({})).toEqual([]);
  expect(faultsWith({ level: "organization" })).toEqual([
    "schedule repeats and is not at the top of a workspace",
  ]);
  const named = { ...repeats, cron: "name", next: "cron", last: "tags", result: "machine", paused: "active" };
  expect(faultsWith({ repeats: named })).toEqual([
    "schedule repeats and name is no required text of the format cron",
    "schedule repeats and cron is no instant that is only read",
    "schedule repeats and tags is no instant that is only read",
    "schedule repeats and machine is no choice of results that is only read",
    "schedule repeats and can't wait in the state active",
  ]);
});

test("it starts runs of a kind below what it is for, which are not metered", () => {
  const starts = (kind: string, fields: Record<string, string> = {}) =>
    faultsWith({ repeats: { ...repeats, starts: { kind, fields } } });
  expect(starts("file")).toEqual(["schedule repeats and starts file, of which none is a run"]);
  expect(starts("machine")).toEqual([
    "schedule repeats and starts machine, of which none is a run",
    "schedule repeats and starts machine, whose parent is no top-level kind",
    "schedule repeats and machine does not refer to what its runs are below",
  ]);
  expect(starts("command", { text: "tags" })).toEqual([
    "schedule repeats and gives values to fields of other types",
  ]);
  const [meter] = machineFleet.meters;
  const metered = [{ ...meter, key: "commands", verbs: ["command:execute"] }] as typeof machineFleet.meters;
  expect(faultsWith({}, { meters: metered })).toEqual(["schedule repeats and starts what is metered"]);
  const aimed = { ...repeats, for: { reference: "name", tags: "cron", tagsOf: "tags" } };
  expect(faultsWith({ repeats: aimed })).toEqual([
    "schedule repeats and name does not refer to what its runs are below",
    "schedule repeats and compares tags that are none",
  ]);
});
