import { canDecideRequest, demand, demandPerson, Refused } from "@bailiwick/domain";
import type { InWorkspace } from "../members/internal.ts";
import type { InOrganizationContext } from "../organizations/internal.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutAsker, findRequest, levelOf, placeOf, type RequestRow, requestOf } from "./internal.ts";
import { mailAsker } from "./mails.ts";

/** What the person had before, if they had a role of their own here. */
export type Former = { readonly role: string; readonly endsAt: Date | null };

type Decided = {
  readonly outcome: "approved" | "refused";
  readonly note: string;
  /** The end of what is given; null without one. */
  readonly givenUntil: Date | null;
  readonly former: Former | null;
};

/** The request, if the caller can decide about it. Entering the place for a change took the lock under which it stays so. */
export async function findDecidable(
  ctx: InWorkspace | InOrganizationContext,
  id: string,
): Promise<RequestRow> {
  const asked = await findRequest(ctx, id);
  demand(canDecideRequest(await withRoles(ctx), levelOf(ctx), asked));
  return asked;
}

/** Writes a decision down, tells the person who asked by mail, and records it. The row decides who was first. */
export async function settle(
  ctx: InWorkspace | InOrganizationContext,
  { id, reason }: RequestRow,
  { outcome, note, givenUntil, former }: Decided,
) {
  const by = demandPerson(ctx.principal);
  const forATime = givenUntil === null ? null : former;
  const settled = await ctx.sql(
    `UPDATE access_request SET outcome = $4, decided_at = now(), decided_by = $5, decided_by_name = $6, note = nullif($7, ''),
       given_end = $8, former_role = $9, former_end = $10
     WHERE org_id = $1 AND workspace_id IS NOT DISTINCT FROM $2::uuid AND id = $3 AND outcome IS NULL AND expires_at > now()
     RETURNING id`,
    [
      ...placeOf(ctx),
      id,
      outcome,
      by.id,
      by.name,
      note,
      givenUntil,
      forATime?.role ?? null,
      forATime?.endsAt ?? null,
    ],
  );
  const made = await findRequest(ctx, id);
  const actor = await withRoles(ctx);
  if (settled.length === 0) {
    const decision = canDecideRequest(actor, levelOf(ctx), made);
    if (!decision.allowed) throw new Refused(decision);
    throw new Error("the request was not settled, although it is open");
  }
  await mailAsker(ctx, actor, made);
  await ctx.record({
    action: `request.${outcome}`,
    target: aboutAsker(made),
    before: { role: former?.role ?? null, reason },
    after: { role: made.role, endsAt: givenUntil?.toISOString() ?? null, note: made.note },
  });
  return requestOf(ctx, made);
}
