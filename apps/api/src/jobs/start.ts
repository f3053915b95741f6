import type { Tell } from "@bailiwick/db";
import type { Pool } from "pg";
import { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { sweep as sweepIdentity } from "../identity/sweep.ts";
import { purgeDue } from "./purge.ts";
import { sweep } from "./sweep.ts";

export type JobParts = {
  /** The worker role's connection string, for the queue. */
  readonly workerUrl: string;
  /** What the jobs themselves connect with; ended by whoever made them. */
  readonly pools: { readonly worker: Pool; readonly identity: Pool };
  /** The folder that keeps what was purged. */
  readonly coldStore: string;
  readonly log: Logger;
  /** Hears what the jobs tell, once it is committed. */
  readonly tell: Tell;
};

type Job = { readonly cron: string; readonly run: () => Promise<unknown> };
export type JobName = "purge" | "sweep";

export type Jobs = {
  /** Runs a job now, besides its times; not at all when it is waiting or running already. */
  readonly runNow: (name: JobName) => Promise<void>;
  /** Lets the jobs that run finish, for ten seconds at most, and leaves the queue. */
  readonly stop: () => Promise<void>;
};

/** How long a stop waits for the jobs that run, in milliseconds. */
const timeoutMs = 10_000;

/** A job may take an hour; one whose process died gives its place free after a minute (seconds). */
const lease = { expireInSeconds: 3_600, heartbeatSeconds: 60, deleteAfterSeconds: 3_600 };

/**
 * Starts the background jobs on the database's own queue. Every process may: a job runs in one of them at a time.
 */
export async function startJobs({ workerUrl, pools, coldStore, log, tell }: JobParts): Promise<Jobs> {
  const jobs: Readonly<Record<JobName, Job>> = {
    purge: { cron: "* * * * *", run: () => purgeDue({ pool: pools.worker, coldStore, log, tell }) },
    sweep: {
      cron: "17 * * * *",
      run: () => Promise.all([sweep(pools.worker), sweepIdentity(pools.identity)]),
    },
  };

  const boss = new PgBoss({
    connectionString: workerUrl,
    application_name: "bailiwick job queue",
    max: 2,
    schema: "pgboss",
    createSchema: false,
  });
  let left = false;
  // Its connections end a moment after it says that it stopped; that a server which ends first cuts them is no fault then.
  boss.on("error", (err) => {
    if (!left) log.error({ err }, "the job queue failed");
  });
  boss.on("warning", (warning) => log.warn({ warning }, "the job queue warns"));
  await boss.start();
  const workers = new Map<string, string>();
  for (const [name, { cron, run }] of Object.entries(jobs)) {
    // Exclusive: at most one of a kind waits or runs, in however many processes. The next time is the retry.
    await boss.createQueue(name, { policy: "exclusive", retryLimit: 0, ...lease });
    workers.set(name, await boss.work(name, { pollingIntervalSeconds: 5 }, async () => void (await run())));
    await boss.schedule(name, cron);
  }
  return {
    runNow: async (name) => {
      await boss.send(name);
      boss.notifyWorker(workers.get(name) ?? "");
    },
    stop: async () => {
      await boss.stop({ graceful: true, timeout: timeoutMs });
      left = true;
    },
  };
}
