/*
 * Rechecks callers together. An open stream rechecks its reader at every change, and a change concerns everyone who looks
 * at its place: what is asked at the same time goes in one statement.
 */
import type pg from "pg";
import { type Caller, callerOf } from "./caller.ts";
import type { Entry } from "./entry.ts";
import { tenantRead } from "./read.ts";
import type { TenantContext, TenantContextRow } from "./tenant-context.ts";

/**
 * Finds the caller, the place and the authority as they are now: what the process remembers, if the database confirms it,
 * else as entering would.
 */
export type Recheck = (entry: Entry) => Promise<TenantContext>;

type Waiting = { readonly entry: Entry; readonly settle: (found: Promise<TenantContext>) => void };

/** How many callers one statement confirms, and how many it finds: that takes longer, and others wait for its connection. */
const most = { confirmed: 500, found: 100 };

/** Creates the recheck of a process on its connections for reads. */
export function rechecks(pool: pg.Pool): Recheck {
  let waiting: Waiting[] = [];
  const ask = () => {
    const together = waiting;
    waiting = [];
    for (const some of parts(together, most.confirmed)) void askAbout(pool, some);
  };
  return (entry) =>
    new Promise((settle) => {
      // After everything that the same notice woke.
      if (waiting.length === 0) setImmediate(ask);
      waiting.push({ entry, settle });
    });
}

function parts<Item>(all: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

async function askAbout(pool: pg.Pool, together: readonly Waiting[]): Promise<void> {
  const callers = together.map((one) => ({ ...one, caller: callerOf(pool, one.entry) }));
  const known = callers.flatMap((one) => {
    const remembered = one.caller.recall();
    return remembered === undefined ? [] : [{ ...one, remembered }];
  });
  const confirmed = new Set<Entry>();
  // Without an answer, all of them are found again, and find out for themselves.
  const stale = await confirm(
    pool,
    known.map(({ remembered }) => remembered),
  ).catch(() => []);
  known.forEach(({ entry, caller, remembered, settle }, at) => {
    const isStale = stale[at];
    if (isStale === null) caller.forget();
    if (typeof isStale !== "boolean") return;
    confirmed.add(entry);
    settle(Promise.resolve(remembered.context));
    if (isStale) caller.touch();
  });
  const others = callers.filter(({ entry }) => !confirmed.has(entry));
  for (const some of parts(others, most.found)) void findAgain(pool, some);
}

type Met = Waiting & { readonly caller: Caller };

/** Finds all of them in one statement. */
async function findAgain(pool: pg.Pool, all: readonly Met[]): Promise<void> {
  const found = await find(
    pool,
    all.map(({ entry }) => entry),
  ).catch(() => []);
  for (const [at, { entry, caller, settle }] of all.entries()) {
    const row = found[at];
    // Whatever the reason was, each enters alone then, and one's own is no one else's.
    if (row === undefined) settle(tenantRead(pool, entry, async ({ entered }) => entered, null));
    else {
      const { context, stale } = caller.meet([row]);
      settle(Promise.resolve(context));
      if (stale) caller.touch();
    }
  }
}

/** What authz.enter would find for each, in their order. */
async function find(pool: pg.Pool, entries: readonly Entry[]): Promise<TenantContextRow[]> {
  const { rows } = await pool.query<TenantContextRow>("SELECT * FROM authz.callers_at($1, $2, $3, $4, $5)", [
    entries.map(({ tokenHash }) => tokenHash),
    entries.map(({ organization }) => organization),
    entries.map(({ workspace }) => workspace),
    entries.map(({ ip }) => ip),
    entries.map(({ actingAs }) => actingAs),
  ]);
  return rows;
}

type Remembered = NonNullable<ReturnType<Caller["recall"]>>;

/** For each, whether its session's last use is to be written; null for one that no longer holds. */
async function confirm(pool: pg.Pool, all: readonly Remembered[]): Promise<readonly (boolean | null)[]> {
  if (all.length === 0) return [];
  const { rows } = await pool.query<{ stale: (boolean | null)[] }>("SELECT authz.confirm($1, $2) AS stale", [
    all.map(({ sealed }) => sealed),
    all.map(({ seal }) => seal),
  ]);
  return rows[0]?.stale ?? [];
}
