import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { registerTasks, type Task, taskWork } from "./tasks.ts";
import { type Piece, startWork } from "./work.ts";

const database = await testDatabase();
// As in two processes.
const [here, there] = [1, 2].map(() => new pg.Pool({ connectionString: database.urls.worker, max: 3 }));
const owner = new pg.Pool({ connectionString: database.urls.owner });
afterAll(() => Promise.all([here?.end(), there?.end(), owner.end()]));
beforeEach(async () => {
  await owner.query("DELETE FROM task");
});

const none = new AbortController().signal;
const unexpected = (error: unknown) => {
  throw error;
};

/** The tasks as one process sees them, and which of them outlasted their lease there. */
function process(pool: pg.Pool | undefined, tasks: Record<string, Partial<Task>>, leaseSeconds = 60) {
  if (pool === undefined) throw new Error("there is no such process");
  const overslept: string[] = [];
  const whole = Object.entries(tasks).map(([name, task]) => {
    const run = async () => undefined;
    return [name, { everySeconds: 3_600, run, ...task }] as const;
  });
  const work = taskWork(pool, Object.fromEntries(whole), (name) => overslept.push(name), { leaseSeconds });
  const claimOne = async (): Promise<Piece | undefined> => (await work.claim(1))[0];
  return { work, claimOne, overslept };
}

async function row(name: string) {
  const { rows } = await owner.query(
    `SELECT due_at <= now() AS due, extract(epoch FROM due_at - now()) AS "dueIn", lease, leased_until AS until, attempts,
       last_error AS error, finished_at IS NOT NULL AS finished FROM task WHERE name = $1`,
    [name],
  );
  return rows[0];
}

/** Time passes: the lease of the task's holder is over. */
const leaseEnds = (name: string) =>
  owner.query("UPDATE task SET leased_until = now() - interval '1 second' WHERE name = $1", [name]);

async function register(...names: string[]) {
  if (here !== undefined) await registerTasks(here, names);
}

describe("a task", () => {
  test("runs in one of two processes, and none of many runs twice", async () => {
    const names = Array.from({ length: 30 }, (_, at) => `task ${at}`);
    await register(...names);
    const ran: string[] = [];
    const tasks = Object.fromEntries(
      names.map((name) => [name, { run: async () => void ran.push(name) }] as const),
    );
    const working = [here, there].map((pool) => startWork(process(pool, tasks).work, unexpected, 5));
    await expect.poll(() => ran.length).toBeGreaterThanOrEqual(names.length);
    await Promise.all(working.map(({ stop }) => stop()));
    expect(ran.toSorted()).toEqual(names.toSorted());
  });

  test("of a dead process passes to another when its lease ends, and not before", async () => {
    await register("mine");
    const ran: string[] = [];
    const dying = await process(here, { mine: { run: async () => void ran.push("here") } }).claimOne();
    expect(dying).toBeDefined();
    const other = process(there, { mine: { run: async () => void ran.push("there") } });
    expect(await other.claimOne()).toBeUndefined();
    await leaseEnds("mine");
    await (await other.claimOne())?.(none);
    expect(ran).toEqual(["there"]);
    expect(await row("mine")).toMatchObject({
      due: false,
      lease: null,
      attempts: 0,
      error: null,
      finished: true,
    });
  });

  test("can't be settled by a process whose lease has ended", async () => {
    await register("mine");
    const late = process(here, { mine: {} });
    const overslept = await late.claimOne();
    await leaseEnds("mine");
    const other = process(there, { mine: {} });
    const holder = await other.claimOne();
    const held = await row("mine");
    await overslept?.(none);
    expect(late.overslept).toEqual(["mine"]);
    expect(await row("mine")).toMatchObject({ lease: held.lease, until: held.until, due: true });
    await holder?.(none);
    expect(other.overslept).toEqual([]);
    expect(await row("mine")).toMatchObject({ lease: null, due: false });
  });

  test("that takes long keeps its lease, and is notified when it is lost anyway", async () => {
    await register("long");
    let aborted: AbortSignal | undefined;
    let begun = () => undefined as unknown;
    const started = new Promise((resolve) => {
      begun = () => resolve(undefined);
    });
    const run = (signal: AbortSignal) =>
      new Promise((resolve) => {
        aborted = signal;
        signal.addEventListener("abort", resolve);
        begun();
      });
    const long = process(here, { long: { run } }, 1);
    const running = (await long.claimOne())?.(none);
    await started;
    const { until } = await row("long");
    await expect.poll(async () => (await row("long")).until > until).toBe(true);
    expect(aborted?.aborted).toBe(false);
    await owner.query("UPDATE task SET lease = gen_random_uuid() WHERE name = 'long'");
    await running;
    expect(long.overslept).toEqual(["long"]);
  });

  test("that fails reports the reason, and is retried after growing pauses", async () => {
    await register("broken");
    const run = () => Promise.reject(new Error("the disk is full"));
    const broken = process(here, { broken: { everySeconds: 60, run } });
    const pauses: number[] = [];
    for (const attempts of [1, 2, 3, 4, 5, 6]) {
      await expect((await broken.claimOne())?.(none)).rejects.toThrow("the task broken failed");
      const { dueIn, ...failed } = await row("broken");
      expect(failed).toMatchObject({ attempts, error: "the disk is full", lease: null });
      pauses.push(Math.round(dueIn / 10) * 10);
      await owner.query("UPDATE task SET due_at = now()");
    }
    expect(pauses).toEqual([60, 120, 240, 480, 600, 600]);
    await (await process(here, { broken: {} }).claimOne())?.(none);
    expect(await row("broken")).toMatchObject({ attempts: 0, error: null });
  });

  test("that was stopped halfway is due again immediately, for another process", async () => {
    await register("half");
    const run = (signal: AbortSignal) => new Promise((resolve) => signal.addEventListener("abort", resolve));
    const working = startWork(process(here, { half: { run } }).work, unexpected, 5);
    onTestFinished(() => working.stop());
    await expect.poll(async () => (await row("half")).lease).not.toBeNull();
    await working.stop();
    expect(await row("half")).toMatchObject({ due: true, lease: null, attempts: 0 });
  });
});

test("claiming is retried after failures, and one failed piece does not stop the others", async () => {
  const heard: unknown[] = [];
  let looks = 0;
  let done = 0;
  const succeed = async () => {
    done += 1;
  };
  const claim = async (count: number) => {
    looks += 1;
    if (looks <= 2) throw new Error("no connection");
    return looks === 3 ? [() => Promise.reject(new Error("this one")), succeed].slice(0, count) : [];
  };
  const working = startWork({ name: "some", parallel: 2, claim }, (error) => heard.push(error), 1);
  await expect.poll(() => looks).toBeGreaterThan(3);
  await working.stop();
  expect(heard).toEqual([new Error("no connection"), new Error("no connection"), new Error("this one")]);
  expect(done).toBe(1);
});
