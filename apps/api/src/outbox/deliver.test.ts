import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { afterAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { startWork } from "../jobs/work.ts";
import { startMailServer } from "../testing/mail-server.ts";
import { keep, type Mail, mailWork, maxDeliveries, type Transport } from "./deliver.ts";
import { readMailServer } from "./mail-server.ts";
import { smtpTransport } from "./smtp.ts";
import { deliverDue } from "./testing.ts";

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

test("marks mail as delivered and keeps it readable", async () => {
  await post(2);
  expect(await deliverDue(worker, keep)).toBe(2);
  const delivered = { delivered: true, attempts: 1, last_error: null, later: false };
  expect(await state()).toEqual([delivered, delivered]);
  expect(await deliverDue(worker, keep)).toBe(0);
});

test("postpones mail that the transport did not accept, with the reason", async () => {
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

const unexpected = (found: unknown) => {
  throw new Error(String(found));
};

test("gives each mail to one of two processes, and sends none twice", async () => {
  await post(60);
  const taken: string[] = [];
  const transport = async (mail: Mail) => {
    taken.push(mail.recipient);
    return "kept" as const;
  };
  const other = new pg.Pool({ connectionString: database.urls.worker });
  onTestFinished(() => other.end());
  const working = [worker, other].map((pool) =>
    startWork(mailWork(pool, transport, unexpected), unexpected, 5),
  );
  await expect.poll(() => taken.length).toBeGreaterThanOrEqual(60);
  await Promise.all(working.map(({ stop }) => stop()));
  expect(taken).toHaveLength(60);
  expect(new Set(taken).size).toBe(60);
});

/** Time passes: the lease of the mail's holder is over. */
const leasesEnd = () => owner.query("UPDATE outbox SET leased_until = now() - interval '1 second'");

test("passes a dead worker's mail to another when its lease ends", async () => {
  await post(1);
  expect(await mailWork(worker, keep, unexpected).claim(1)).toHaveLength(1);
  expect(await deliverDue(worker, keep)).toBe(0);
  await leasesEnd();
  expect(await deliverDue(worker, keep)).toBe(1);
  expect(await state()).toEqual([{ delivered: true, attempts: 2, last_error: null, later: false }]);
});

test("lets no worker settle mail after its lease ended, neither as sent nor as failed", async () => {
  await post(1);
  const overslept: string[] = [];
  const refuse = () => Promise.reject(new Error("too late"));
  const late = [keep, refuse].map((transport) => mailWork(worker, transport, (mail) => overslept.push(mail)));
  for (const { claim } of late) {
    const [piece] = await claim(1);
    await leasesEnd();
    await owner.query(
      "UPDATE outbox SET lease = gen_random_uuid(), leased_until = now() + interval '1 minute'",
    );
    await piece?.(new AbortController().signal);
    await leasesEnd();
  }
  expect(overslept).toHaveLength(2);
  expect(await state()).toEqual([{ delivered: false, attempts: 2, last_error: null, later: false }]);
});

test("holds no connection and no transaction while a mail server does not respond", async () => {
  await post(10);
  let connections = 0;
  const server = await startMailServer({
    onConnect: () => {
      connections += 1;
    },
  });
  const smtp = smtpTransport({
    server: readMailServer(server.url) ?? unexpected(server.url),
    from: { name: "Bailiwick", address: "no-reply@bailiwick.example" },
    log: { warn: () => undefined },
  });
  const pool = new pg.Pool({ connectionString: database.urls.worker, max: 1, application_name: "hanging" });
  onTestFinished(() => pool.end());
  const working = startWork(
    mailWork(pool, smtp.send, () => undefined),
    () => undefined,
    5,
  );
  await expect.poll(() => connections).toBe(maxDeliveries);
  // The only connection of the pool is available to others all the time.
  await expect.poll(async () => (await pool.query("SELECT 1")).rowCount).toBe(1);
  const { rows } = await owner.query(
    `SELECT count(*) FILTER (WHERE state <> 'idle')::int AS busy, count(xact_start)::int AS open
     FROM pg_stat_activity WHERE application_name = 'hanging'`,
  );
  expect(rows).toEqual([{ busy: 0, open: 0 }]);
  await smtp.stop();
  await working.stop();
});

test("loses nothing when stopped under load: started deliveries finish, the rest is left to the next process", async () => {
  await post(60);
  const taken: string[] = [];
  const transport: Transport = async ({ id }) => {
    taken.push(id);
    await new Promise(setImmediate);
    return "sent";
  };
  const work = mailWork(worker, transport, unexpected);
  const first = startWork(work, unexpected, 5);
  await expect.poll(() => taken.length).toBeGreaterThan(5);
  await first.stop();
  const begun = taken.length;
  const { rows } = await owner.query<{ count: number; held: number }>(
    "SELECT count(delivered_at)::int AS count, count(lease)::int AS held FROM outbox",
  );
  expect(rows).toEqual([{ count: begun, held: 0 }]);
  const second = startWork(work, unexpected, 5);
  await expect.poll(() => taken.length).toBe(60);
  await second.stop();
  expect(new Set(taken).size).toBe(60);
});

test("continues by itself until it is stopped, even after a failure", async () => {
  const failures: unknown[] = [];
  let broken = true;
  const flaky = new Proxy(worker, {
    get(target, property) {
      if (property === "query" && broken) return () => Promise.reject(new Error("no connection"));
      const value = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const working = startWork(mailWork(flaky, keep, unexpected), (error) => failures.push(error), 5);
  await post(1);
  await expect.poll(() => failures.length).toBeGreaterThan(1);
  broken = false;
  await expect.poll(async () => (await state())[0]?.delivered).toBe(true);
  await working.stop();
  await post(1);
  expect(await state()).toContainEqual({ delivered: false, attempts: 0, last_error: null, later: false });
});
