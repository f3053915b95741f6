import { availableParallelism } from "node:os";
import type { RoleUrls } from "@bailiwick/db";
import pg from "pg";
import type { Logger } from "pino";

/**
 * For the app role's connections: statements of a transaction are pipelined where possible; and because a connection
 * keeps its prepared statements, it stays open through quiet minutes.
 */
const forRequests = { pipeline: true, idleTimeoutMillis: 5 * 60_000 } as const;

/**
 * The purposes of connections, their roles and maximum numbers. Reads do not wait for anyone, so twice the number of
 * processors keeps the server busy; more only evict each other from its caches (bench/README.md). At most sixteen,
 * because PostgreSQL accepts a hundred by default and several processes share them. A change can wait for its
 * organization's lock; changes have their own connections so that no reads wait behind them.
 */
const settings = {
  reads: { role: "app", max: Math.min(Math.max(2 * availableParallelism(), 4), 16), ...forRequests },
  changes: { role: "app", max: 12, ...forRequests },
  identity: { role: "identity", max: 5 },
  // A task uses one while it runs; claims, settlements and lease extensions share the others.
  worker: { role: "worker", max: 5 },
} as const satisfies Record<string, pg.PoolConfig & { role: keyof RoleUrls }>;

type Purpose = keyof typeof settings;
export type Pools = Readonly<Record<Purpose, pg.Pool>>;

/** Creates the pools of a running instance; connections open when needed. */
export function openPools(urls: RoleUrls, log: Logger): Pools {
  const open = (purpose: Purpose) => {
    const { role, ...limits } = settings[purpose];
    const pool = new pg.Pool({
      connectionString: urls[role],
      application_name: `bailiwick ${purpose}`,
      ...limits,
      connectionTimeoutMillis: 10_000,
    });
    // An idle connection that breaks is replaced on its next use; without a listener it would end the process.
    pool.on("error", (err) => log.warn({ err, purpose }, "a database connection broke"));
    // One that breaks between two statements fails the next one.
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

/** How long to wait for ending connections, in milliseconds. */
const timeoutMs = 5_000;

/** Ends every pool and waits until the connections are actually closed, which `end` alone does not. */
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
