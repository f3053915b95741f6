import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { contains } from "../access/permission-set.ts";
import { roleIn } from "../access/roles.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { blueprints } from "../blueprints/index.ts";
import { organizationStates, workspaceStates } from "../lifecycle/states.ts";
import type { Decision } from "../refusals/refusal.ts";
import {
  type AcceptFacts,
  canAccept,
  canDecline,
  canInvite,
  canInviteToOrganization,
  canResend,
  canRevoke,
  invitationDays,
  invitationState,
  invitationStates,
  normalizeAddress,
} from "./invitations.ts";
import { canAddMember } from "./members.ts";

const reason = (decision: Decision) => (decision.allowed ? "allowed" : decision.reason);
const roles = ["owner", "admin", "member", "viewer"] as const;
const as = (workspace: string) => actorOf(complianceOps, { workspace });
const room = { isMember: false, isInvited: false, members: 1, pending: 0, limit: 5 };
const tenantAdmin = actorOf(aiGovernance, { organization: "tenant_admin", state: "outside" });
const stranger = { isMember: false, isInvited: false };

describe("the state of an invitation", () => {
  const sent = new Date("2026-01-01T00:00:00Z");
  const expires = new Date(sent.getTime() + invitationDays * 24 * 3600 * 1000);

  test("is pending for exactly seven days", () => {
    expect(expires).toEqual(new Date("2026-01-08T00:00:00Z"));
    expect(invitationState("pending", expires, new Date(expires.getTime() - 1))).toBe("pending");
    expect(invitationState("pending", expires, expires)).toBe("expired");
  });

  test("is final once it is accepted, declined or revoked, whatever the time", () => {
    for (const state of ["accepted", "declined", "revoked", "expired"] as const) {
      for (const now of [sent, expires, new Date("2030-01-01")]) {
        expect(invitationState(state, expires, now)).toBe(state);
      }
    }
  });
});

describe("inviting to a workspace", () => {
  test("has the same bounds as adding", () => {
    for (const actor of roles) {
      for (const role of roles) {
        const added = canAddMember(as(actor), role, room);
        const invited = canInvite(as(actor), role, room);
        expect(invited.allowed).toBe(added.allowed);
      }
    }
    expect(canInvite(as("admin"), "owner", room)).toMatchObject({
      message: "You need the Owner role to make a member an owner.",
    });
    expect(canInvite(as("viewer"), "viewer", room)).toMatchObject({
      message: "You need the Owner or Admin role to invite people.",
    });
  });

  test("gives no one more than the inviter holds, in any blueprint", () => {
    for (const model of Object.values(blueprints)) {
      for (const organization of [null, ...model.roles.organization.map((role) => role.key)]) {
        for (const workspace of [null, ...model.roles.workspace.map((role) => role.key)]) {
          const actor = actorOf(model, { organization, workspace });
          for (const role of model.roles.workspace) {
            if (!canInvite(actor, role.key, room).allowed) continue;
            expect(contains(actor.permissions, role.set)).toBe(true);
          }
          for (const role of model.roles.organization) {
            if (!canInviteToOrganization(actor, role.key, stranger).allowed) continue;
            const own = roleIn(model.roles, "organization", organization);
            expect(own !== undefined && contains(own.set, role.set)).toBe(true);
          }
        }
      }
    }
  });

  test("is for people who are neither members nor invited", () => {
    expect(reason(canInvite(as("owner"), "member", { ...room, isMember: true }))).toBe("already_member");
    expect(canInvite(as("owner"), "member", { ...room, isInvited: true })).toMatchObject({
      allowed: false,
      code: "CONFLICT",
      reason: "already_invited",
      message: "This address is already invited. Resend that invitation instead.",
      path: "email",
    });
  });

  test("takes a seat immediately", () => {
    expect(reason(canInvite(as("owner"), "member", { ...room, members: 2, pending: 2 }))).toBe("allowed");
    expect(reason(canInvite(as("owner"), "member", { ...room, members: 2, pending: 3 }))).toBe(
      "member_limit",
    );
    expect(reason(canAddMember(as("owner"), "member", { ...room, members: 2, pending: 3 }))).toBe(
      "member_limit",
    );
  });

  test("refuses an unknown role", () => {
    expect(canInvite(as("owner"), "king", room)).toMatchObject({ reason: "unknown_role", path: "role" });
    expect(reason(canInvite(as("owner"), "tenant_admin", room))).toBe("unknown_role");
  });
});

