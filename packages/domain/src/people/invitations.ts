import type { Actor } from "../access/actor.ts";
import { can } from "../access/decide.ts";
import {
  canGiveInOrganization,
  canGiveInWorkspace,
  canTouch,
  canTouchInOrganization,
  withRole,
} from "../access/grants.ts";
import type { RoleLevel } from "../access/levels.ts";
import type { PermissionName } from "../access/permissions.ts";
import { roleIn } from "../access/roles.ts";
import type { OrganizationState, WorkspaceState } from "../lifecycle/states.ts";
import { canAddWithin, canSeatAnother, type Seats } from "../plans/limits.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { alreadyMember } from "./members.ts";
import { alreadyInOrganization } from "./organization-members.ts";

/** How long an invitation can be accepted after it was sent, in days. */
export const invitationDays = 7;

/** Where an invitation stands. Only a pending one can be accepted; sending an expired one again makes it pending. */
export const invitationStates = ["pending", "accepted", "revoked", "expired"] as const;
export type InvitationState = (typeof invitationStates)[number];

/** The state by the clock: what is stored as pending is expired from `expiresAt` on. */
export function invitationState(stored: InvitationState, expiresAt: Date, now: Date): InvitationState {
  return stored === "pending" && now.getTime() >= expiresAt.getTime() ? "expired" : stored;
}

/** An email address in the one form in which addresses are kept and compared. */
export function normalizeAddress(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}

/** An invitation to a workspace, or to the organization: its role, and where it stands by the clock. */
export type InvitationFacts = {
  readonly level: RoleLevel;
  readonly role: string;
  readonly state: InvitationState;
};

type Verb = "create" | "revoke";

const needed: Readonly<Record<RoleLevel, Readonly<Record<Verb, PermissionName>>>> = {
  organization: {
    create: "organization_invitation:create",
    revoke: "organization_invitation:revoke",
  },
  workspace: { create: "invitation:create", revoke: "invitation:revoke" },
};

/** For an address that has a pending invitation to the same place; also what the database's constraint is answered with. */
export const alreadyInvited = refuse("already_invited", {}, "email");

/** For a link that belongs to no invitation: a wrong one, or one that a newer link has replaced. */
export const noSuchInvitation = refuse("no_such_invitation");

/** For sending an expired invitation again to an address that was invited anew since. */
export const invitationReplaced = refuse("invitation_replaced");

/** What is said of an invitation that is not pending any more. */
const settled: Readonly<Record<InvitationState, Decision>> = {
  pending: allowed,
  accepted: refuse("invitation_used"),
  revoked: refuse("invitation_revoked"),
  expired: refuse("invitation_expired"),
};

const otherAddress = refuse("other_address");

const notBacked = refuse("not_backed");

/** What somebody is told who is invited to a workspace that nobody can enter now. */
const closed = {
  archived: refuse("workspace_archived", { to: "join" }),
  pending_deletion: refuse("workspace_pending_deletion", { to: "join" }),
} as const;

function canGiveAt(actor: Actor, level: RoleLevel, role: string): Decision {
  return withRole(roleIn(actor.roles, level, role), (known) =>
    level === "organization" ? canGiveInOrganization(actor, known) : canGiveInWorkspace(actor, known),
  );
}

/**
 * May the actor invite somebody to the workspace in this role? They could give it themselves, the address is neither in
 * nor invited, and there is a seat: a pending invitation holds one.
 */
export function canInvite(
  actor: Actor,
  role: string,
  facts: Seats & { readonly isMember: boolean; readonly isInvited: boolean },
): Decision {
  return allOf(
    () => can(actor, needed.workspace.create),
    () => canGiveAt(actor, "workspace", role),
    () => (facts.isMember ? alreadyMember : allowed),
    () => (facts.isInvited ? alreadyInvited : allowed),
    () => canSeatAnother(facts),
  );
}

/** May the actor invite somebody to the organization in this organization role? */
export function canInviteToOrganization(
  actor: Actor,
  role: string,
  facts: { readonly isMember: boolean; readonly isInvited: boolean },
): Decision {
  return allOf(
    () => can(actor, needed.organization.create),
    () => canGiveAt(actor, "organization", role),
    () => (facts.isMember ? alreadyInOrganization : allowed),
    () => (facts.isInvited ? alreadyInvited : allowed),
  );
}

/**
 * May the actor send the invitation again, with a new link and seven new days? They give its role anew, and one that
 * had expired takes a seat again; `seats` are the workspace's, null for an invitation to the organization.
 */
export function canResend(actor: Actor, invitation: InvitationFacts, seats: Seats | null): Decision {
  const { level, role, state } = invitation;
  return allOf(
    () => can(actor, needed[level].create),
    () => (state === "expired" ? allowed : settled[state]),
    () => canGiveAt(actor, level, role),
    () => (state === "expired" && seats !== null ? canSeatAnother(seats) : allowed),
  );
}

/** May the actor revoke the invitation? Not one that gives more than they may give. */
export function canRevoke(actor: Actor, { level, role, state }: InvitationFacts): Decision {
  const known = roleIn(actor.roles, level, role);
  return allOf(
    () => can(actor, needed[level].revoke),
    () => (state === "expired" ? allowed : settled[state]),
    () => (level === "organization" ? canTouchInOrganization(actor, known) : canTouch(actor, known)),
  );
}

/** What the rules for accepting need to know, read under the organization's lock. */
export type AcceptFacts = {
  readonly state: InvitationState;
  /** The address that was invited, and the one that the person signs in with. */
  readonly invited: string;
  readonly address: string;
  /** Whether who sent it may still give what it gives. */
  readonly isBacked: boolean;
  readonly level: RoleLevel;
  readonly isMember: boolean;
  readonly organization: OrganizationState;
  /** Null for an invitation to the organization. */
  readonly workspace: WorkspaceState | null;
  /** The workspace's seats; this invitation is one of the pending. Null for an invitation to the organization. */
  readonly seats: Seats | null;
};

/**
 * May this person accept it: once, in time, with the invited address, while who sent it may give as much, and where there
 * is a place for them? That the address is theirs is shown by the link, which was mailed to it alone. The seat that it held does not count against it; whoever is over the limit after a downgrade lets nobody in.
 */
export function canAccept(facts: AcceptFacts): Decision {
  const { state, workspace, organization, seats } = facts;
  return allOf(
    // Whoever comes back to the link once they are in is told so, however they came in.
    () => (!facts.isMember ? allowed : facts.level === "workspace" ? alreadyMember : alreadyInOrganization),
    () => settled[state],
    () => (normalizeAddress(facts.invited) === normalizeAddress(facts.address) ? allowed : otherAddress),
    () => (facts.isBacked ? allowed : notBacked),
    () => (organization === "active" || organization === "deletion_requested" ? allowed : noSuchInvitation),
    () => (workspace === null || workspace === "active" ? allowed : closed[workspace]),
    () => (seats === null ? allowed : canAddWithin("members", seats.members, seats.limit)),
  );
}
