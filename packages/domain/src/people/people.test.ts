import { describe, expect, test } from "vitest";
import type { Actor } from "../access/actor.ts";
import { none, of } from "../access/permission-set.ts";
import { coreCatalogue } from "../access/permissions.ts";
import { noRoles } from "../access/roles.ts";
import { canReinstate, canSuspend } from "./people.ts";

const platform: Actor = {
  kind: "user",
  id: "platform",
  permissions: of(["platform:suspend_person"], coreCatalogue),
  blueprint: null,
  roles: noRoles,
  organizationRole: null,
  workspaceRole: null,
  workspace: null,
};
const person = { userId: "person", isSuspended: false };

describe("a person's account", () => {
  test("is suspended and reinstated by the platform admin, in turn", () => {
    expect(canSuspend(platform, person)).toEqual({ allowed: true });
    expect(canReinstate(platform, { ...person, isSuspended: true })).toEqual({ allowed: true });
    expect(canSuspend(platform, { ...person, isSuspended: true })).toMatchObject({
      reason: "already_suspended",
    });
    expect(canReinstate(platform, person)).toMatchObject({ reason: "not_suspended" });
  });

  test("can't be suspended by its owner, who could not come back", () => {
    expect(canSuspend(platform, { ...person, userId: "platform" })).toMatchObject({
      code: "FORBIDDEN",
      reason: "suspend_yourself",
    });
  });

  test("can't be suspended or reinstated by anyone else", () => {
    const other = { ...platform, permissions: none };
    for (const decide of [canSuspend, canReinstate]) {
      for (const isSuspended of [false, true]) {
        expect(decide(other, { ...person, isSuspended })).toMatchObject({
          code: "FORBIDDEN",
          reason: "missing_permission",
          message: "Only the platform admin can suspend and reinstate a person's account.",
        });
      }
    }
  });
});
