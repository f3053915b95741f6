import type { PermissionName } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { effectCounts, effectGroups } from "./effectGroups.ts";
import type { Effects } from "./useEffects.ts";

type Change = Effects["changes"][number];

const payments = { id: "0199a000-0000-7000-8000-00000000000a", name: "Payments" };
const payouts = { id: "0199a000-0000-7000-8000-00000000000b", name: "Payouts" };

function change(name: string, over: Partial<Change> = {}): Change {
  const losses: PermissionName[] = ["member:add"];
  return {
    userId: name,
    name,
    email: `${name.toLowerCase()}@a.example`,
    workspace: payments,
    kind: "changes",
    gains: [],
    losses,
    endsAt: { before: null, after: null },
    ...over,
  };
}

test("people with the same effect are one group, in any workspace", () => {
  const groups = effectGroups([
    change("First"),
    change("Second"),
    change("Second", { workspace: payouts }),
    change("Third", { losses: ["member:remove"] }),
  ]);
  expect(groups).toHaveLength(2);
  expect(groups[0]?.people.map(({ name }) => name)).toEqual(["First", "Second"]);
  expect(groups[0]?.places).toEqual(["Payments", "Payouts"]);
  expect(groups[1]?.people.map(({ name }) => name)).toEqual(["Third"]);
});

test("people who lose all access are one group, whatever they could do", () => {
  const locked = { kind: "loses_access" as const };
  const groups = effectGroups([
    change("Admin", { ...locked, losses: ["workspace:read", "member:add"] }),
    change("Viewer", { ...locked, losses: ["workspace:read"] }),
  ]);
  expect(groups.map(({ people }) => people.length)).toEqual([2]);
});

test("people who lose all access come first, people who only gain come last", () => {
  const groups = effectGroups([
    change("Newcomer", { kind: "gains_access", gains: ["workspace:read"], losses: [] }),
    change("Promoted", { gains: ["member:add"], losses: [] }),
    change("Demoted"),
    change("Removed", { kind: "loses_access", losses: ["workspace:read"] }),
  ]);
  expect(groups.map(({ people }) => people[0]?.name)).toEqual(["Removed", "Demoted", "Promoted", "Newcomer"]);
});

test("a person is counted once among those who lose, and once among those who gain", () => {
  const both = change("Both", { gains: ["audit:read"] });
  expect(effectCounts([both, { ...both, workspace: payouts }, change("Other")])).toEqual({
    losing: 2,
    gaining: 1,
  });
});
