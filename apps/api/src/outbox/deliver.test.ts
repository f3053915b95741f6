import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { deliverDue, keep, type Mail } from "./deliver.ts";
import { startMailWorker } from "./mail-worker.ts";

const database = await testDatabase();
const worker = new pg.Pool({ connectionString: database.urls.worker });
const owner = new pg.Pool({ connectionString: database.urls.owner });
afterAll(() => Promise.all([worker.end(), owner.end()]));

beforeEach(async () => {
  await owner.query("DELETE FROM outbox");
});

async function post(count: number): Promise<void> {
  await owner.query(
    "SELECT outbox_mail('member' || n || '@compliance.example', 'Subject', 'Body', 'test') FROM generate_series(1, $1) n",
    [count],
  );
}

async function state(): Promise<Record<string, unknown>[]> {
  const { rows } = await owner.query(
    `SELECT delivered_at IS NOT NULL AS delivered, attempts, last_error, deliver_at > now() AS later
     FROM outbox ORDER BY deliver_at, id`,
  );
  return rows;
}

test("marks mail as delivered and keeps it to be read", async () => {
  await post(2);
  expect(await deliverDue(worker, keep)).toBe(2);
  const delivered = { delivered: true, attempts: 1, last_error: null, later: false };
  expect(await state()).toEqual([delivered, delivered]);
  expect(await deliverDue(worker, keep)).toBe(0);
});

test("puts mail off that the transport did not take, and says why", async () => {
  await post(1);
  const refuse = () => Promise.reject(new Error("the mail server is away"));
  expect(await deliverDue(worker, refuse)).toBe(1);
  expect(await state()).toEqual([
    { delivered: false, attempts: 1, last_error: "the mail server is away", later: true },
  ]);
  expect(await deliverDue(worker, keep)).toBe(0);
  await owner.query("UPDATE outbox SET deliver_at = now()");
  expect(await deliverDue(worker, keep)).toBe(1);
  expect(await state()).toEqual([{ delivered: true, attempts: 2, last_error: null, later: false }]);
});

test("gives each mail to one of many workers that look at once", async () => {
  await post(60);
  const taken: string[] = [];
  const transport = async (mail: Mail) => {
    taken.push(mail.recipient);
    return "kept" as const;
  };
  await Promise.all(Array.from({ length: 8 }, () => deliverDue(worker, transport)));
  expect(taken).toHaveLength(60);
  expect(new Set(taken).size).toBe(60);
});

test("leaves mail due that a worker held when it died", async () => {
  await post(1);
  const dying = await worker.connect();
  await dying.query("BEGIN");
  await dying.query("SELECT 1 FROM outbox FOR UPDATE");
  expect(await deliverDue(worker, keep)).toBe(0);
  dying.release(true);
  await expect.poll(() => deliverDue(worker, keep)).toBe(1);
});

test("goes on by itself until it is stopped, also after a failure", async () => {
  const failures: unknown[] = [];
  let broken = true;
  const flaky = new Proxy(worker, {
    get(target, property) {
      if (property === "connect" && broken) return () => Promise.reject(new Error("no connection"));
      const value = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const mailWorker = startMailWorker(flaky, keep, (error) => failures.push(error), 5);
  await post(1);
  await expect.poll(() => failures.length).toBeGreaterThan(1);
  broken = false;
  await expect.poll(async () => (await state())[0]?.delivered).toBe(true);
  await mailWorker.stop();
  await post(1);
  expect(await state()).toContainEqual({ delivered: false, attempts: 0, last_error: null, later: false });
});
