import type { Tenant } from "@bailiwick/db";
import { type Actor, canEnd, canOwn, demand, type RoleLevel } from "@bailiwick/domain";

/** What an end is decided with. */
type Here = Pick<Tenant, "sql"> & { readonly now: Date };

/** A role that someone gets, until when; null is without an end. */
type Given = {
  readonly level: RoleLevel;
  readonly role: string;
  readonly endsAt: Date | null;
  /** False for an end that stays as it was. */
  readonly isNew?: boolean;
  /** The person, where the role is the organization's and they could own workspaces in it. */
  readonly userId?: string;
};

/** Refuses an end that the actor can't set (docs/decisions/096), also the missing one. */
export async function demandEnd(ctx: Here, actor: Actor, { userId, ...given }: Given): Promise<void> {
  const [row] = await ctx.sql<{ until: Date | null; owns: string[] }>(
    `SELECT authz.gives_until($1, $2) AS until, ARRAY(SELECT o.name FROM authz.owned_by($3) o) AS owns`,
    [given.level, given.role, given.endsAt === null ? null : (userId ?? null)],
  );
  demand(canEnd(actor, given, { now: ctx.now, givesUntil: row?.until ?? null, owns: row?.owns ?? [] }));
}

/**
 * Refuses to make someone an owner who is in the organization for a time: their own end is lifted, and that one is decided
 * about in the organization. Refuses it as well to someone who holds the role for a time themselves.
 */
export async function demandOwnable(
  ctx: Here,
  actor: Actor,
  { userId }: { readonly userId: string },
): Promise<void> {
  const role = actor.blueprint?.owner.role ?? "";
  await demandEnd(ctx, actor, { level: "workspace", role, endsAt: null });
  const [row] = await ctx.sql<{ until: Date | null }>("SELECT authz.stays_until($1) AS until", [userId]);
  demand(canOwn(actor, row?.until ?? null));
}

/** An end in the input: undefined leaves it as it is. */
export function endOf(wanted: string | null | undefined): Date | null | undefined {
  return wanted === null || wanted === undefined ? wanted : new Date(wanted);
}

/** A role and its end for the log; without one, the role alone. */
export function roleUntil(role: string, endsAt: Date | null): { role: string; endsAt?: string } {
  return endsAt === null ? { role } : { role, endsAt: endsAt.toISOString() };
}
