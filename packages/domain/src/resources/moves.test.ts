import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import type { Actor } from "../access/actor.ts";
import { blueprints } from "../blueprints/index.ts";
import type { WorkspaceState } from "../lifecycle/states.ts";
import { canMove, sightOfMove } from "./moves.ts";

const kindOf = (blueprint: string, key: string) => {
  const kind = blueprints[blueprint]?.resourceKinds.find((each) => each.key === key);
  if (kind === undefined) throw new RangeError(key);
  return kind;
};
const there = (actor: Actor, state: WorkspaceState = "active"): Actor => ({
  ...actor,
  workspace: actor.workspace && { ...actor.workspace, id: "workspace-2", name: "South", state },
});
const connector = kindOf("data-security", "connector");
const machine = kindOf("machine-fleet", "machine");
const admin = actorOf("data-security", { organization: "org_admin" });
const fleet = (workspace: string) => actorOf("machine-fleet", { workspace });

describe("who moves a resource", () => {
  test("an organization admin moves connectors, and a workspace's own admin does not", () => {
    expect(canMove(admin, there(admin), connector)).toEqual({ allowed: true });
    const here = actorOf("data-security", { workspace: "admin" });
    expect(canMove(here, there(here), connector)).toMatchObject({
      reason: "missing_permission",
      message: "You need the Organization admin role to move connectors between workspaces.",
    });
  });

  test("of machines, an owner at both ends", () => {
    expect(canMove(fleet("owner"), there(fleet("owner")), machine)).toEqual({ allowed: true });
    for (const role of ["admin", "member"]) {
      expect(canMove(fleet("owner"), there(fleet(role)), machine)).toMatchObject({
        reason: "missing_permission",
        path: "to",
      });
      expect(canMove(fleet(role), there(fleet("owner")), machine)).not.toHaveProperty("path");
    }
  });

  test("a kind without the verb is moved by no one", () => {
    expect(canMove(admin, there(admin), kindOf("data-security", "scan"))).toMatchObject({
      reason: "no_such_permission",
    });
  });

  test("not to where it is, and not to where nothing can be created", () => {
    expect(canMove(admin, admin, connector)).toMatchObject({ reason: "already_there", path: "to" });
    expect(canMove(admin, there(admin, "archived"), connector)).toMatchObject({
      code: "WRONG_STATE",
      path: "to",
      message: "South is archived. Choose an active workspace.",
    });
    expect(canMove(admin, there(admin, "pending_deletion"), connector)).toMatchObject({
      message: "South is deleted. Choose an active workspace.",
    });
  });
});

test("those who can see the kind at one end alone lose or gain sight", () => {
  const [ann, bob, eve] = ["ann", "bob", "eve"].map((userId) => ({ userId }));
  if (!ann || !bob || !eve) throw new Error("three people");
  expect(sightOfMove([ann, bob], [bob, eve])).toEqual({ loses: [ann], gains: [eve] });
  expect(sightOfMove([bob], [bob])).toEqual({ loses: [], gains: [] });
});
