import type { RoleUrls } from "@bailiwick/db";
import pg from "pg";
import type { Logger } from "pino";

/**
 * How many connections each role may hold at once. One process has work for no more of the app's: beyond a dozen they
 * only crowd each other out of the server's processors and caches. What a transaction has to say is sent without waiting
 * for the answer to what it said before, where it can be.
 */
const settings = {
  // What a connection has prepared goes with it: kept through quiet minutes, it is ready for the next request.
  app: { max: 12, pipeline: true, idleTimeoutMillis: 5 * 60_000 },
  identity: { max: 5 },
  worker: { max: 3 },
} as const satisfies Record<string, pg.PoolConfig>;

export type Pools = Readonly<Record<keyof typeof settings, pg.Pool>>;

/** Opens the connections that a running instance works with; none is made before it is needed. */
export function openPools(urls: RoleUrls, log: Logger): Pools {
  const open = (role: keyof typeof settings) => {
    const pool = new pg.Pool({
      connectionString: urls[role],
      application_name: `bailiwick ${role}`,
      ...settings[role],
      connectionTimeoutMillis: 10_000,
    });
    // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
    pool.on("error", (err) => log.warn({ err, role }, "a database connection broke"));
    // One that breaks between two statements fails the next of them.
    pool.on("connect", (client) => client.on("error", () => undefined));
    return pool;
  };
  return { app: open("app"), identity: open("identity"), worker: open("worker") };
}

/** How long ending connections are waited for, in milliseconds. */
const patience = 5_000;

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
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
}
