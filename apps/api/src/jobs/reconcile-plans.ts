import { systemTransaction, type Tell } from "@bailiwick/db";
import { blueprint, type InstanceMode, planFeatures } from "@bailiwick/domain";
import type { Pool } from "pg";

/** A row of authz.plans_due. */
type Due = { readonly org_id: string; readonly blueprint: string; readonly plan: string };

/** How many are taken in one round; the next one takes the rest. */
const max = 500;

/**
 * Puts in force what the plans of organizations open, where a plan has changed since (V40, V63), each organization in a
 * transaction of its own. A plan that changes meanwhile is left to the next round.
 * @param pool connections of the worker role
 * @param tell hears what each tells, once it is committed
 * @returns how many organizations were settled
 */
export async function reconcilePlans(pool: Pool, mode: InstanceMode, tell: Tell): Promise<number> {
  const { rows } = await pool.query<Due>("SELECT org_id, blueprint, plan FROM authz.plans_due($1)", [max]);
  let settled = 0;
  const failures: unknown[] = [];
  for (const due of rows) {
    try {
      if (await reconcile(pool, due, mode, tell)) settled += 1;
    } catch (error) {
      // One that fails keeps none of the others waiting.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return settled;
}

async function reconcile(pool: Pool, due: Due, mode: InstanceMode, tell: Tell): Promise<boolean> {
  const features = planFeatures(blueprint(due.blueprint), due.plan, mode);
  const { rows } = await systemTransaction(pool, tell, (client) =>
    client.query<{ done: boolean }>("SELECT authz.reconcile_features($1, $2, $3) AS done", [
      due.org_id,
      due.plan,
      features,
    ]),
  );
  return rows[0]?.done === true;
}
