import { availableParallelism } from "node:os";
import type { RoleUrls } from "@bailiwick/db";
import pg from "pg";
import type { Logger } from "pino";

/**
 * Of the app role's connections: what a transaction has to say is sent without waiting for the answer to what it said
 * before, where it can be; and as what a connection has prepared goes with it, it is kept through quiet minutes.
 */
const forRequests = { pipeline: true, idleTimeoutMillis: 5 * 60_000 } as const;

/**
 * What connections there are for, as which role, and how many at once. A read waits for nobody, so that twice the
 * processors keep the server busy: more only crowd each other out of its caches (bench/README.md). At most sixteen, as PostgreSQL
 * takes a hundred unless it is told otherwise, and several processes share them. A change may wait for
 * its organization's lock; it has connections of its own, for nobody's reads to wait behind it.
 */
const settings = {
  reads: { role: "app", max: Math.min(Math.max(2 * availableParallelism(), 4), 16), ...forRequests },
  changes: { role: "app", max: 12, ...forRequests },
  identity: { role: "identity", max: 5 },
  // A task has one for as long as it runs; claims, settlements and extensions of leases take turns on the others.
  worker: { role: "worker", max: 5 },
} as const satisfies Record<string, pg.PoolConfig & { role: keyof RoleUrls }>;

type Purpose = keyof typeof settings;
export type Pools = Readonly<Record<Purpose, pg.Pool>>;

/** Opens the connections that a running instance works with; none is made before it is needed. */
export function openPools(urls: RoleUrls, log: Logger): Pools {
  const open = (purpose: Purpose) => {
    const { role, ...limits } = settings[purpose];
    const pool = new pg.Pool({
      connectionString: urls[role],
      application_name: `bailiwick ${purpose}`,
      ...limits,
      connectionTimeoutMillis: 10_000,
    });
    // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
    pool.on("error", (err) => log.warn({ err, purpose }, "a database connection broke"));
    // One that breaks between two statements fails the next of them.
    pool.on("connect", (client) => client.on("error", () => undefined));
    return pool;
  };
  return {
    reads: open("reads"),
    changes: open("changes"),
    identity: open("identity"),
    worker: open("worker"),
  };
}

/** How long ending connections are waited for, in milliseconds. */
const timeoutMs = 5_000;

/** Ends every pool and waits until the connections are really gone, which `end` alone does not. */
export async function endPools(pools: Pools): Promise<void> {
  await Promise.all(Object.values(pools).map(endPool));
}

async function endPool(pool: pg.Pool): Promise<void> {
  let left = pool.totalCount;
  const gone = new Promise<void>((resolve) => {
    if (left === 0) resolve();
    pool.on("remove", () => {
      left -= 1;
      if (left === 0) resolve();
    });
  });
  await pool.end();
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, timeoutMs).unref())]);
}
