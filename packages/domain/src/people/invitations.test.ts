import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { contains } from "../access/permission-set.ts";
import { roleIn } from "../access/roles.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { blueprints } from "../blueprints/index.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { as, stranger } from "./invitations.fixture.ts";
import {
  canInvite,
  canInviteToOrganization,
  canResend,
  canRevoke,
  invitationDays,
  invitationState,
  invitationStates,
} from "./invitations.ts";
import { canAddMember } from "./members.ts";

const roles = ["owner", "admin", "member", "viewer"] as const;

const room = { isMember: false, isInvited: false, members: 1, pending: 0, limit: 5 };

const tenantAdmin = actorOf(aiGovernance, { organization: "tenant_admin", state: "outside" });

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
