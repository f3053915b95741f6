import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { keepRecords } from "./keep-records.ts";

const api = await startApi();
const pool = new pg.Pool({ connectionString: api.database.urls.worker, max: 2 });
afterAll(() => pool.end());

const keep = () => keepRecords(pool, new AbortController().signal);

/** The months of appended records that there are. */
async function months(): Promise<string[]> {
  const { rows } = await api.owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'record'::regclass ORDER BY c.relname`,
  );
  return rows.map(({ name }) => name);
}

test("a month is dropped when its last record is gone and none can come", async () => {
  await keep();
  const before = await months();
  await api.owner.query(
    "CREATE TABLE record_202001 PARTITION OF record FOR VALUES FROM ('2020-01-01Z') TO ('2020-02-01Z')",
  );
  await api.owner.query(
    "INSERT INTO record (org_id, root_id, kind, at, id, fields) VALUES ($1, $1, 'trace', '2020-01-31T23:59:59Z', $1, '{}')",
    [randomUUID()],
  );
  await keep();
  expect(await months()).toEqual(["record_202001", ...before]);
  await api.owner.query("DELETE FROM record WHERE at < '2020-02-01Z'");
  await keep();
  expect(await months()).toEqual(before);
});

test("a month that is in use is dropped another time", async () => {
  const before = await months();
  await api.owner.query(
    "CREATE TABLE record_202002 PARTITION OF record FOR VALUES FROM ('2020-02-01Z') TO ('2020-03-01Z')",
  );
  const reader = new pg.Client({ connectionString: api.database.urls.owner });
  await reader.connect();
  try {
    await reader.query("BEGIN");
    await reader.query("SELECT count(*) FROM record");
    await keep();
    expect(await months()).toEqual(["record_202002", ...before]);
    await reader.query("ROLLBACK");
  } finally {
    await reader.end();
  }
  await keep();
  expect(await months()).toEqual(before);
});
