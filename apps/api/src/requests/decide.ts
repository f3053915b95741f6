import { type Actor, canDecideRequest, demand, demandPerson } from "@bailiwick/domain";
import type { InWorkspace } from "../members/internal.ts";
import type { InOrganizationContext } from "../organizations/internal.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutAsker, findRequest, levelOf, placeOf, type RequestRow, requestOf } from "./internal.ts";
import { mailAsker } from "./mails.ts";

type Decided = {
  readonly outcome: "approved" | "refused";
  readonly note: string;
  /** The end of what is given; null without one. */
  readonly givenUntil: Date | null;
  /** The role of their own that the person had here; null without one. */
  readonly formerRole: string | null;
};

/**
 * The request, and the actor with the organization's roles, if they can decide about it. Entering the place for a change took the
 * lock under which it stays so.
 */
export async function findDecidable(
  ctx: InWorkspace | InOrganizationContext,
  id: string,
): Promise<{ asked: RequestRow; actor: Actor }> {
  const asked = await findRequest(ctx, id);
  const actor = await withRoles(ctx);
  demand(canDecideRequest(actor, levelOf(ctx), asked));
  return { asked, actor };
}

/** Writes a decision down, tells the person who asked by mail, and records it. */
export async function settle(
  ctx: InWorkspace | InOrganizationContext,
  { asked: { id, reason }, actor }: Awaited<ReturnType<typeof findDecidable>>,
  { outcome, note, givenUntil, formerRole }: Decided,
) {
  const by = demandPerson(ctx.principal);
  await ctx.sql(
    `UPDATE access_request SET outcome = $4, decided_at = now(), decided_by = $5, decided_by_name = $6, note = nullif($7, ''),
       given_end = $8
     WHERE org_id = $1 AND workspace_id IS NOT DISTINCT FROM $2::uuid AND id = $3`,
    [...placeOf(ctx), id, outcome, by.id, by.name, note, givenUntil],
  );
  const made = await findRequest(ctx, id);
  await mailAsker(ctx, actor, made);
  await ctx.record({
    action: `request.${outcome}`,
    target: aboutAsker(made),
    before: { role: formerRole, reason },
    after: { role: made.role, endsAt: givenUntil?.toISOString() ?? null, note: made.note },
  });
  return requestOf(ctx, made);
}
