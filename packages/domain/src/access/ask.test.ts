import { describe, expect, test } from "vitest";
import { dataSecurity } from "../blueprints/data-security.ts";
import { blueprints } from "../blueprints/index.ts";
import { actorOf } from "./actor.fixture.ts";
import { canAsk, canSeeWhy, canWith } from "./ask.ts";
import { has, of } from "./permission-set.ts";
import type { PermissionName } from "./permissions.ts";

const holding = (...names: PermissionName[]) => ({
  ...actorOf(dataSecurity, { workspace: "viewer" }),
  permissions: of(names, dataSecurity.catalogue),
});

describe("asking what others can do", () => {
  test("takes access:check, in a workspace and in the organization itself", () => {
    const asker = holding("access:check");
    expect(canAsk(asker)).toEqual({ allowed: true });
    expect(canAsk({ ...asker, workspace: null })).toEqual({ allowed: true });
    expect(canAsk(holding("workspace:read"))).toMatchObject({ reason: "missing_permission" });
    expect(canAsk({ ...holding(), workspace: null })).toMatchObject({
      params: { permission: "access:check" },
    });
  });

  test("shows why to those who open the workspace and see its members", () => {
    expect(canSeeWhy(holding("workspace:read", "member:read"))).toEqual({ allowed: true });
    expect(canSeeWhy(holding("member:read"))).toMatchObject({ params: { permission: "workspace:read" } });
    expect(canSeeWhy(holding("workspace:read"))).toMatchObject({ params: { permission: "member:read" } });
  });

  test("is answered as the other's own call, by the state of the asker's place", () => {
    const asker = holding("access:check");
    const held = of(["member:add"], dataSecurity.catalogue);
    expect(canWith(asker, held, "member:add")).toEqual({ allowed: true });
    expect(canWith(asker, held, "member:remove")).toMatchObject({ reason: "missing_permission" });
    const [archived] = [asker.workspace].map((place) => place && { ...place, state: "archived" as const });
    expect(canWith({ ...asker, workspace: archived ?? null }, held, "member:add")).toMatchObject({
      code: "WRONG_STATE",
    });
  });

  test("is for every role that issues keys where it reaches", () => {
    for (const { roles, catalogue } of Object.values(blueprints)) {
      for (const role of [...roles.workspace, ...roles.organization]) {
        const issues = has(role.set, "key:issue", catalogue);
        if (issues) expect(has(role.set, "access:check", catalogue), role.key).toBe(true);
      }
    }
  });
});
