import { systemTransaction, type Tell } from "@bailiwick/db";
import { blueprint, type InstanceMode, planFeatures } from "@bailiwick/domain";
import type { Pool } from "pg";

/** A row of authz.plans_due. */
type Due = { readonly org_id: string; readonly blueprint: string; readonly plan: string };

/** The maximum number in one round; the next round takes the rest. */
const max = 500;

/**
 * Applies the features of organizations whose plan has changed (V40, V63), each in its own transaction. A plan that
 * changes meanwhile is left to the next round.
 * @param pool connections of the worker role
 * @param tell receives the notices of each after its commit
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
      // One that fails does not hold up the others.
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
