import { limitInForce, planLimits, type Seats } from "@bailiwick/domain";
import type { OnPlan } from "../plans/internal.ts";

/**
 * The seats of the call's workspace (V28): its members, its pending invitations, and its limit. An invitation of
 * `besides`, the address that the next seat is for, does not count.
 */
export async function seatsOf(
  { sql, organization, blueprint, instance }: OnPlan,
  besides: string,
): Promise<Seats> {
  const [row] = await sql<{ members: number; pending: number; plan: string; lifted: number | null }>(
    `SELECT s.members, s.pending, o.plan, l.value AS lifted
     FROM organization o CROSS JOIN authz.seats($2) s
     LEFT JOIN organization_limit l ON l.org_id = o.id AND l.name = 'members' WHERE o.id = $1`,
    [organization.id, besides],
  );
  if (row === undefined) throw new Error("the organization that was entered is gone");
  const { members, pending, plan, lifted } = row;
  const limit = limitInForce(planLimits(blueprint, plan, instance.mode), "members", lifted);
  return { members, pending, limit };
}
