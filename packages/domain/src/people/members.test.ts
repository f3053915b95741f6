import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { alone, as, byRole, other, roles, room, shared } from "./members.fixture.ts";
import { canAddMember, canChangeRole, canLeave, canRemove } from "./members.ts";

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
