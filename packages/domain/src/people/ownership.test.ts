import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { as, byRole, other } from "./members.fixture.ts";
import { canMakeOwner, canRescue, canTransferOwnership } from "./members.ts";

describe("making an owner in compliance-ops", () => {
  test("only owners can", () => {
    expect(byRole((actor) => canMakeOwner(as(actor), other("member")))).toEqual([
      "allowed",
      "missing_permission",
      "missing_permission",
      "missing_permission",
    ]);
  });

  test("refuses a member who is already an owner", () => {
    expect(canMakeOwner(as("owner"), other("owner"))).toMatchObject({
      code: "CONFLICT",
      reason: "already_owner",
      message: "They already have the Owner role.",
    });
  });
});

describe("transferring ownership in compliance-ops", () => {
  const facts = { own: "owner", otherOwners: 0, targetSignsIn: true };

  test("makes someone an owner, possibly the only one", () => {
    expect(byRole((role) => canTransferOwnership(as("owner"), other("member"), role, facts))).toEqual([
      "no_step_down",
      "allowed",
      "allowed",
      "allowed",
    ]);
    expect(reason(canTransferOwnership(as("owner"), other("member"), null, facts))).toBe("allowed");
  });

  test("is reserved for owners", () => {
    for (const role of ["admin", "member", "viewer"]) {
      const own = { ...facts, own: role };
      expect(canTransferOwnership(as(role), other("member"), "viewer", own)).toMatchObject({
        reason: "missing_permission",
        message: "You need the Owner role to make a member an owner.",
      });
    }
  });

  test("does not leave the workspace with a single owner who can't sign in", () => {
    const locked = { ...facts, targetSignsIn: false };
    expect(reason(canTransferOwnership(as("owner"), other("member"), "admin", locked))).toBe("last_owner");
    expect(reason(canTransferOwnership(as("owner"), other("member"), null, locked))).toBe("allowed");
    const third = { ...locked, otherOwners: 1 };
    expect(reason(canTransferOwnership(as("owner"), other("member"), "admin", third))).toBe("allowed");
  });

  test("requires a target who is not yet an owner, and an existing role to step down to", () => {
    expect(reason(canTransferOwnership(as("owner"), other("owner"), "admin", facts))).toBe("already_owner");
    expect(reason(canTransferOwnership(as("owner"), other("member"), "king", facts))).toBe("unknown_role");
    expect(
      reason(canTransferOwnership(as("owner"), { userId: "actor", role: "owner" }, "admin", facts)),
    ).toBe("already_owner");
  });

  test("does not step down an actor who is not an owner there", () => {
    const tenantAdmin = actorOf(aiGovernance, { organization: "tenant_admin" });
    for (const own of [null, "workspace_member"]) {
      const theirs = { ...facts, own };
      const target = other("workspace_viewer");
      expect(canTransferOwnership(tenantAdmin, target, "workspace_viewer", theirs)).toMatchObject({
        code: "CONFLICT",
        reason: "not_an_owner",
      });
      expect(reason(canTransferOwnership(tenantAdmin, target, null, theirs))).toBe("allowed");
    }
  });
});

describe("rescuing a workspace", () => {
  const operator = actorOf(complianceOps, { platform: ["platform:rescue_workspace"] });

  test("is possible for the platform admin when no one owns it any more", () => {
    expect(reason(canRescue(operator, 0))).toBe("allowed");
    expect(canRescue(operator, 1)).toMatchObject({ code: "WRONG_STATE", reason: "workspace_has_owner" });
  });

  test("is not possible for an owner", () => {
    expect(reason(canRescue(as("owner"), 0))).toBe("missing_permission");
  });
});
