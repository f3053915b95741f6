import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { permissionsOf } from "../blueprint/blueprint.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import * as effects from "./effects.ts";
import * as sets from "./permission-set.ts";
import type { PermissionName } from "./permissions.ts";

type AccessRow = effects.AccessRow;
const { none } = sets;
const { catalogue } = complianceOps;
const of = (list: readonly PermissionName[]) => sets.of(list, catalogue);
const has = (set: sets.PermissionSet, name: PermissionName) => sets.has(set, name, catalogue);
const names = (set: sets.PermissionSet) => sets.names(set, catalogue);
const roleEffect = (before: sets.PermissionSet, after: sets.PermissionSet) =>
  effects.roleEffect(before, after, catalogue);
const accessDifference = (before: readonly AccessRow[], after: readonly AccessRow[]) =>
  effects.accessDifference(before, after, catalogue);

const held = (role: string) => permissionsOf(complianceOps, null, role);
const row = (userId: string, given: Partial<AccessRow> = {}): AccessRow => ({
  userId,
  name: userId.toUpperCase(),
  email: `${userId}@example.test`,
  workspaceId: "w1",
  workspaceName: "North",
  permissions: held("member"),
  endsAt: null,
  ...given,
});

describe("the gains and losses of a role", () => {
  test("are listed by name", () => {
    expect(roleEffect(held("admin"), held("owner"))).toEqual({
      gains: [
        "plan:change",
        "role:create",
        "role:update",
        "role:delete",
        "workspace:delete",
        "member:make_owner",
        "billing:read",
        "sign_in:read",
        "sign_in:manage",
        "domain:manage",
        "security_policy:update",
        "workspace:export_bundle",
        "directory:sync",
      ],
      losses: [],
    });
    expect(roleEffect(of(["audit:read", "member:read"]), of(["member:read", "member:add"]))).toEqual({
      gains: ["member:add"],
      losses: ["audit:read"],
    });
    expect(roleEffect(held("owner"), held("owner"))).toEqual({ gains: [], losses: [] });
  });
});

describe("the difference between two readings of access", () => {
  test("lists only the people affected", () => {
    const before = [row("a"), row("b"), row("c")];
    const after = [row("a"), row("b", { permissions: held("admin") }), row("d")];
    expect(accessDifference(before, after).map(({ userId, kind }) => [userId, kind])).toEqual([
      ["b", "changes"],
      ["c", "loses_access"],
      ["d", "gains_access"],
    ]);
  });

  test("lists for each person what they gain and lose, and where", () => {
    const [change] = accessDifference([row("a")], [row("a", { permissions: held("member") })]);
    expect(change).toBeUndefined();
    expect(accessDifference([row("a", { permissions: held("admin") })], [row("a")])).toEqual([
      {
        userId: "a",
        name: "A",
        email: "a@example.test",
        workspaceId: "w1",
        workspaceName: "North",
        kind: "changes",
        gains: [],
        losses: names(held("admin")).filter((name) => !has(held("member"), name)),
        endsAt: { before: null, after: null },
      },
    ]);
  });

  test("lists who keeps everything and has a different end", () => {
    const until = "2027-01-31T12:00:00.000Z";
    expect(accessDifference([row("a"), row("b")], [row("a", { endsAt: until }), row("b")])).toMatchObject([
      { userId: "a", kind: "changes", gains: [], losses: [], endsAt: { before: null, after: until } },
    ]);
  });

  test("keeps a person's places apart, including the organization", () => {
    const before = [row("a"), row("a", { workspaceId: "w2" }), row("a", { workspaceId: null })];
    const after = [row("a"), row("a", { workspaceId: null })];
    expect(accessDifference(before, after).map(({ workspaceId, kind }) => [workspaceId, kind])).toEqual([
      ["w2", "loses_access"],
    ]);
  });

  test("treats access without permissions as no access", () => {
    expect(accessDifference([row("a", { permissions: none })], [])).toEqual([]);
    expect(accessDifference([row("a", { permissions: none })], [row("a")])).toMatchObject([
      { kind: "gains_access" },
    ]);
  });

  test("is reversed when undone, and leads from one reading to the other when applied", () => {
    const set = fc.subarray(catalogue.permissions.map((one) => one.name)).map((some) => of(some));
    const reading = fc.uniqueArray(
      fc.record({
        userId: fc.constantFrom("a", "b", "c"),
        workspaceId: fc.constantFrom("w1", "w2", null),
        permissions: set,
      }),
      { selector: ({ userId, workspaceId }) => `${userId} ${workspaceId}` },
    );
    const rows = reading.map((some) => some.map(({ userId, ...given }) => row(userId, given)));
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const there = accessDifference(before, after);
        const back = accessDifference(after, before);
        const find = (all: readonly AccessRow[], one: { userId: string; workspaceId: string | null }) =>
          all.find((other) => other.userId === one.userId && other.workspaceId === one.workspaceId)
            ?.permissions ?? none;
        for (const change of there) {
          const undone = back.find(
            ({ userId, workspaceId }) => userId === change.userId && workspaceId === change.workspaceId,
          );
          expect(undone?.gains).toEqual(change.losses);
          expect(undone?.losses).toEqual(change.gains);
          const kept = names(find(before, change)).filter((name) => !change.losses.includes(name));
          expect(of([...kept, ...change.gains])).toEqual(find(after, change));
        }
        for (const one of [...before, ...after]) {
          const isTold = there.some(
            ({ userId, workspaceId }) => userId === one.userId && workspaceId === one.workspaceId,
          );
          const differs = names(find(before, one)).join() !== names(find(after, one)).join();
          expect(isTold).toBe(differs);
        }
      }),
    );
  });
});
