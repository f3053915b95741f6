import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import type { Actor } from "../access/actor.ts";
import { contains, of } from "../access/permission-set.ts";
import { coreCatalogue } from "../access/permissions.ts";
import { makeRole, noRoles } from "../access/roles.ts";
import { defineBlueprint, permissionsOf, workspaceRole } from "../blueprint/blueprint.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import type { Decision } from "../refusals/refusal.ts";
import {
  canAddMember,
  canChangeRole,
  canLeave,
  canMakeOwner,
  canRemove,
  canRescue,
  canTransferOwnership,
} from "./members.ts";

const roles = ["owner", "admin", "member", "viewer"] as const;
const room = { isMember: false, members: 1, pending: 0, limit: 5 };
const shared = { otherOwners: 1 };
const alone = { otherOwners: 0 };

const as = (workspace: string, id = "actor") => actorOf(complianceOps, { workspace, id });
const other = (role: string) => ({ userId: "other", role });
const reason = (decision: Decision) => (decision.allowed ? "allowed" : decision.reason);

/** For every role of compliance-ops, in their order, what the decision is. */
const byRole = (decide: (role: string) => Decision) => roles.map((role) => reason(decide(role)));

describe("adding a member in compliance-ops", () => {
  test("owners add anybody; admins everybody but owners; members and viewers nobody", () => {
    const table = roles.map((actor) => [actor, ...byRole((role) => canAddMember(as(actor), role, room))]);
    const no = "missing_permission";
    expect(table).toEqual([
      ["owner", "allowed", "allowed", "allowed", "allowed"],
      ["admin", no, "allowed", "allowed", "allowed"],
      ["member", no, no, no, no],
      ["viewer", no, no, no, no],
    ]);
  });

  test("an admin who wants to add an owner is told who can", () => {
    expect(canAddMember(as("admin"), "owner", room)).toMatchObject({
      code: "FORBIDDEN",
      message: "You need the Owner role to make a member an owner.",
    });
  });

  test("somebody who is in already is refused in these words", () => {
    expect(canAddMember(as("owner"), "member", { ...room, isMember: true })).toMatchObject({
      allowed: false,
      code: "CONFLICT",
      reason: "already_member",
      message: "User is already a member of this workspace",
    });
  });

  test("an invited person's seat is taken", () => {
    expect(reason(canAddMember(as("owner"), "member", { ...room, members: 4, pending: 1 }))).toBe(
      "member_limit",
    );
  });

  test("the plan's limit is the last place that is filled", () => {
    expect(reason(canAddMember(as("owner"), "member", { ...room, members: 4 }))).toBe("allowed");
    expect(reason(canAddMember(as("owner"), "member", { ...room, members: 5 }))).toBe("member_limit");
    expect(reason(canAddMember(as("owner"), "member", { ...room, members: 5000, limit: null }))).toBe(
      "allowed",
    );
  });

  test("somebody without the permission learns neither who is in nor how full it is", () => {
    const full = { isMember: true, members: 5, pending: 0, limit: 5 };
    expect(reason(canAddMember(as("viewer"), "member", full))).toBe("missing_permission");
  });

  test.each(["", "king", "tenant_admin", "toString", "__proto__"])("the role %j is bad input", (role) => {
    expect(canAddMember(as("owner"), role, room)).toMatchObject({
      code: "INVALID",
      reason: "unknown_role",
      path: "role",
    });
  });

  test("nobody is added to an archived workspace", () => {
    const owner = actorOf(complianceOps, { workspace: "owner", state: "archived" });
    expect(reason(canAddMember(owner, "member", room))).toBe("workspace_archived");
  });
});

