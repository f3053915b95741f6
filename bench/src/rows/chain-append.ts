import { randomUUID } from "node:crypto";
import { type Entry, type Tenant, tenantTransaction } from "@bailiwick/db";
import { aiGovernance } from "@bailiwick/domain";
import pg from "pg";
import type { ProductDatabase } from "../processes/api.ts";
import { compared, type Result } from "../result.ts";
import { hashToken, withClient } from "../server/index.ts";
import type { Stage } from "../stage.ts";
import { alternate } from "../stats.ts";

/** The maximum number of concurrent writers. */
const max = 32;

/** A person in an organization, with their own workspace to change. */
type Writer = { readonly entry: Entry; readonly org: string; readonly workspace: string };

/** A change with its audit entry, and the same change without: writers in one organization, and in many. */
export async function chainAppend(stage: Stage): Promise<Result[]> {
  const database = await stage.empty("chain_append");
  const together = await writers(database, 1);
  const apart = await writers(database, max);
  const pool = new pg.Pool({ connectionString: database.urls.app, max: max, pipeline: true });
  const seconds = stage.extent.seconds / 2;
  const results: Result[] = [];
  try {
    for (const [who, where] of [
      [together.slice(0, 1), "in one organization"],
      [together.slice(0, 8), "in one organization"],
      [together, "in one organization"],
      [apart, "each in an organization of their own"],
    ] as const) {
      const measured = await alternate(stage.extent.turns, {
        with: () => changesPerSecond(pool, who, seconds, true),
        without: () => changesPerSecond(pool, who, seconds, false),
      });
      results.push(
        compared({
          name: `a change with its audit entry, ${who.length === 1 ? "1 writer" : `${who.length} writers`} ${where}`,
          against: "the same change without the chain",
          unit: "changes/s",
          goal: { at: "least", value: 0.6 },
          ours: measured.with,
          peer: measured.without,
        }),
      );
    }
    return results;
  } finally {
    await pool.end();
  }
}

async function changesPerSecond(pool: pg.Pool, who: readonly Writer[], seconds: number, recorded: boolean) {
  let changes = 0;
  const from = performance.now() + 200;
  const until = from + seconds * 1000;
  const work = async (writer: Writer) => {
    for (let n = 0; performance.now() < until; n += 1) {
      await tenantTransaction(pool, writer.entry, (tenant) => change(tenant, writer, n, recorded));
      const now = performance.now();
      if (now >= from && now < until) changes += 1;
    }
  };
  await Promise.all(who.map(work));
  return changes / seconds;
}

async function change({ sql, record }: Tenant, { org, workspace }: Writer, n: number, recorded: boolean) {
  const after = { description: `Change ${n}` };
  await sql("UPDATE workspace SET description = $3 WHERE org_id = $1 AND id = $2", [
    org,
    workspace,
    after.description,
  ]);
  if (!recorded) return;
  const target = { kind: "workspace", id: workspace, name: "Bench" };
  await record({ action: "workspace.described", target, before: { description: `Change ${n - 1}` }, after });
}

/** Organizations with a workspace for each of the writers, who are distributed evenly. */
async function writers({ urls }: ProductDatabase, organizations: number): Promise<Writer[]> {
  const all: Writer[] = [];
  await withClient(urls.owner, async (client) => {
    const { key, defaultPlan, creator } = aiGovernance;
    for (let n = 0; n < organizations; n += 1) {
      const org = randomUUID();
      await client.query(
        "INSERT INTO organization (id, slug, name, blueprint, plan) VALUES ($1, $2, 'Bench', $3, $4)",
        [org, `bench-${org.slice(0, 8)}`, key, defaultPlan],
      );
      await client.query(
        `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
         SELECT $1, level, key, name, rank, true, permissions FROM authz.blueprint_role WHERE blueprint = $2`,
        [org, key],
      );
      await client.query("INSERT INTO audit_head (org_id) VALUES ($1)", [org]);
      for (let w = 0; w < max / organizations; w += 1) {
        all.push(await writer(client, org, creator.organization ?? ""));
      }
    }
  });
  return all;
}

async function writer(client: pg.Client, org: string, role: string): Promise<Writer> {
  const [id, workspace, token] = [randomUUID(), randomUUID(), randomUUID()];
  const email = `${id}@people.example`;
  await client.query(
    `INSERT INTO identity."user" (id, name, email, email_verified) VALUES ($1, 'Writer', $2, true)`,
    [id, email],
  );
  await client.query(
    `INSERT INTO identity.session (id, user_id, token, expires_at)
     VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day')`,
    [id, hashToken(token)],
  );
  await client.query("INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, $2, $3, 'Bench')", [
    org,
    workspace,
    `bench-${workspace.slice(0, 8)}`,
  ]);
  await client.query(
    "INSERT INTO organization_member (org_id, user_id, role, name, email) VALUES ($1, $2, $3, 'Writer', $4)",
    [org, id, role, email],
  );
  const entry: Entry = {
    tokenHash: hashToken(token),
    organization: null,
    workspace,
    ip: "127.0.0.1",
    actingAs: "member",
    forChange: true,
  };
  return { entry, org, workspace };
}
