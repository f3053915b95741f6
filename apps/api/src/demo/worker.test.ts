import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { seedDemo } from "./seed.ts";
import { startDemoWorker } from "./worker.ts";

const api = await startApi();
await seedDemo(api.database, new URL(api.url));
const home = mkdtempSync(join(tmpdir(), "bailiwick-worker-"));
afterAll(() => rmSync(home, { recursive: true }));

const start = () => startDemoWorker({ ...api.database, home }, new URL(api.url));

const counts = async () => {
  const { rows } = await api.owner.query<{ scans: number; keys: number; sessions: number }>(
    `SELECT (SELECT count(*)::int FROM run WHERE state IN ('queued', 'running')) AS scans,
       (SELECT count(*)::int FROM key WHERE name = 'Example worker') AS keys,
       (SELECT count(*)::int FROM identity.session) AS sessions`,
  );
  return rows[0];
};
const claimedBy = async () => {
  const { rows } = await api.owner.query<{ name: string }>(
    "SELECT claimed_by_name AS name FROM run WHERE state = 'running'",
  );
  return rows.map(({ name }) => name);
};

test("a scan of the demo moves, by the example's worker with a key of its own", async () => {
  const stop = await start();
  try {
    await expect.poll(claimedBy, { timeout: 60_000 }).toEqual(["Example worker"]);
    expect(await counts()).toEqual({ scans: 1, keys: 1, sessions: 0 });
  } finally {
    await stop();
  }
});

test("at the next start, the worker takes the same key, and no other scan is begun", async () => {
  const stop = await start();
  try {
    expect(await counts()).toEqual({ scans: 1, keys: 1, sessions: 0 });
  } finally {
    await stop();
  }
});
