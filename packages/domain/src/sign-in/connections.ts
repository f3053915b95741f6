/*
 * Connections of an organization to its provider of identities, by OpenID Connect (C37).
 */
import type { Actor } from "../access/actor.ts";
import { can } from "../access/decide.ts";
import { canGiveInOrganization, canGiveInWorkspace, withRole } from "../access/grants.ts";
import type { RoleLevel } from "../access/levels.ts";
import { roleIn } from "../access/roles.ts";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { keptRole } from "../people/organization-members.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { checkName } from "../text/names.ts";
import { signInPermissions } from "./domains.ts";

/** The maximum number of connections of an organization; one is on at a time. */
export const maxConnections = 10;

/** Why a connection is off: it was never on, someone turned it off, or the plan has no single sign-on. */
export const connectionStops = ["new", "by_hand", "plan"] as const;
export type ConnectionStop = (typeof connectionStops)[number];

/** At which level people who sign in for the first time get their role. */
export const levelOfFirstRole = ({ topology }: Pick<Blueprint, "topology">): RoleLevel =>
  topology === "flat" ? "workspace" : "organization";

/** What someone gets who signs in for the first time: any role that the actor could give, and never that of owners. */
function checkFirstRole(actor: Actor, key: string): Decision {
  const { blueprint } = actor;
  if (blueprint === null) return noSuchConnection;
  const level = levelOfFirstRole(blueprint);
  const kept = level === "workspace" ? blueprint.owner.role : keptRole(blueprint)?.key;
  return withRole(roleIn(actor.roles, level, key), (role) =>
    allOf(
      () => (role.key === kept ? refuse("role_for_first_sign_in", {}, "role") : allowed),
      () => (level === "workspace" ? canGiveInWorkspace(actor, role) : canGiveInOrganization(actor, role)),
    ),
  );
}

/** The keys of the roles that the actor can give to who signs in for the first time, in their order. */
export function firstRolesFor(actor: Actor): readonly string[] {
  if (actor.blueprint === null) return [];
  return actor.roles[levelOfFirstRole(actor.blueprint)]
    .map(({ key }) => key)
    .filter((key) => checkFirstRole(actor, key).allowed);
}

export type ConnectionDraft = { readonly name: string; readonly role: string };

/** Can the actor set up this connection? */
export function canCreateConnection(
  actor: Actor,
  { name, role }: ConnectionDraft,
  { count, feature }: { readonly count: number; readonly feature: Decision },
): Decision {
  return allOf(
    () => can(actor, signInPermissions.manage),
    () => feature,
    () => checkName(name),
    () => checkFirstRole(actor, role),
    () => (count < maxConnections ? allowed : refuse("connection_limit", { amount: maxConnections })),
  );
}

/** Can the actor edit this connection, so that it becomes this? What it gives has to be theirs to give. */
export function canUpdateConnection(actor: Actor, { name, role }: ConnectionDraft): Decision {
  return allOf(
    () => can(actor, signInPermissions.manage),
    () => checkName(name),
    () => checkFirstRole(actor, role),
  );
}

export type ConnectionFacts = {
  readonly isTested: boolean;
  readonly isAnotherOn: boolean;
  readonly hasDomain: boolean;
  readonly feature: Decision;
};

/** Can the actor turn this connection on? It was tested, a domain is verified, and no other is on. */
export function canEnableConnection(actor: Actor, facts: ConnectionFacts): Decision {
  return allOf(
    () => can(actor, signInPermissions.manage),
    () => facts.feature,
    () => (facts.isTested ? allowed : refuse("connection_untested")),
    () => (facts.hasDomain ? allowed : refuse("domain_needed")),
    () => (facts.isAnotherOn ? refuse("connection_on") : allowed),
  );
}

/** For any other, wherever it belongs. */
export const noSuchConnection = refuse("no_such_connection");

/** For what a session that a connection made can't do. */
export const connectedSession = refuse("connected_session");
