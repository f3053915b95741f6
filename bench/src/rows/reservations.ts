import { randomUUID } from "node:crypto";
import { tenantTransaction } from "@bailiwick/db";
import pg from "pg";
import { type Bank, withBank } from "../data/findings.ts";
import { compared, type Result } from "../result.ts";
import { withClient } from "../server/index.ts";
import type { Stage } from "../stage.ts";
import { alternate } from "../stats.ts";

const writers = 8;
const plenty = 100_000_000;

/**
 * Units of one allotment taken in the ledger, as a run or a report takes them, against an UPDATE that counts up while there
 * is room: as many writers, and a transaction for each.
 */
export function reservations(stage: Stage): Promise<Result[]> {
  return withBank(stage, "reservations", (bank) => measure(stage, bank));
}

async function measure(stage: Stage, bank: Bank): Promise<Result[]> {
  const { client, organization, workspace, database, entry } = bank;
  await withClient(database.urls.owner, async (owner) => {
    await owner.query(
      "INSERT INTO organization_limit (org_id, name, value) VALUES ($1, 'scansPerMonth', $2)",
      [organization, plenty],
    );
    await owner.query("CREATE SCHEMA bench");
    await owner.query("CREATE TABLE bench.quota (id int PRIMARY KEY, used int NOT NULL, total int NOT NULL)");
    await owner.query("INSERT INTO bench.quota VALUES (1, 0, $1)", [plenty]);
  });
  await client.quotas.allot.mutate({
    organization,
    meter: "scans",
    allotments: [{ workspace, amount: plenty / 2 }],
  });
  const app = new pg.Pool({ connectionString: database.urls.app, max: writers, pipeline: true });
  const bare = new pg.Pool({ connectionString: database.urls.owner, max: writers });
  const reserve = () =>
    tenantTransaction(app, entry, async ({ sql }) => {
      await sql(
        `INSERT INTO quota_entry (org_id, meter, starts_at, place, kind, amount, reported, actor_kind, actor_id)
         SELECT p.org_id, p.meter, p.starts_at, authz.workspace_id(), 'use', 1, $2, authz.actor_kind(), authz.actor_id()
         FROM authz.open_quota('scans', $1) p`,
        [plenty, randomUUID()],
      );
    });
  const count = async () => {
    const { rowCount } = await bare.query(
      "UPDATE bench.quota SET used = used + 1 WHERE id = 1 AND used < total",
    );
    if (rowCount !== 1) throw new Error("there was no room");
  };
  const perSecond = (work: () => Promise<unknown>) => async () => {
    const until = performance.now() + stage.extent.seconds * 1_000;
    let done = 0;
    const write = async () => {
      for (; performance.now() < until; done += 1) await work();
    };
    await Promise.all(Array.from({ length: writers }, write));
    return done / stage.extent.seconds;
  };
  const subjects = { reserve: perSecond(reserve), count: perSecond(count) };
  const measured = await alternate(stage.extent.turns, subjects).finally(() =>
    Promise.all([app.end(), bare.end()]),
  );
  return [
    compared({
      name: `units taken of one allotment, ${writers} writers`,
      against: "a guarded UPDATE",
      unit: "units/s",
      goal: { at: "least", value: 0.5 },
      ours: measured.reserve,
      peer: measured.count,
    }),
  ];
}
