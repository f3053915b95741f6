import { randomUUID } from "node:crypto";
import { AuditVerdict } from "@bailiwick/contracts";
import { type ChainHead, complianceOps, emptyChain } from "@bailiwick/domain";
import type pg from "pg";
import { auditColumns, chainOrganization, entriesAfter, rowOf } from "../data/audit.ts";
import { load } from "../data/bulk.ts";
import { call } from "../load/shots.ts";
import { type ProductDatabase, startApi } from "../processes/api.ts";
import { residentMegabytes } from "../processes/memory.ts";
import { alone, type Result } from "../result.ts";
import { hashToken, sessionCookies, withClient } from "../server/index.ts";
import type { Stage } from "../stage.ts";
import { ask } from "./answers.ts";

/** The number of entries created at a time. */
const batch = 2_000;

/** The API's own audit.verify over a chain in the database, call after call, and its effect on the API's memory. */
export async function storedChain(stage: Stage): Promise<Result[]> {
  const entries = stage.extent.entries / 5;
  const server = await stage.server();
  const database = await stage.empty("stored_chain");
  const { workspace, token } = await fill(database, entries);
  const api = await startApi(server, database);
  const { header } = sessionCookies(server.secret, false);
  const before = residentMegabytes(api.pid);
  let highest = before;
  const watch = setInterval(() => {
    highest = Math.max(highest, residentMegabytes(api.pid));
  }, 200);
  const began = performance.now();
  let checked = 0;
  let after: ChainHead | undefined;
  for (;;) {
    const { result } = await ask(api.url, call("audit.verify", { workspace, after }, header(token)));
    const verdict = AuditVerdict.parse(result?.data);
    if (!verdict.intact) throw new Error("the chain is broken");
    checked += verdict.entries;
    after = verdict.head;
    if (after.seq === verdict.end.seq) break;
  }
  const milliseconds = performance.now() - began;
  clearInterval(watch);
  await api.stop();
  if (checked !== entries) throw new Error(`${checked} entries were verified`);
  return [
    alone({
      name: `audit.verify over ${entries.toLocaleString("en")} stored entries, from the request to the verdict`,
      unit: "entries/ms",
      ours: [entries / milliseconds],
      note: `memory of the API process: ${before} MB before, ${highest} MB at most`,
    }),
  ];
}

function* rowsOf(count: number): Generator<string> {
  let head = emptyChain;
  while (head.seq < count) {
    const entries = entriesAfter(head, Math.min(batch, count - head.seq));
    yield* entries.map(rowOf);
    const last = entries.at(-1);
    if (last !== undefined) head = { seq: last.seq, hash: last.hash };
  }
}

/**
 * An organization with a chain of this many entries, written as audit.append writes them, and a person who can verify
 * it.
 */
async function fill({ urls }: ProductDatabase, count: number) {
  const [org, workspace, person, token] = [chainOrganization, randomUUID(), randomUUID(), randomUUID()];
  await withClient(urls.owner, async (client) => {
    await client.query("SET maintenance_work_mem = '1GB'");
    await client.query("BEGIN");
    await load(client, {
      table: "audit_entry",
      columns: auditColumns,
      rows: rowsOf(count),
    });
    await addOwner(client, { org, workspace, person, tokenHash: hashToken(token.replaceAll("-", "")) });
    await client.query(
      `INSERT INTO audit_head (org_id, seq, at, hash)
       SELECT org_id, seq, at, hash FROM audit_entry ORDER BY org_id, seq DESC LIMIT 1`,
    );
    await client.query("COMMIT");
    await client.query("ANALYZE");
  });
  return { workspace, token: token.replaceAll("-", "") };
}

type Owner = { org: string; workspace: string; person: string; tokenHash: string };

async function addOwner(client: pg.Client, { org, workspace, person, tokenHash }: Owner) {
  const { key, defaultPlan, creator } = complianceOps;
  await client.query(
    `INSERT INTO identity."user" (id, name, email, email_verified) VALUES ($1, 'Owner', 'owner@people.example', true)`,
    [person],
  );
  await client.query(
    `INSERT INTO identity.session (id, user_id, token, expires_at)
     VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day')`,
    [person, tokenHash],
  );
  await client.query(
    "INSERT INTO organization (id, slug, name, blueprint, plan) VALUES ($1, 'chain', 'Chain', $2, $3)",
    [org, key, defaultPlan],
  );
  await client.query(
    `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
     SELECT $1, level, key, name, rank, true, permissions FROM authz.blueprint_role WHERE blueprint = $2`,
    [org, key],
  );
  await client.query("INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, $2, 'chain', 'Chain')", [
    org,
    workspace,
  ]);
  await client.query(
    `INSERT INTO member (org_id, workspace_id, user_id, role, name, email)
     VALUES ($1, $2, $3, $4, 'Owner', 'owner@people.example')`,
    [org, workspace, person, creator.workspace],
  );
}