describe("inviting to an organization", () => {
  test("is reserved for tenant admins", () => {
    const member = actorOf(aiGovernance, { organization: "tenant_member", workspace: "workspace_admin" });
    for (const role of ["tenant_admin", "tenant_member"]) {
      expect(reason(canInviteToOrganization(tenantAdmin, role, stranger))).toBe("allowed");
      expect(reason(canInviteToOrganization(member, role, stranger))).toBe("missing_permission");
    }
  });

  test("is for people who are neither members nor invited", () => {
    expect(
      reason(canInviteToOrganization(tenantAdmin, "tenant_member", { ...stranger, isMember: true })),
    ).toBe("already_organization_member");
    expect(
      reason(canInviteToOrganization(tenantAdmin, "tenant_member", { ...stranger, isInvited: true })),
    ).toBe("already_invited");
  });

  test("appoints no admin where the platform admin appoints them", () => {
    const orgAdmin = actorOf(dataSecurity, { organization: "org_admin", state: "outside" });
    expect(reason(canInviteToOrganization(orgAdmin, "org_admin", stranger))).toBe("platform_appoints");
    expect(reason(canInviteToOrganization(orgAdmin, "org_member", stranger))).toBe("allowed");
  });
});

describe("an existing invitation", () => {
  const invitation = (state: (typeof invitationStates)[number], role = "member") =>
    ({ level: "workspace", role, state }) as const;
  const seats = { members: 2, pending: 1, limit: 5 };

  const settledOutcomes = [
    "allowed",
    "invitation_used",
    "invitation_declined",
    "invitation_revoked",
    "allowed",
  ];

  test("can be resent while it is pending or expired", () => {
    const outcomes = invitationStates.map((state) =>
      reason(canResend(as("admin"), invitation(state), seats)),
    );
    expect(outcomes).toEqual(settledOutcomes);
  });

  test("takes a new seat when it had expired, and otherwise keeps its seat", () => {
    const full = { members: 4, pending: 1, limit: 5 };
    expect(reason(canResend(as("admin"), invitation("pending"), full))).toBe("allowed");
    expect(reason(canResend(as("admin"), invitation("expired"), full))).toBe("member_limit");
  });

  test("can be revoked while it is pending or expired", () => {
    const outcomes = invitationStates.map((state) => reason(canRevoke(as("admin"), invitation(state))));
    expect(outcomes).toEqual(settledOutcomes);
  });

  test("is out of reach of people who hold less than it gives", () => {
    expect(reason(canResend(as("admin"), invitation("pending", "owner"), seats))).toBe("missing_permission");
    expect(reason(canRevoke(as("admin"), invitation("pending", "owner")))).toBe("above_yourself");
    expect(reason(canRevoke(as("owner"), invitation("pending", "owner")))).toBe("allowed");
    expect(reason(canRevoke(as("owner"), invitation("pending", "gone")))).toBe("above_yourself");
    for (const role of ["member", "viewer"]) {
      expect(reason(canResend(as(role), invitation("pending", "viewer"), seats))).toBe("missing_permission");
      expect(reason(canRevoke(as(role), invitation("pending", "viewer")))).toBe("missing_permission");
    }
  });

  test("to an organization requires the organization's permissions", () => {
    const toTenant = { level: "organization", role: "tenant_admin", state: "pending" } as const;
    const workspaceAdmin = actorOf(aiGovernance, {
      organization: "tenant_member",
      workspace: "workspace_admin",
    });
    expect(reason(canResend(tenantAdmin, toTenant, null))).toBe("allowed");
    expect(reason(canRevoke(tenantAdmin, toTenant))).toBe("allowed");
    expect(reason(canResend(workspaceAdmin, toTenant, null))).toBe("missing_permission");
    expect(reason(canRevoke(workspaceAdmin, toTenant))).toBe("missing_permission");
  });
});