describe("changing a role in compliance-ops", () => {
  test("owners change anybody to anything", () => {
    for (const from of roles) {
      expect(byRole((to) => canChangeRole(as("owner"), other(from), to, shared))).toEqual(
        roles.map(() => "allowed"),
      );
    }
  });

  test("admins change everybody below an owner to everything below an owner", () => {
    for (const from of roles) {
      const [toOwner, ...below] = byRole((to) => canChangeRole(as("admin"), other(from), to, shared));
      expect(toOwner).toBe("missing_permission");
      expect(below).toEqual(below.map(() => (from === "owner" ? "above_yourself" : "allowed")));
    }
  });

  test("members and viewers change nobody, not even themselves", () => {
    for (const actor of ["member", "viewer"]) {
      expect(byRole((to) => canChangeRole(as(actor), { userId: "actor", role: actor }, to, shared))).toEqual(
        roles.map(() => "missing_permission"),
      );
    }
  });

  test("an owner steps down while another owner stays", () => {
    expect(reason(canChangeRole(as("owner"), { userId: "actor", role: "owner" }, "member", shared))).toBe(
      "allowed",
    );
  });

  test("the last owner does not step down, and is told what to do first", () => {
    expect(canChangeRole(as("owner"), { userId: "actor", role: "owner" }, "admin", alone)).toMatchObject({
      allowed: false,
      code: "CONFLICT",
      reason: "last_owner",
      message: "No one else here has the Owner role. Give it to someone else first.",
    });
  });

  test("the last owner may be made an owner again, which changes nothing", () => {
    expect(reason(canChangeRole(as("owner"), { userId: "actor", role: "owner" }, "owner", alone))).toBe(
      "allowed",
    );
  });

  test("somebody below an owner changes freely, even with a single owner", () => {
    expect(reason(canChangeRole(as("owner"), other("admin"), "viewer", alone))).toBe("allowed");
  });

  test("a former owner can be promoted again", () => {
    expect(reason(canChangeRole(as("owner"), other("member"), "owner", shared))).toBe("allowed");
  });

  test("a role that is none is bad input", () => {
    expect(reason(canChangeRole(as("owner"), other("member"), "king", shared))).toBe("unknown_role");
  });
});

describe("removing a member in compliance-ops", () => {
  test("owners remove anybody, admins everybody but owners, others nobody", () => {
    const table = roles.map((actor) => [
      actor,
      ...byRole((role) => canRemove(as(actor), other(role), shared)),
    ]);
    const no = "missing_permission";
    expect(table).toEqual([
      ["owner", "allowed", "allowed", "allowed", "allowed"],
      ["admin", "above_yourself", "allowed", "allowed", "allowed"],
      ["member", no, no, no, no],
      ["viewer", no, no, no, no],
    ]);
  });

  test("nobody removes themselves", () => {
    for (const role of ["owner", "admin"]) {
      expect(canRemove(as(role), { userId: "actor", role }, shared)).toMatchObject({
        code: "FORBIDDEN",
        reason: "remove_yourself",
        message: "You can't remove yourself. Leave the workspace instead.",
      });
    }
  });

  // Another owner is counted out when they cannot sign in, so the last who can may be somebody else than the actor.
  test("the last owner who can sign in is not removed", () => {
    expect(reason(canRemove(as("owner"), other("owner"), alone))).toBe("last_owner");
  });
});

describe("leaving in compliance-ops", () => {
  test("everybody leaves while an owner stays", () => {
    expect(byRole((role) => canLeave(as(role), role, shared))).toEqual(roles.map(() => "allowed"));
  });

  test("the last owner stays, the others leave", () => {
    expect(byRole((role) => canLeave(as(role), role, alone))).toEqual([
      "last_owner",
      "allowed",
      "allowed",
      "allowed",
    ]);
  });

  test("an archived workspace can be left, a deleted one is out of reach", () => {
    const member = (state: "archived" | "pending_deletion") =>
      actorOf(complianceOps, { workspace: "member", state });
    expect(reason(canLeave(member("archived"), "member", shared))).toBe("allowed");
    expect(reason(canLeave(member("pending_deletion"), "member", shared))).toBe("workspace_pending_deletion");
  });
});

