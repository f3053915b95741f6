import { type Blueprint, workspaceRole } from "../blueprint/blueprint.ts";
import { keptRole } from "../people/organization-members.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import type { Actor } from "./actor.ts";
import type { RoleLevel } from "./levels.ts";
import { roleIn } from "./roles.ts";

/*
 * Access that ends by itself (docs/decisions/096): a role that someone gets can have an end, an instant by the database's
 * clock, from which on nothing counts it.
 */

/** How many years ahead an end can be. */
export const maxEndYears = 5;

/** For what would last longer than what the actor holds, where no end can be given. */
export const endBeyondYours = refuse("end_beyond_yours");

/** What an end is judged by. */
export type EndFacts = {
  readonly now: Date;
  /** Until when the actor can give the role: they don't hold all of it any longer themselves. Null if nothing limits it. */
  readonly givesUntil: Date | null;
  /** The names of the shared workspaces that the person owns: with an end in the organization, they would lose them. */
  readonly owns?: readonly string[];
};

/** The role that keeps a place owned, and can't have an end. */
function keepingRole(blueprint: Blueprint, level: RoleLevel) {
  return level === "organization" ? keptRole(blueprint) : workspaceRole(blueprint, blueprint.owner.role);
}

/**
 * Can the actor give this role until `endsAt`, or, with null, without an end? `isNew` is false for an end that stays as it
 * was. No one gives for longer than they hold, so no one moves the end of their own access; and what keeps a place owned
 * has none.
 */
export function canEnd(
  { blueprint, roles }: Actor,
  given: {
    readonly level: RoleLevel;
    readonly role: string;
    readonly endsAt: Date | null;
    readonly isNew?: boolean;
  },
  { now, givesUntil, owns = [] }: EndFacts,
): Decision {
  const { level, role, endsAt, isNew = true } = given;
  const keeping = blueprint === null ? undefined : keepingRole(blueprint, level);
  return allOf(
    () => {
      if (endsAt === null) return allowed;
      if (keeping?.key === role) return withoutEnd(roleIn(roles, level, role)?.name ?? role, []);
      if (owns.length === 0 || blueprint === null) return allowed;
      return withoutEnd(workspaceRole(blueprint, blueprint.owner.role)?.name ?? "", owns);
    },
    () => (endsAt === null || !isNew || endsAt > now ? allowed : refuse("end_past", {}, "endsAt")),
    () =>
      endsAt === null || !isNew || endsAt <= yearsAfter(now)
        ? allowed
        : refuse("end_too_far", { years: maxEndYears }, "endsAt"),
    () =>
      givesUntil === null || (endsAt !== null && endsAt <= givesUntil)
        ? allowed
        : refuse("end_beyond_yours", {}, "endsAt"),
  );
}

/** Can someone be an owner who is in the organization until then? Only without an end, null. */
export function canOwn({ blueprint }: Actor, until: Date | null): Decision {
  if (until === null || blueprint === null) return allowed;
  return refuse("owner_for_a_time", {
    role: workspaceRole(blueprint, blueprint.owner.role)?.name ?? blueprint.owner.role,
  });
}

/** The refusal for an end of a role that keeps a place owned. */
function withoutEnd(role: string, workspaces: readonly string[]): Decision {
  return refuse("owner_without_end", { role, workspaces }, "endsAt");
}

function yearsAfter(now: Date): Date {
  const last = new Date(now);
  last.setUTCFullYear(last.getUTCFullYear() + maxEndYears);
  return last;
}
