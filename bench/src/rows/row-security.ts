import { tenantTransaction } from "@bailiwick/db";
import pg from "pg";
import { askers, idOf, organizationOf } from "../data/population.ts";
import { compared, type Result } from "../result.ts";
import { hashToken, query } from "../server/index.ts";
import type { Stage } from "../stage.ts";
import { alternate, spread } from "../stats.ts";
import { membersQuery } from "./members-query.ts";

/** Statements in one tenant transaction; only they are timed. */
const statements = 20;

/**
 * Transactions of a turn: the first ones prepare the statement and warm up. Many short turns, because the machine's
 * speed varies.
 */
const [warmUp, counted, rounds] = [30, 100, 11];

/**
 * The same statement by the same role in the same tenant transaction, with row-level security on and off for the table.
 * Only the statement is timed.
 */
export async function rowSecurity(stage: Stage): Promise<Result[]> {
  const { urls, population } = await stage.product("large");
  const pool = new pg.Pool({ connectionString: urls.app, max: 1, pipeline: true });
  const owner = new URL(urls.owner);
  const everyone = askers(population);
  const measure = (security: "ENABLE" | "DISABLE") => async () => {
    await query(owner, `ALTER TABLE member ${security} ROW LEVEL SECURITY`);
    const times: number[] = [];
    for (const [at, { token, workspace }] of everyone.slice(0, warmUp + counted).entries()) {
      const org = idOf("organization", organizationOf(population, workspace));
      const ids = { org, workspace: idOf("workspace", workspace) };
      const entry = {
        tokenHash: hashToken(token),
        organization: null,
        workspace: ids.workspace,
        ip: null,
        actingAs: "member" as const,
        forChange: false,
      };
      await tenantTransaction(pool, entry, async ({ sql }) => {
        for (let n = 0; n < statements; n += 1) {
          const began = performance.now();
          const rows = await sql(membersQuery, [ids.org, ids.workspace, 51]);
          if (at >= warmUp) times.push((performance.now() - began) * 1000);
          if (rows.length !== 50) throw new Error(`${rows.length} rows instead of 50`);
        }
      });
    }
    return spread(times).median;
  };
  try {
    const measured = await alternate(rounds, {
      on: measure("ENABLE"),
      off: measure("DISABLE"),
    });
    return [
      compared({
        name: `list of 50 members among ${population.members.toLocaleString("en")} rows, row-level security on`,
        against: "off, same statement and role",
        unit: "µs",
        goal: { at: "most", value: 1.1 },
        ours: measured.on,
        peer: measured.off,
      }),
    ];
  } finally {
    await query(owner, "ALTER TABLE member ENABLE ROW LEVEL SECURITY");
    await pool.end();
  }
}
