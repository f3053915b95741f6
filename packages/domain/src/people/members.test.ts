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

/** The expected decision for every role of compliance-ops, in order. */
const byRole = (decide: (role: string) => Decision) => roles.map((role) => reason(decide(role)));

describe("adding a member in compliance-ops", () => {
  test("owners add anyone, admins everyone except owners, members and viewers no one", () => {
    const table = roles.map((actor) => [actor, ...byRole((role) => canAddMember(as(actor), role, room))]);
    const no = "missing_permission";
    expect(table).toEqual([
      ["owner", "allowed", "allowed", "allowed", "allowed"],
      ["admin", no, "allowed", "allowed", "allowed"],
      ["member", no, no, no, no],
      ["viewer", no, no, no, no],
    ]);
  });

  test("an admin who tries to add an owner reads who can", () => {
    expect(canAddMember(as("admin"), "owner", room)).toMatchObject({
      code: "FORBIDDEN",
      message: "You need the Owner role to make a member an owner.",
    });
  });

  test("an existing member is refused with this sentence", () => {
    expect(canAddMember(as("owner"), "member", { ...room, isMember: true })).toMatchObject({
      allowed: false,
      code: "CONFLICT",
      reason: "already_member",
      message: "User is already a member of this workspace",
    });
  });

  test("an invited person takes a seat", () => {
    expect(reason(canAddMember(as("owner"), "member", { ...room, members: 4, pending: 1 }))).toBe(
      "member_limit",
    );
  });

  test("the last seat within the plan's limit can be filled", () => {
    expect(reason(canAddMember(as("owner"), "member", { ...room, members: 4 }))).toBe("allowed");
    expect(reason(canAddMember(as("owner"), "member", { ...room, members: 5 }))).toBe("member_limit");
    expect(reason(canAddMember(as("owner"), "member", { ...room, members: 5000, limit: null }))).toBe(
      "allowed",
    );
  });

  test("a person without the permission learns neither who the members are nor how many", () => {
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

  test("no one is added to an archived workspace", () => {
    const owner = actorOf(complianceOps, { workspace: "owner", state: "archived" });
    expect(reason(canAddMember(owner, "member", room))).toBe("workspace_archived");
  });
});

describe("changing a role in compliance-ops", () => {
  test("owners change anyone to anything", () => {
    for (const from of roles) {
      expect(byRole((to) => canChangeRole(as("owner"), other(from), to, shared))).toEqual(
        roles.map(() => "allowed"),
      );
    }
  });

  test("admins change everyone below an owner to everything below an owner", () => {
    for (const from of roles) {
      const [toOwner, ...below] = byRole((to) => canChangeRole(as("admin"), other(from), to, shared));
      expect(toOwner).toBe("missing_permission");
      expect(below).toEqual(below.map(() => (from === "owner" ? "above_yourself" : "allowed")));
    }
  });

  test("members and viewers change no one's role, not even their own", () => {
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

  test("the last owner can't step down, and reads what to do first", () => {
    expect(canChangeRole(as("owner"), { userId: "actor", role: "owner" }, "admin", alone)).toMatchObject({
      allowed: false,
      code: "CONFLICT",
      reason: "last_owner",
      message: "No one else here has the Owner role. Give it to someone else first.",
    });
  });

  test("making the last owner an owner again is allowed and changes nothing", () => {
    expect(reason(canChangeRole(as("owner"), { userId: "actor", role: "owner" }, "owner", alone))).toBe(
      "allowed",
    );
  });

  test("roles below the owner's change freely, even with a single owner", () => {
    expect(reason(canChangeRole(as("owner"), other("admin"), "viewer", alone))).toBe("allowed");
  });

  test("a former owner can be promoted again", () => {
    expect(reason(canChangeRole(as("owner"), other("member"), "owner", shared))).toBe("allowed");
  });

  test("an unknown role is bad input", () => {
    expect(reason(canChangeRole(as("owner"), other("member"), "king", shared))).toBe("unknown_role");
  });
});

describe("removing a member in compliance-ops", () => {
  test("owners remove anyone, admins everyone but owners, others no one", () => {
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

  test("no one removes themselves", () => {
    for (const role of ["owner", "admin"]) {
      expect(canRemove(as(role), { userId: "actor", role }, shared)).toMatchObject({
        code: "FORBIDDEN",
        reason: "remove_yourself",
        message: "You can't remove yourself. Leave the workspace instead.",
      });
    }
  });

  // An owner who can't sign in does not count, so the last one who can might be someone other than the actor.
  test("the last owner who can sign in can't be removed", () => {
    expect(reason(canRemove(as("owner"), other("owner"), alone))).toBe("last_owner");
  });
});

describe("leaving in compliance-ops", () => {
  test("everyone can leave while an owner stays", () => {
    expect(byRole((role) => canLeave(as(role), role, shared))).toEqual(roles.map(() => "allowed"));
  });

  test("only the last owner can't leave", () => {
    expect(byRole((role) => canLeave(as(role), role, alone))).toEqual([
      "last_owner",
      "allowed",
      "allowed",
      "allowed",
    ]);
  });

  test("an archived workspace can be left, a deleted one can't", () => {
    const member = (state: "archived" | "pending_deletion") =>
      actorOf(complianceOps, { workspace: "member", state });
    expect(reason(canLeave(member("archived"), "member", shared))).toBe("allowed");
    expect(reason(canLeave(member("pending_deletion"), "member", shared))).toBe("workspace_pending_deletion");
  });
});

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

  test("is assigned, changed and removed by people who hold as much", () => {
    const admin = knowing(as("admin"));
    expect(reason(canAddMember(admin, "auditor", room))).toBe("allowed");
    expect(reason(canChangeRole(admin, other("viewer"), "auditor", shared))).toBe("allowed");
    expect(reason(canRemove(admin, other("auditor"), shared))).toBe("allowed");
  });

  test("can't be assigned by people who hold less", () => {
    const helper = knowing({
      ...as("viewer"),
      permissions: of(["workspace:read", "member:leave", "member:add", "member:remove"], coreCatalogue),
    });
    expect(reason(canAddMember(helper, "auditor", room))).toBe("above_yourself");
    expect(reason(canRemove(helper, other("auditor"), shared))).toBe("above_yourself");
  });

  test("that was not read is refused, and its holders can't be changed", () => {
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

  test("tenant admins and workspace admins assign all three roles", () => {
    for (const actor of [tenantAdmin, workspaceAdmin]) {
      for (const role of workspaceRoles) {
        expect(
          reason(canAddMember(actor, role, { isMember: false, members: 9, pending: 9, limit: null })),
        ).toBe("allowed");
        expect(reason(canChangeRole(actor, other("workspace_viewer"), role, shared))).toBe("allowed");
      }
    }
  });

  test("members and viewers manage no one", () => {
    for (const workspace of ["workspace_member", "workspace_viewer"]) {
      const actor = actorOf(aiGovernance, { organization: "tenant_member", workspace });
      expect(reason(canAddMember(actor, "workspace_viewer", { ...room, limit: null }))).toBe(
        "missing_permission",
      );
      expect(reason(canRemove(actor, other("workspace_viewer"), shared))).toBe("missing_permission");
    }
  });

  test("the last workspace admin can go while a tenant admin stands in, which the facts count", () => {
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

describe("a role that manages members and not much else", () => {
  // In the built-in blueprints, a role that manages members holds everything that it assigns. Here an editor does not.
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

  test("can't assign a role that allows more", () => {
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

  test("can't promote anyone, least of all its holder", () => {
    expect(reason(canChangeRole(helper, { userId: "actor", role: "member" }, "admin", shared))).toBe(
      "above_yourself",
    );
  });

  test("can't change anyone whose role allows more", () => {
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

  test("is possible for the platform admin when no one owns it any more", () => {
    expect(reason(canRescue(operator, 0))).toBe("allowed");
    expect(canRescue(operator, 1)).toMatchObject({ code: "WRONG_STATE", reason: "workspace_has_owner" });
  });

  test("is not possible for an owner", () => {
    expect(reason(canRescue(as("owner"), 0))).toBe("missing_permission");
  });
});

describe("any sequence of changes to members", () => {
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

  test("keeps an owner, and lets no one assign, change or remove what is above them", () => {
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

  test("is refused to a person without a role", () => {
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

  test("is refused to a person without any organization", () => {
    const nowhere: Actor = { ...as("owner"), blueprint: null, roles: noRoles };
    expect(reason(canAddMember(nowhere, "member", room))).toBe("unknown_role");
    expect(reason(canChangeRole(nowhere, other("member"), "viewer", shared))).toBe("unknown_role");
    expect(reason(canMakeOwner(nowhere, other("member")))).toBe("unknown_role");
  });
});
