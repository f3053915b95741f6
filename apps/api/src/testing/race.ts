import { setTimeout as tick } from "node:timers/promises";
import type pg from "pg";
import type { WireError } from "../procedure/errors.ts";
import { errorOf, type TestApi } from "./api.ts";

/** What to hold: an organization's row, the head of its chain, or a slug that is being taken. */
type Lock =
  | { readonly table: "organization" | "audit_head"; readonly org: string }
  | { readonly namespace: "organizations"; readonly slug: string };

function hold(holder: pg.PoolClient, lock: Lock): Promise<unknown> {
  if ("namespace" in lock) {
    return holder.query(
      "INSERT INTO slug (namespace, slug, org_id, status) VALUES ($1, $2, gen_random_uuid(), 'current')",
      [lock.namespace, lock.slug],
    );
  }
  const key = lock.table === "organization" ? "id" : "org_id";
  return holder.query(`SELECT FROM ${lock.table} WHERE ${key} = $1 FOR UPDATE`, [lock.org]);
}

/**
 * Makes a race real: holds a lock that every caller has to take, starts them all, sees each of them wait in the
 * database, and releases it. Returns how each call ended: null if it succeeded, else its refusal.
 */
export async function race(
  api: TestApi,
  lock: Lock,
  callers: readonly (() => Promise<unknown>)[],
): Promise<(WireError | null)[]> {
  return held(api, lock, async () => {
    const calls = callers.map(ending);
    await allWait(api, callers.length);
    return calls;
  });
}

/** Like {@link race}, in the order of the callers: each is seen to wait before the next one starts. */
export async function queue(
  api: TestApi,
  lock: Lock,
  callers: readonly (() => Promise<unknown>)[],
): Promise<(WireError | null)[]> {
  return held(api, lock, async () => {
    const calls = [];
    for (const call of callers) {
      calls.push(ending(call));
      await allWait(api, calls.length);
    }
    return calls;
  });
}

function ending(call: () => Promise<unknown>): Promise<WireError | null> {
  return call().then(
    () => null,
    (error: unknown) => errorOf(Promise.reject(error)),
  );
}

/** Holds the lock while the callers start, releases it, and returns how they ended. */
async function held(
  api: TestApi,
  lock: Lock,
  start: () => Promise<Promise<WireError | null>[]>,
): Promise<(WireError | null)[]> {
  const holder = await api.owner.connect();
  try {
    await holder.query("BEGIN");
    await hold(holder, lock);
    const calls = await start();
    await holder.query("ROLLBACK");
    return await Promise.all(calls);
  } finally {
    holder.release();
  }
}

/** Returns when this many connections to the test's database wait for a lock; throws if that does not happen. */
export async function allWait({ owner }: TestApi, count: number): Promise<void> {
  let waiting = 0;
  for (const limit = Date.now() + 60_000; Date.now() < limit; await tick(5)) {
    const { rows } = await owner.query<{ waiting: number }>(
      `SELECT count(DISTINCT l.pid)::int AS waiting FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE NOT l.granted AND a.datname = current_database()`,
    );
    waiting = rows[0]?.waiting ?? 0;
    if (waiting === count) return;
  }
  throw new Error(`${count} callers should wait for the lock, and ${waiting} do`);
}

/** Removes the lock that protects counting and then changing in an organization. */
export async function withoutTheLock({ owner }: TestApi): Promise<void> {
  await owner.query(
    "CREATE OR REPLACE FUNCTION authz.lock_organization(org uuid) RETURNS void LANGUAGE sql AS 'SELECT'",
  );
  // The first changes of one person on one day would also wait for each other here.
  await owner.query(
    "CREATE OR REPLACE FUNCTION authz.note_activity(org uuid, workspace uuid, person uuid) RETURNS void LANGUAGE sql AS 'SELECT'",
  );
}

/** Shows what happens without a constraint trigger, and restores it. */
export async function withoutTrigger(
  { owner }: TestApi,
  trigger: string,
  table: string,
  body: () => Promise<void>,
): Promise<void> {
  await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${trigger}`);
  try {
    await body();
  } finally {
    await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER ${trigger}`);
  }
}
