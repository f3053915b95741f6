import { testDatabase } from "@bailiwick/db/testing";
import { afterAll, expect, test } from "vitest";
import { createLog } from "../http/logging.ts";
import { endPools, openPools } from "./pools.ts";

const { urls } = await testDatabase();
const pools = openPools(urls, createLog("silent"));
afterAll(() => endPools(pools));

test("a connection that breaks between two statements fails the transaction, not the process", async () => {
  const client = await pools.reads.connect();
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  await client.query("BEGIN");
  const broken = new Promise<void>((resolve) => client.once("end", resolve));
  await pools.reads.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
  await broken;
  await expect(client.query("SELECT 1")).rejects.toThrow();
  client.release(true);
  const next = await pools.reads.query("SELECT 1 AS one");
  expect(next.rows).toEqual([{ one: 1 }]);
});
