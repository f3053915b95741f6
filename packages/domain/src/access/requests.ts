import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import type { Actor } from "./actor.ts";
import { can, permission, refuseState } from "./decide.ts";
import { canEnd } from "./ends.ts";
import {
  canGiveInOrganization,
  canGiveInWorkspace,
  heldInOrganization,
  platformAppoints,
  withRole,
} from "./grants.ts";
import { isAppointed, type RoleLevel } from "./levels.ts";
import { contains } from "./permission-set.ts";
import { type Role, roleIn } from "./roles.ts";

/*
 * Requests for access (docs/decisions/104): someone who can open a place asks for a role there, and someone who can give it
 * decides. What is given goes through the rules of giving it.
 */

/** What became of a request: decided, withdrawn, or over because no one decided. */
export const requestOutcomes = ["approved", "refused", "withdrawn", "expired"] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];
export const requestStates = ["open", ...requestOutcomes] as const;
export type RequestState = (typeof requestStates)[number];

/** After how many days without a decision a request is over. */
export const requestDays = 14;
/** The maximum number of requests of one person in an organization and its workspaces within 24 hours. */
export const requestsPerDay = 10;

/** What it takes at each level to ask, and to decide. */
export const requestPermissions = {
  workspace: { ask: permission("workspace:read"), decide: permission("member:change_role") },
  organization: {
    ask: permission("organization:read"),
    decide: permission("organization_member:change_role"),
  },
} as const;

export type RequestFacts = {
  readonly now: Date;
  /** Whether they hold some of what they hold here only for a time: then they can ask for it for longer. */
  readonly holdsForATime: boolean;
  /** Whether a request of theirs for this place is open. */
  readonly hasOpen: boolean;
  /** How many requests they made in this organization within 24 hours. */
  readonly recent: number;
};

/** Can the actor ask for this role here, until then or, with null, for good? */
export function canRequestAccess(
  actor: Actor,
  level: RoleLevel,
  { role, endsAt, reason }: { readonly role: string; readonly endsAt: Date | null; readonly reason: string },
  { now, holdsForATime, hasOpen, recent }: RequestFacts,
): Decision {
  return allOf(
    () => can(actor, requestPermissions[level].ask),
    () =>
      level === "workspace" && actor.workspace !== null && actor.workspace.state !== "active"
        ? refuseState(actor.workspace.state)
        : allowed,
    () => (reason === "" ? refuse("request_reason", {}, "reason") : allowed),
    () =>
      withRole(roleIn(actor.roles, level, role), (known) =>
        allOf(
          () => (isGivenByPlatform(actor, level, known) ? platformAppoints : allowed),
          () =>
            gainsFrom(actor, level, known) || holdsForATime
              ? allowed
              : refuse("request_needless", {}, "role"),
        ),
      ),
    () => canEnd(actor, { level, role, endsAt }, { now, givesUntil: null }),
    () => (hasOpen ? requestOpen : allowed),
    () =>
      recent < requestsPerDay ? allowed : refuse("too_many_access_requests", { amount: requestsPerDay }),
  );
}

/** For a person who has asked here already; also the answer to the database's constraint. */
export const requestOpen = refuse("request_open");

/** For a request that is not here, or not for the actor to see. */
export const noSuchRequest = refuse("no_such_request", {}, "request");

/** For a request that is approved although the person has as much by now. */
export const requestNeedless = refuse("request_needless");

const held = (actor: Actor, level: RoleLevel) =>
  level === "organization" ? heldInOrganization(actor) : actor.permissions;

const gainsFrom = (actor: Actor, level: RoleLevel, role: Role): boolean =>
  !contains(held(actor, level), role.set);

const isGivenByPlatform = ({ blueprint }: Actor, level: RoleLevel, role: Role): boolean =>
  level === "organization" && blueprint !== null && isAppointed(blueprint, role.permissions);

export type AskedFor = {
  readonly role: string;
  readonly state: RequestState;
  /** Whether the actor asked for it. */
  readonly isOwn: boolean;
  /** Who decided; null while it is open, and where no one did. */
  readonly decidedByName: string | null;
};

/**
 * Can the actor approve or refuse this request? Never their own, and only who can give the role. Approving it is decided
 * again by the rules of what it gives. A role that is gone can only be refused.
 */
export function canDecideRequest(actor: Actor, level: RoleLevel, asked: AskedFor): Decision {
  const role = roleIn(actor.roles, level, asked.role);
  return allOf(
    () => can(actor, requestPermissions[level].decide),
    () => (asked.isOwn ? refuse("own_request") : allowed),
    () => isStillOpen(asked),
    () => {
      if (role === undefined) return allowed;
      return level === "organization" ? canGiveInOrganization(actor, role) : canGiveInWorkspace(actor, role);
    },
  );
}

/** Can the actor withdraw this request? Only their own, while it is open. */
export function canWithdrawRequest(actor: Actor, level: RoleLevel, asked: AskedFor): Decision {
  return allOf(
    () => can(actor, requestPermissions[level].ask),
    () => (asked.isOwn ? allowed : refuse("not_your_request")),
    () => isStillOpen(asked),
  );
}

function isStillOpen({ state, decidedByName }: AskedFor): Decision {
  return state === "open" ? allowed : refuse("request_decided", { outcome: state, by: decidedByName });
}

/**
 * Does this role give the person something that their direct role does not? A request that was overtaken would take
 * something from them.
 */
export function stillGives({ roles }: Actor, level: RoleLevel, direct: string, wanted: string): boolean {
  const [has, gets] = [roleIn(roles, level, direct), roleIn(roles, level, wanted)];
  return direct === wanted || has === undefined || gets === undefined || !contains(has.set, gets.set);
}
