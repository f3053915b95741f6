import { join } from "node:path";
import { examine } from "@bailiwick/db";
import { afterAll, expect, test } from "vitest";
import { createLog } from "../http/logging.ts";
import { endPools, openPools } from "../server/pools.ts";
import { startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";
import { startJobs } from "./start.ts";

const api = await startApi();
const pools = openPools(api.database.urls, createLog("silent"));
const parts = {
  pools,
  workerUrl: api.database.urls.worker,
  coldStore: join(api.database.home, "cold"),
  tell: () => undefined,
  log: createLog("silent"),
};
// Two processes start on one new database.
const [jobs, others] = await Promise.all([startJobs(parts), startJobs(parts)]);
afterAll(async () => {
  await Promise.all([jobs.stop(), others.stop()]);
  await endPools(pools);
});

const count = async (statement: string, values: unknown[] = []): Promise<number> =>
  (await api.owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${statement}`, values))
    .rows[0]?.count ?? 0;

test("[V47] the purge job purges what is past its window", async () => {
  const { workspace, slug, founder, org } = await staffed(api, "compliance-ops");
  await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
  await api.owner.query("UPDATE workspace SET purge_after = now() WHERE id = $1", [workspace]);
  await jobs.runNow("purge");
  await expect.poll(() => count("workspace WHERE org_id = $1", [org])).toBe(0);
});

test("the sweep job removes the answers of yesterday's idempotency keys, and no others", async () => {
  await api.owner.query(
    `INSERT INTO idempotency (actor_id, key, request, response, created_at)
     VALUES (gen_random_uuid(), 'old-key-1', '', '', now() - interval '25 hours'),
            (gen_random_uuid(), 'new-key-1', '', '', now() - interval '23 hours')`,
  );
  await jobs.runNow("sweep");
  await expect.poll(() => count("idempotency WHERE key = 'old-key-1'")).toBe(0);
  expect(await count("idempotency WHERE key = 'new-key-1'")).toBe(1);
});

test("every job has its times, once, however many processes there are", async () => {
  const { rows } = await api.owner.query("SELECT name, cron FROM pgboss.schedule ORDER BY name");
  expect(rows).toEqual([
    { name: "purge", cron: "* * * * *" },
    { name: "sweep", cron: "17 * * * *" },
  ]);
});

test("[V3] the job queue leaves the doctor content", async () => {
  expect((await examine(api.database.urls)).filter((finding) => !finding.ok)).toEqual([]);
});
