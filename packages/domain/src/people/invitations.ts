import { signInFirst } from "../access/access.ts";
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

/** The state of an invitation. Only a pending one can be accepted; resending an expired one makes it pending again. */
export const invitationStates = ["pending", "accepted", "declined", "revoked", "expired"] as const;
export type InvitationState = (typeof invitationStates)[number];

/** The state at this time: a stored `pending` counts as expired from `expiresAt` on. */
export function invitationState(stored: InvitationState, expiresAt: Date, now: Date): InvitationState {
  return stored === "pending" && now.getTime() >= expiresAt.getTime() ? "expired" : stored;
}

/** An email address in the one form in which addresses are stored and compared. */
export function normalizeAddress(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}

/** An invitation to a workspace or to the organization: its role and its current state. */
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

/** For an address with a pending invitation to the same place; also the answer to the database's constraint. */
export const alreadyInvited = refuse("already_invited", {}, "email");

/** For a link that belongs to no invitation: a wrong one, or one that a newer link replaced. */
export const noSuchInvitation = refuse("no_such_invitation");

/** For resending an expired invitation to an address that has a newer invitation. */
export const invitationReplaced = refuse("invitation_replaced");

/** The refusal for an invitation that is no longer pending. */
const settled: Readonly<Record<InvitationState, Decision>> = {
  pending: allowed,
  accepted: refuse("invitation_used"),
  declined: refuse("invitation_declined"),
  revoked: refuse("invitation_revoked"),
  expired: refuse("invitation_expired"),
};

const otherAddress = refuse("other_address");

const notBacked = refuse("not_backed");

/** The refusal for an invitation to a workspace that no one can enter now. */
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
 * Can the actor invite someone to the workspace in this role? They must be able to assign the role, the address must be
 * neither a member's nor invited, and there must be a seat: a pending invitation holds one.
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

/** Can the actor invite someone to the organization in this organization role? */
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
 * Can the actor resend the invitation, with a new link and seven new days? They assign its role again, and an expired
 * invitation takes a new seat; `seats` are the workspace's, null for an invitation to the organization.
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

/** Can the actor revoke the invitation? Not one that gives more than they could assign. */
export function canRevoke(actor: Actor, { level, role, state }: InvitationFacts): Decision {
  const known = roleIn(actor.roles, level, role);
  return allOf(
    () => can(actor, needed[level].revoke),
    () => (state === "expired" ? allowed : settled[state]),
    () => (level === "organization" ? canTouchInOrganization(actor, known) : canTouch(actor, known)),
  );
}

/** The facts for the decision on accepting, read under the organization's lock. */
export type AcceptFacts = {
  readonly state: InvitationState;
  /** The invited address, and the one that the person signs in with; null for a person who is not signed in. */
  readonly invited: string;
  readonly address: string | null;
  /** Whether the sender can still assign what the invitation gives. */
  readonly isBacked: boolean;
  readonly level: RoleLevel;
  readonly isMember: boolean;
  readonly organization: OrganizationState;
  /** Null for an invitation to the organization. */
  readonly workspace: WorkspaceState | null;
  /** The workspace's seats, in which this invitation counts as pending. Null for an invitation to the organization. */
  readonly seats: Seats | null;
};

/**
 * Can this person accept the invitation: once, in time, with the invited address, while its sender could still assign
 * the role, and while there is a place for them? The link proves that the address is theirs, because it was mailed only
 * there. The invitation's own seat does not count against it; a workspace over its limit after a downgrade lets no one
 * in.
 */
export function canAccept(facts: AcceptFacts): Decision {
  const { state, workspace, organization, seats } = facts;
  return allOf(
    // People who return to the link as members are told that they already are, no matter how they joined.
    () => (!facts.isMember ? allowed : facts.level === "workspace" ? alreadyMember : alreadyInOrganization),
    () => settled[state],
    () => (facts.address === null ? signInFirst : allowed),
    () => (isFor(facts.invited, facts.address) ? allowed : otherAddress),
    () => (facts.isBacked ? allowed : notBacked),
    () => (organization === "active" || organization === "deletion_requested" ? allowed : noSuchInvitation),
    () => (workspace === null || workspace === "active" ? allowed : closed[workspace]),
    () => (seats === null ? allowed : canAddWithin("members", seats.members, seats.limit)),
  );
}

const isFor = (invited: string, address: string | null) =>
  address !== null && normalizeAddress(invited) === normalizeAddress(address);

/**
 * Can the invitation be declined: once, in time? The person with the link speaks for the address it was mailed to,
 * signed in or not. The state of the workspace and of the sender don't matter here.
 */
export function canDecline({ state }: Pick<AcceptFacts, "state">): Decision {
  return settled[state];
}
