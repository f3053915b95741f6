import { complianceOps, dataSecurity, type ResourceKind } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { actionsFrom, isFinal } from "./kindStates.ts";
import { columnsNamed, kindNamed, kindsBelow, titleOf } from "./resources.ts";

const kindOf = (kinds: readonly ResourceKind[], key: string) =>
  kinds.find((kind) => kind.key === key) as ResourceKind;
const change = kindOf(complianceOps.resourceKinds, "change");
const scan = kindOf(dataSecurity.resourceKinds, "scan");

test("the actions from a state are those that people can take", () => {
  const keys = (kind: ResourceKind, state: string | null) =>
    actionsFrom(kind, state).map((action) => action.key);
  expect(keys(change, "draft")).toEqual(["submit", "cancel"]);
  expect(keys(change, "submitted")).toEqual(["approve", "reject", "cancel"]);
  expect(keys(change, "done")).toEqual([]);
  // A worker reports the rest.
  expect(keys(scan, "queued")).toEqual(["cancel"]);
  expect(keys(kindOf(complianceOps.resourceKinds, "certificate"), null)).toEqual([]);
});

test("a state is final if no action leads out of it", () => {
  expect(["done", "cancelled", "rejected", "draft"].map((state) => isFinal(change, state))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("a kind has pages where its level is, and of records a list alone", () => {
  const inWorkspace = { scope: "workspace", blueprint: dataSecurity } as const;
  const keys = ["connector", "scan", "finding", "report", "nothing"];
  expect(keys.filter((key) => kindNamed(inWorkspace, key) !== undefined)).toEqual(["connector", "scan"]);
  const lists = keys.filter((key) => kindNamed(inWorkspace, key, true) !== undefined);
  expect(lists).toEqual(["connector", "scan", "finding"]);
  expect(kindNamed({ scope: "organization", blueprint: dataSecurity }, "connector")).toBeUndefined();
  expect(kindsBelow(inWorkspace, { key: "connector" }).map(({ key }) => key)).toEqual(["scan", "finding"]);
});

test("a resource without a title is called by its kind and its id", () => {
  expect(titleOf(scan, { title: null, id: "0199a000-0000-7000-8000-000000000001" })).toBe("Scan 0199a000");
  expect(columnsNamed(scan, [...scan.list.columns, "gone"]).map(({ name }) => name)).toEqual([
    "Added",
    "State",
    "Progress",
  ]);
});
