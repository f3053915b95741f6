/*
 * Rechecks callers together. An open stream rechecks its reader at every change, and a change concerns everyone who looks
 * at its place: what is asked at the same time goes in one statement.
 */
import type pg from "pg";
import { type Caller, callerOf } from "./caller.ts";
import type { Entry } from "./entry.ts";
import { tenantRead } from "./read.ts";
import type { TenantContext } from "./tenant-context.ts";

/**
 * Finds the caller, the place and the authority as they are now: what the process remembers, if the database confirms it,
 * else by entering.
 */
export type Recheck = (entry: Entry) => Promise<TenantContext>;

type Waiting = { readonly entry: Entry; readonly settle: (found: Promise<TenantContext>) => void };

/** How many callers one statement asks about. */
const most = 500;

/** Creates the recheck of a process on its connections for reads. */
export function rechecks(pool: pg.Pool): Recheck {
  let waiting: Waiting[] = [];
  const ask = () => {
    const together = waiting;
    waiting = [];
    for (let from = 0; from < together.length; from += most) {
      void askAbout(pool, together.slice(from, from + most));
    }
  };
  return (entry) =>
    new Promise((settle) => {
      // After everything that the same notice woke.
      if (waiting.length === 0) setImmediate(ask);
      waiting.push({ entry, settle });
    });
}

async function askAbout(pool: pg.Pool, together: readonly Waiting[]): Promise<void> {
  const enter = ({ entry, settle }: Waiting) =>
    settle(tenantRead(pool, entry, async ({ entered }) => entered, null));
  const known = together.flatMap((one) => {
    const caller = callerOf(pool, one.entry);
    const remembered = caller.recall();
    if (remembered !== undefined) return { ...one, caller, remembered };
    enter(one);
    return [];
  });
  if (known.length === 0) return;
  // Without an answer, each enters, and finds out for itself.
  const found = await confirm(
    pool,
    known.map(({ remembered }) => remembered),
  ).catch(() => []);
  known.forEach((one, at) => {
    const stale = found[at];
    if (typeof stale === "boolean") {
      one.settle(Promise.resolve(one.remembered.context));
      if (stale) one.caller.touch();
      return;
    }
    if (stale === null) one.caller.forget();
    enter(one);
  });
}

type Remembered = NonNullable<ReturnType<Caller["recall"]>>;

/** For each, whether its session's last use is to be written; null for one that no longer holds. */
async function confirm(pool: pg.Pool, all: readonly Remembered[]): Promise<readonly (boolean | null)[]> {
  const { rows } = await pool.query<{ stale: (boolean | null)[] }>("SELECT authz.confirm($1, $2) AS stale", [
    all.map(({ sealed }) => sealed),
    all.map(({ seal }) => seal),
  ]);
  return rows[0]?.stale ?? [];
}
