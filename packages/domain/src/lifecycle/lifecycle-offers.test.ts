import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { blueprints } from "../blueprints/index.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { north } from "./lifecycle.fixture.ts";
import { canHappen, canOffer, canSwitch } from "./lifecycle.ts";

describe("the slug", () => {
  test("changes in compliance-ops and machine-fleet, and nowhere else", () => {
    const change = (blueprint: Blueprint) => canHappen(blueprint, "change_slug", north).allowed;
    expect(
      Object.values(blueprints)
        .filter(change)
        .map((blueprint) => blueprint.key),
    ).toEqual(["compliance-ops", "machine-fleet"]);
  });
});

describe("what the console offers", () => {
  test("is what the actor can do and the state allows", () => {
    const owner = actorOf(complianceOps, { workspace: "owner" });
    const viewer = actorOf(complianceOps, { workspace: "viewer" });
    expect(reason(canOffer(owner, "request_deletion", north))).toBe("allowed");
    expect(reason(canOffer(viewer, "request_deletion", north))).toBe("missing_permission");
    const archived = { ...north, state: "archived" } as const;
    const ownerThere = actorOf(complianceOps, { workspace: "owner", state: "archived" });
    expect(reason(canOffer(ownerThere, "archive", archived))).toBe("already_archived");
    expect(reason(canOffer(ownerThere, "rename", archived))).toBe("workspace_archived");
    expect(reason(canOffer(ownerThere, "unarchive", archived))).toBe("allowed");
  });

  test("reports the missing permission rather than anything else that blocks it", () => {
    const member = actorOf(aiGovernance, { organization: "tenant_member", workspace: "workspace_member" });
    const facts = { ...north, isDefault: true };
    expect(canOffer(member, "archive", facts)).toMatchObject({
      message: "You need the Tenant admin role to archive and unarchive the workspace.",
    });
  });

  test("never includes what only the platform admin or the system does", () => {
    const owner = actorOf(complianceOps, { workspace: "owner" });
    expect(canOffer(owner, "purge", { ...north, state: "pending_deletion" }).allowed).toBe(false);
    expect(canOffer(owner, "rescue", north).allowed).toBe(false);
    expect(canOffer({ ...owner, blueprint: null }, "rename", north).allowed).toBe(false);
  });
});

describe("switching", () => {
  test("leads to an active workspace that the person is a member of", () => {
    const viewer = actorOf(aiGovernance, { organization: "tenant_member", workspace: "workspace_viewer" });
    expect(reason(canSwitch(viewer, north))).toBe("allowed");
  });

  test("does not lead a tenant admin to a workspace that they are not a member of", () => {
    const admin = actorOf(aiGovernance, { organization: "tenant_admin" });
    expect(canSwitch(admin, north)).toMatchObject({ code: "FORBIDDEN", reason: "not_a_member" });
  });

  test("does not lead to an archived workspace", () => {
    const member = actorOf(complianceOps, { workspace: "member", state: "archived" });
    expect(reason(canSwitch(member, { ...north, state: "archived" }))).toBe("workspace_archived");
  });
});