describe("accepting an invitation", () => {
  const good: AcceptFacts = {
    state: "pending",
    invited: "member@example.test",
    address: "member@example.test",
    isBacked: true,
    level: "workspace",
    isMember: false,
    organization: "active",
    workspace: "active",
    seats: { members: 4, pending: 1, limit: 5 },
  };
  const accept = (given: Partial<AcceptFacts> = {}) => canAccept({ ...good, ...given });

  test("is for the invited, verified address, in time", () => {
    expect(reason(accept())).toBe("allowed");
    expect(reason(accept({ address: " Member@Example.test " }))).toBe("allowed");
  });

  const refused: readonly (readonly [string, Partial<AcceptFacts>, object])[] = [
    [
      "twice",
      { state: "accepted" },
      { code: "WRONG_STATE", reason: "invitation_used", message: "This invitation was already accepted." },
    ],
    [
      "after it was declined",
      { state: "declined" },
      { code: "WRONG_STATE", reason: "invitation_declined", message: "This invitation was declined." },
    ],
    ["before signing in", { address: null }, { code: "UNAUTHENTICATED", reason: "sign_in_first" }],
    ["after its time, to everyone", { address: null, state: "expired" }, { reason: "invitation_expired" }],
    [
      "after it was revoked",
      { state: "revoked" },
      { code: "WRONG_STATE", reason: "invitation_revoked", message: "This invitation was revoked." },
    ],
    [
      "after its time",
      { state: "expired" },
      {
        code: "WRONG_STATE",
        reason: "invitation_expired",
        message: "This invitation has expired. Ask for a new one.",
      },
    ],
    [
      "by another address",
      { address: "other@example.test" },
      {
        code: "FORBIDDEN",
        reason: "other_address",
        message: "This invitation was sent to another address. Sign in with that one.",
      },
    ],
    ["by a member", { isMember: true }, { code: "CONFLICT", reason: "already_member" }],
    [
      "by a member of the organization",
      { isMember: true, level: "organization", workspace: null, seats: null },
      { code: "CONFLICT", reason: "already_organization_member" },
    ],
    [
      "to an archived workspace",
      { workspace: "archived" },
      { code: "WRONG_STATE", reason: "workspace_archived" },
    ],
    ["to a deleted workspace", { workspace: "pending_deletion" }, { reason: "workspace_pending_deletion" }],
    ["to a deleted organization", { organization: "pending_deletion" }, { code: "NOT_FOUND" }],
    ["to a purged organization", { organization: "purged" }, { reason: "no_such_invitation" }],
    [
      "where there are too many members since a downgrade",
      { seats: { members: 5, pending: 1, limit: 5 } },
      { code: "LIMIT_REACHED", reason: "member_limit" },
    ],
  ];

  test.each(refused)("is refused %s", (_, given, refusal) => {
    expect(accept(given)).toMatchObject(refusal);
  });

  test("needs no free seat besides the one that the invitation holds", () => {
    expect(reason(accept({ seats: { members: 4, pending: 1, limit: 5 } }))).toBe("allowed");
    expect(reason(accept({ seats: { members: 4, pending: 9, limit: 5 } }))).toBe("allowed");
  });

  test("is possible while the deletion of the organization awaits confirmation", () => {
    expect(reason(accept({ organization: "deletion_requested" }))).toBe("allowed");
  });

  test("does not reveal the state of the workspace to a stranger with the link", () => {
    for (const workspace of workspaceStates) {
      for (const organization of organizationStates) {
        expect(reason(accept({ address: "other@example.test", workspace, organization }))).toBe(
          "other_address",
        );
      }
    }
  });

  test("never lets in more people than there are seats, in any sequence of sending, accepting and revoking", () => {
    const step = fc.constantFrom("invite", "accept", "revoke", "expire", "downgrade");
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let [members, pending, limit] = [1, 0, 5];
        for (const one of steps) {
          const seats = { members, pending, limit };
          const before = members;
          if (one === "invite" && canInvite(as("owner"), "member", { ...stranger, ...seats }).allowed)
            pending += 1;
          if (one === "accept" && pending > 0 && accept({ seats }).allowed)
            [members, pending] = [members + 1, pending - 1];
          if (one === "revoke" || one === "expire") pending = Math.max(0, pending - 1);
          if (one === "downgrade") limit = 3;
          if (members > before) expect(members).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});

describe("declining an invitation", () => {
  test("is possible once, in time", () => {
    const decline = (state: AcceptFacts["state"]) => reason(canDecline({ state }));
    expect(Object.fromEntries(invitationStates.map((state) => [state, decline(state)]))).toEqual({
      pending: "allowed",
      accepted: "invitation_used",
      declined: "invitation_declined",
      revoked: "invitation_revoked",
      expired: "invitation_expired",
    });
  });
});

describe("an address", () => {
  test.each([
    ["Member@Example.test", "member@example.test"],
    ["  a@b.test\n", "a@b.test"],
    ["ÄÖ@example.test", "äö@example.test"],
  ])("%j is kept as %j", (given, kept) => {
    expect(normalizeAddress(given)).toBe(kept);
    expect(normalizeAddress(kept)).toBe(kept);
  });
});
