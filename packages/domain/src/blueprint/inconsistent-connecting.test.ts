import { expect, test } from "vitest";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import { runStates } from "../resources/states.ts";
import { connectingFits } from "./connecting-rules.ts";
import type { ResourceKind } from "./resource-kinds.ts";

const machine = machineFleet.resourceKinds.find(({ key }) => key === "machine") as ResourceKind;
const connects = machine.connects as NonNullable<ResourceKind["connects"]>;

/** The faults of the blueprint with this instead of its machines. */
const faultsWith = (change: Partial<ResourceKind>) =>
  connectingFits({
    ...machineFleet,
    resourceKinds: machineFleet.resourceKinds.map((kind) =>
      kind === machine ? { ...kind, ...change } : kind,
    ),
  });

test("a kind that connects is complete", () => {
  expect(faultsWith({})).toEqual([]);
  const { create: _, ...verbs } = machine.verbs;
  expect(faultsWith({ level: "organization", verbs, states: runStates() })).toEqual([
    "machine connects and is not at the top of a workspace",
    "machine connects and has no verb create",
    "machine connects and has states of its own",
  ]);
});

test("its defaults have a field and a setting of the right form", () => {
  expect(
    faultsWith({
      connects: {
        ...connects,
        name: { field: "tags", setting: "machine_tags" },
        rules: { field: "rules", setting: "none" },
      },
    }),
  ).toEqual([
    "machine connects and its name is no field of the type text",
    "machine connects and the setting of its name lacks or has another form",
    "machine connects and the setting of its rules lacks or has another form",
  ]);
});

test("its key holds nothing beside what is below it", () => {
  expect(
    faultsWith({
      connects: { ...connects, holds: ["machine:read", "schedule:read", "workspace:read", "file:fly"] },
    }),
  ).toEqual([
    "the key of a machine holds schedule:read, which is not of it or of what is below it",
    "the key of a machine holds workspace:read, which is not of it or of what is below it",
    "the key of a machine holds file:fly, which is not of it or of what is below it",
  ]);
});