describe("making an owner in compliance-ops", () => {
  test("only owners do", () => {
    expect(byRole((actor) => canMakeOwner(as(actor), other("member")))).toEqual([
      "allowed",
      "missing_permission",
      "missing_permission",
      "missing_permission",
    ]);
  });

  test("who is one already is refused", () => {
    expect(canMakeOwner(as("owner"), other("owner"))).toMatchObject({
      code: "CONFLICT",
      reason: "already_owner",
      message: "They already have the Owner role.",
    });
  });
});

describe("handing over the ownership in compliance-ops", () => {
  const facts = { own: "owner", otherOwners: 0, targetSignsIn: true };

  test("makes somebody an owner, who may be the only one afterwards", () => {
    expect(byRole((role) => canTransferOwnership(as("owner"), other("member"), role, facts))).toEqual([
      "no_step_down",
      "allowed",
      "allowed",
      "allowed",
    ]);
    expect(reason(canTransferOwnership(as("owner"), other("member"), null, facts))).toBe("allowed");
  });

  test("is an owner's alone", () => {
    for (const role of ["admin", "member", "viewer"]) {
      const own = { ...facts, own: role };
      expect(canTransferOwnership(as(role), other("member"), "viewer", own)).toMatchObject({
        reason: "missing_permission",
        message: "You need the Owner role to make a member an owner.",
      });
    }
  });

  test("does not leave the workspace to somebody who cannot sign in", () => {
    const locked = { ...facts, targetSignsIn: false };
    expect(reason(canTransferOwnership(as("owner"), other("member"), "admin", locked))).toBe("last_owner");
    expect(reason(canTransferOwnership(as("owner"), other("member"), null, locked))).toBe("allowed");
    const third = { ...locked, otherOwners: 1 };
    expect(reason(canTransferOwnership(as("owner"), other("member"), "admin", third))).toBe("allowed");
  });

  test("goes to somebody who is no owner yet, in a role that there is", () => {
    expect(reason(canTransferOwnership(as("owner"), other("owner"), "admin", facts))).toBe("already_owner");
    expect(reason(canTransferOwnership(as("owner"), other("member"), "king", facts))).toBe("unknown_role");
    expect(
      reason(canTransferOwnership(as("owner"), { userId: "actor", role: "owner" }, "admin", facts)),
    ).toBe("already_owner");
  });

  test("steps nobody down who is no owner there themselves", () => {
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

describe("a custom role in a workspace", () => {
  const auditor = makeRole(
    {
      key: "auditor",
      name: "Auditor",
      description: "Reads along.",
      rank: 9,
      permissions: ["workspace:read", "member:leave", "audit:read"],
    },
    coreCatalogue,
  );
  const knowing = (actor: Actor): Actor => ({
    ...actor,
    roles: { ...actor.roles, workspace: [...actor.roles.workspace, auditor] },
  });

  test("is given, changed and taken by who holds as much", () => {
    const admin = knowing(as("admin"));
    expect(reason(canAddMember(admin, "auditor", room))).toBe("allowed");
    expect(reason(canChangeRole(admin, other("viewer"), "auditor", shared))).toBe("allowed");
    expect(reason(canRemove(admin, other("auditor"), shared))).toBe("allowed");
  });

  test("is not given by who holds less", () => {
    const helper = knowing({
      ...as("viewer"),
      permissions: of(["workspace:read", "member:leave", "member:add", "member:remove"], coreCatalogue),
    });
    expect(reason(canAddMember(helper, "auditor", room))).toBe("above_yourself");
    expect(reason(canRemove(helper, other("auditor"), shared))).toBe("above_yourself");
  });

  test("that was not read is refused, and whoever has it is left alone", () => {
    expect(reason(canAddMember(as("owner"), "auditor", room))).toBe("unknown_role");
    expect(reason(canRemove(as("owner"), other("auditor"), shared))).toBe("above_yourself");
    expect(reason(canChangeRole(as("owner"), other("auditor"), "viewer", shared))).toBe("above_yourself");
  });
});

describe("members in ai-governance", () => {
  const tenantAdmin = actorOf(aiGovernance, { organization: "tenant_admin" });
  const workspaceAdmin = actorOf(aiGovernance, {
    organization: "tenant_member",
    workspace: "workspace_admin",
  });
  const workspaceRoles = ["workspace_admin", "workspace_member", "workspace_viewer"] as const;

  test("tenant admins and workspace admins give all three roles", () => {
    for (const actor of [tenantAdmin, workspaceAdmin]) {
      for (const role of workspaceRoles) {
        expect(
          reason(canAddMember(actor, role, { isMember: false, members: 9, pending: 9, limit: null })),
        ).toBe("allowed");
        expect(reason(canChangeRole(actor, other("workspace_viewer"), role, shared))).toBe("allowed");
      }
    }
  });

  test("members and viewers manage nobody", () => {
    for (const workspace of ["workspace_member", "workspace_viewer"]) {
      const actor = actorOf(aiGovernance, { organization: "tenant_member", workspace });
      expect(reason(canAddMember(actor, "workspace_viewer", { ...room, limit: null }))).toBe(
        "missing_permission",
      );
      expect(reason(canRemove(actor, other("workspace_viewer"), shared))).toBe("missing_permission");
    }
  });

  test("the last workspace admin may go while a tenant admin stands in, which the facts count", () => {
    expect(reason(canLeave(workspaceAdmin, "workspace_admin", shared))).toBe("allowed");
    expect(canLeave(workspaceAdmin, "workspace_admin", alone)).toMatchObject({
      reason: "last_owner",
      message: "No one else here has the Workspace admin role. Give it to someone else first.",
    });
  });

  test("a tenant admin in a workspace where they have no role appoints its admin", () => {
    expect(reason(canMakeOwner(tenantAdmin, other("workspace_member")))).toBe("allowed");
  });
});

describe("somebody who may manage members and not much else", () => {
  // In the blueprints so far, who manages members may do all that the roles they give may do. Here an editor may not.
  const model = defineBlueprint({
    ...machineFleet,
    roles: {
      organization: [],
      workspace: machineFleet.roles.workspace.map((role) =>
        role.key === "member"
          ? {
              ...role,
              permissions: [
                ...role.permissions,
                "member:add",
                "member:change_role",
                "member:remove",
              ] as const,
            }
          : role,
      ),
    },
  });
  const helper = actorOf(model, { workspace: "member" });

  test("gives nobody a role that may do more", () => {
    expect(canAddMember(helper, "admin", room)).toMatchObject({
      allowed: false,
      code: "FORBIDDEN",
      reason: "above_yourself",
      message: "You can't give a role that can do more than you can.",
      path: "role",
    });
    expect(reason(canAddMember(helper, "member", room))).toBe("allowed");
    expect(reason(canChangeRole(helper, other("member"), "admin", shared))).toBe("above_yourself");
  });

  test("raises nobody, themselves least of all", () => {
    expect(reason(canChangeRole(helper, { userId: "actor", role: "member" }, "admin", shared))).toBe(
      "above_yourself",
    );
  });

  test("touches nobody whose role may do more", () => {
    expect(canRemove(helper, other("admin"), shared)).toMatchObject({
      reason: "above_yourself",
      message: "You can't change someone whose role can do more than you can.",
    });
    expect(reason(canChangeRole(helper, other("admin"), "member", shared))).toBe("above_yourself");
    expect(reason(canRemove(helper, other("member"), shared))).toBe("allowed");
  });
});

describe("rescuing a workspace", () => {
  const operator = actorOf(complianceOps, { platform: ["platform:rescue_workspace"] });

  test("is the platform admin's, when nobody owns it any more", () => {
    expect(reason(canRescue(operator, 0))).toBe("allowed");
    expect(canRescue(operator, 1)).toMatchObject({ code: "WRONG_STATE", reason: "workspace_has_owner" });
  });

  test("is not an owner's", () => {
    expect(reason(canRescue(as("owner"), 0))).toBe("missing_permission");
  });
});

describe("whatever people try with members", () => {
  const people = ["p1", "p2", "p3", "p4"] as const;
  const person = fc.constantFrom(...people);
  const role = fc.constantFrom(...roles);
  const attempt = fc.record({
    verb: fc.constantFrom("add", "change", "remove", "leave", "make"),
    actor: person,
    target: person,
    role,
  });
  type Attempt = {
    readonly verb: "add" | "change" | "remove" | "leave" | "make";
    readonly actor: string;
    readonly target: string;
    readonly role: string;
  };

  const otherOwners = (members: ReadonlyMap<string, string>, target: string) =>
    [...members].filter(([id, held]) => held === "owner" && id !== target).length;

  function decide(members: ReadonlyMap<string, string>, { verb, actor, target, role }: Attempt): Decision {
    const me = as(members.get(actor) ?? "", actor);
    const them = { userId: target, role: members.get(target) ?? "" };
    const facts = { otherOwners: otherOwners(members, verb === "leave" ? actor : target) };
    switch (verb) {
      case "add":
        return canAddMember(me, role, {
          isMember: members.has(target),
          members: members.size,
          pending: 0,
          limit: 3,
        });
      case "change":
        return canChangeRole(me, them, role, facts);
      case "remove":
        return canRemove(me, them, facts);
      case "leave":
        return canLeave(me, members.get(actor) ?? "", facts);
      case "make":
        return canMakeOwner(me, them);
    }
  }

  function apply(members: Map<string, string>, { verb, actor, target, role }: Attempt): void {
    if (verb === "remove") members.delete(target);
    else if (verb === "leave") members.delete(actor);
    else members.set(target, verb === "make" ? "owner" : role);
  }

  const isPossible = (members: ReadonlyMap<string, string>, { verb, actor, target }: Attempt) =>
    members.has(actor) && (verb === "add" || verb === "leave" || members.has(target));

  test("there is always an owner, and nobody gives, changes or removes what is above them", () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        const members = new Map<string, string>([["p1", "owner"]]);
        for (const one of attempts) {
          if (!isPossible(members, one) || !decide(members, one).allowed) continue;
          const own = permissionsOf(complianceOps, null, members.get(one.actor) ?? null);
          const before = workspaceRole(complianceOps, members.get(one.target) ?? null);
          apply(members, one);
          const after = workspaceRole(complianceOps, members.get(one.target) ?? null);
          if (one.verb !== "leave") {
            if (before !== undefined) expect(contains(own, before.set)).toBe(true);
            if (after !== undefined) expect(contains(own, after.set)).toBe(true);
          }
          expect([...members.values()]).toContain("owner");
          expect(members.size).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("everything is refused to somebody without a role", () => {
    const stranger: Actor = actorOf(complianceOps, { id: "stranger" });
    fc.assert(
      fc.property(role, role, (from, to) => {
        expect(canAddMember(stranger, to, room).allowed).toBe(false);
        expect(canChangeRole(stranger, other(from), to, shared).allowed).toBe(false);
        expect(canRemove(stranger, other(from), shared).allowed).toBe(false);
        expect(canLeave(stranger, from, shared).allowed).toBe(false);
        expect(canMakeOwner(stranger, other(from)).allowed).toBe(false);
      }),
    );
  });

  test("everything is refused to somebody in no organization at all", () => {
    const nowhere: Actor = { ...as("owner"), blueprint: null, roles: noRoles };
    expect(reason(canAddMember(nowhere, "member", room))).toBe("unknown_role");
    expect(reason(canChangeRole(nowhere, other("member"), "viewer", shared))).toBe("unknown_role");
    expect(reason(canMakeOwner(nowhere, other("member")))).toBe("unknown_role");
  });
});
