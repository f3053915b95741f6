import { describe, expect, test } from "vitest";
import { startApi, type TestApi } from "../testing/api.ts";
import { race, withoutTheLock } from "../testing/race.ts";
import { allot, scansOf, use, withWorkspaces } from "./testing.ts";

/*
 * Consumption, allotments and the limit are decided under the organization's lock, and the ledger's trigger refuses what is
 * above them. Companions show what happens without both.
 */

const api = await startApi();
const unguarded = await startApi();
await withoutTheLock(unguarded);
const { rows } = await unguarded.owner.query<{ code: string }>(
  "SELECT pg_get_functiondef('authz.post_quota_entry'::regproc) AS code",
);
await unguarded.owner.query(rows[0]?.code.replace("IF declared.hard AND", "IF false AND") ?? "");

const consumers = 30;

async function almostFull(at: TestApi) {
  const tenant = await withWorkspaces(at);
  await allot(tenant.admin, tenant.organization, { [tenant.production]: 500, [tenant.staging]: 300 });
  await use(tenant.admin, tenant.production, 499);
  return tenant;
}

const faults = async (at: TestApi, { organization, admin }: Awaited<ReturnType<typeof almostFull>>) =>
  (await admin.client.quotas.verify.query({ organization })).faults.length +
  // Read past the API too, as the owner.
  Number(
    (
      await at.owner.query<{ over: string }>(
        `SELECT count(*) AS over FROM quota_balance b WHERE org_id = $1 AND place <> org_id
           AND reserved + used > coalesce(allotted, 0)`,
        [organization],
      )
    ).rows[0]?.over,
  );

describe("the last unit of an allotment is consumed thirty times concurrently", () => {
  const calls = ({ admin, production }: Awaited<ReturnType<typeof almostFull>>) =>
    Array.from({ length: consumers }, () => () => use(admin, production, 1));

  test("[S38] once", async () => {
    const tenant = await almostFull(api);
    const ended = await race(api, { table: "organization", org: tenant.organization }, calls(tenant));
    expect(ended.filter((end) => end === null)).toHaveLength(1);
    expect(new Set(ended.map((end) => end?.reason))).toEqual(new Set([undefined, "allotment_reached"]));
    expect((await scansOf(tenant.admin, tenant.production)).workspace?.used).toBe(500);
    expect(await faults(api, tenant)).toBe(0);
  });

  test("without the lock and the trigger's refusal, every time", async () => {
    const tenant = await almostFull(unguarded);
    const ended = await race(unguarded, { table: "audit_head", org: tenant.organization }, calls(tenant));
    expect(ended.filter((end) => end === null)).toHaveLength(consumers);
    expect(await faults(unguarded, tenant)).toBeGreaterThan(0);
  });
});

describe("two reallocations run among thirty consumers", () => {
  const calls = ({ admin, organization, production, staging }: Awaited<ReturnType<typeof almostFull>>) => [
    ...Array.from({ length: consumers }, () => () => use(admin, production, 1)),
    () => allot(admin, organization, { [production]: 510, [staging]: 290 }),
    () => allot(admin, organization, { [staging]: 300, [production]: 505 }),
  ];

  test("[S40] no one is refused for the change, nothing is above the total or an allotment, and the ledger adds up", async () => {
    const tenant = await almostFull(api);
    const ended = await race(api, { table: "organization", org: tenant.organization }, calls(tenant));
    const reasons = new Set(ended.map((end) => end?.reason));
    expect(
      [...reasons].every((reason) => reason === undefined || /^allotment_(reached|below_use)$/.test(reason)),
    ).toBe(true);
    const { workspace, total, granted } = await scansOf(tenant.admin, tenant.production);
    expect(workspace?.used).toBeLessThanOrEqual(workspace?.allotted ?? 0);
    expect(total.used).toBeLessThanOrEqual(granted ?? 0);
    expect(await faults(api, tenant)).toBe(0);
  });

  test("without the lock and the trigger's refusal, more than an allotment is used", async () => {
    const tenant = await almostFull(unguarded);
    await race(unguarded, { table: "audit_head", org: tenant.organization }, calls(tenant));
    expect(await faults(unguarded, tenant)).toBeGreaterThan(0);
  });
});

describe("thirty consumers meet the first instant of a period", () => {
  const each = 20;
  /** Last month, Production used the 500 that it was allotted; nothing of this month is opened. */
  const before = async (at: TestApi) => {
    const tenant = await withWorkspaces(at);
    await at.owner.query(
      `WITH last AS (
         INSERT INTO quota_period (org_id, meter, starts_at, ends_at)
         SELECT $1, 'scans', m.first - interval '1 month', m.first
         FROM (SELECT date_trunc('month', now(), 'UTC') AS first) m RETURNING org_id, meter, starts_at)
       INSERT INTO quota_entry (org_id, meter, starts_at, place, kind, amount, actor_kind)
       SELECT org_id, meter, starts_at, $2, k, 500, 'system' FROM last, unnest(ARRAY['allot', 'use']) k`,
      [tenant.organization, tenant.production],
    );
    return tenant;
  };
  const calls = ({ admin, production }: Awaited<ReturnType<typeof before>>) =>
    Array.from({ length: consumers }, () => () => use(admin, production, each));
  const opened = async (at: TestApi, { organization }: Awaited<ReturnType<typeof before>>) => {
    const { rows: entries } = await at.owner.query<{ kind: string; amount: number }>(
      `SELECT e.kind, sum(e.amount)::int AS amount FROM quota_entry e
       WHERE e.org_id = $1 AND e.starts_at = (SELECT max(starts_at) FROM quota_period p WHERE p.org_id = $1)
       GROUP BY e.kind ORDER BY e.kind`,
      [organization],
    );
    return entries;
  };

  test("one of them opens it, with the allotment of the last; they share that, and the ledger adds up", async () => {
    const tenant = await before(api);
    const ended = await race(api, { table: "organization", org: tenant.organization }, calls(tenant));
    expect(ended.filter((end) => end === null)).toHaveLength(500 / each);
    expect(new Set(ended.map((end) => end?.reason))).toEqual(new Set([undefined, "allotment_reached"]));
    expect(await opened(api, tenant)).toEqual([
      { kind: "allot", amount: 500 },
      { kind: "grant", amount: 1_000 },
      { kind: "use", amount: 500 },
    ]);
    expect(await faults(api, tenant)).toBe(0);
  });

  test("without the lock and the trigger's refusal, more than the allotment is used", async () => {
    const tenant = await before(unguarded);
    const ended = await race(unguarded, { table: "audit_head", org: tenant.organization }, calls(tenant));
    expect(ended.filter((end) => end === null)).toHaveLength(consumers);
    expect(await faults(unguarded, tenant)).toBeGreaterThan(0);
  });
});
