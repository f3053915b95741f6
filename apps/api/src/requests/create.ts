import { AccessRequest, CreateAccessRequest } from "@bailiwick/contracts";
import {
  canRequestAccess,
  canWriteToOthers,
  demand,
  demandPerson,
  Refused,
  type RoleLevel,
  requestDays,
  requestOpen,
} from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { endOf } from "../members/ends.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutAsker, findRequest, levelOf, type Place, placeOf, requestOf } from "./internal.ts";
import { mailDeciders } from "./mails.ts";
import { toAsk } from "./needs.ts";

/**
 * Asks for a role for oneself, in a workspace or an organization that one can open, with a reason. Who can decide is told by
 * mail.
 */
export const create = procedure(toAsk, "request.created")
  .input(CreateAccessRequest, { byPeople: true })
  .output(AccessRequest)
  .mutation(async ({ ctx, input: { role, reason, endsAt: wanted } }) => {
    const { id: userId, name, email } = demandPerson(ctx.principal);
    const level = levelOf(ctx);
    const endsAt = endOf(wanted) ?? null;
    const actor = await withRoles(ctx);
    const facts = { now: ctx.now, ...(await factsOf(ctx, level, role, userId)) };
    demand(canRequestAccess(actor, level, { role, endsAt, reason }, facts));
    demand(canWriteToOthers(ctx.principal));

    const id = newId();
    const added = await ctx.sql(
      `INSERT INTO access_request (org_id, workspace_id, id, user_id, name, email, role, ends_at, reason, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + make_interval(days => $10))
       ON CONFLICT DO NOTHING RETURNING id`,
      [...placeOf(ctx), id, userId, name, email, role, endsAt, reason, requestDays],
    );
    if (added.length === 0) throw new Refused(requestOpen);
    const made = await findRequest(ctx, id);
    await mailDeciders(ctx, actor, made);
    await ctx.record({
      action: "request.created",
      target: aboutAsker(made),
      after: { role, endsAt: wanted ?? null, reason },
    });

    return requestOf(ctx, made);
  });

async function factsOf(at: Place, level: RoleLevel, role: string, userId: string) {
  const [row] = await at.sql<{ hasOpen: boolean; recent: number; holdsForATime: boolean }>(
    `SELECT authz.gives_until($4, $5) IS NOT NULL AS "holdsForATime",
       count(*) FILTER (WHERE q.workspace_id IS NOT DISTINCT FROM $2::uuid AND q.outcome IS NULL AND q.expires_at > now()) > 0
         AS "hasOpen",
       count(*) FILTER (WHERE q.created_at > now() - interval '24 hours')::int AS recent
     FROM access_request q WHERE q.org_id = $1 AND q.user_id = $3`,
    [...placeOf(at), userId, level, role],
  );
  return row ?? { hasOpen: false, recent: 0, holdsForATime: false };
}
