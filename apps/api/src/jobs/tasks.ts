import type { Pool } from "pg";
import { type Claim, claimDue, extend, settle, type WorkTable } from "./lease.ts";
import type { Piece, Work } from "./work.ts";

/** A recurring task, run by one process at a time. */
export type Task = {
  readonly everySeconds: number;
  /** `signal` is aborted when the process is to stop, or the lease was lost: the rest is left for the next run. */
  readonly run: (signal: AbortSignal) => Promise<unknown>;
};

const table: WorkTable = {
  name: "task",
  key: "name",
  due: "due_at",
  open: "name = ANY ($3)",
  leaseSeconds: 60,
};

const took = "1000 * extract(epoch FROM now() - started_at)";
/** Due immediately if it was stopped halfway. */
const done = `due_at = CASE WHEN $4 THEN now() ELSE now() + make_interval(secs => $3) END, attempts = 0,
  last_error = NULL, finished_at = now(), took_ms = ${took}`;
/** A failed task is retried at its next time, and then after pauses that grow up to ten times as long. */
const failed = `due_at = now() + make_interval(secs => $3 * least(2 ^ (attempts - 1), 10)), last_error = left($4, 500),
  finished_at = now(), took_ms = ${took}`;

/** Creates the rows of tasks that have none yet, due immediately. `pool` connects as the worker role. */
export async function registerTasks(pool: Pool, names: readonly string[]): Promise<void> {
  await pool.query("INSERT INTO public.task (name) SELECT unnest($1::text[]) ON CONFLICT (name) DO NOTHING", [
    names,
  ]);
}

/** The tasks as background work: each runs under a lease that is extended while it runs. */
export function taskWork(
  pool: Pool,
  tasks: Readonly<Record<string, Task>>,
  overslept: (task: string) => void,
  { leaseSeconds }: Pick<WorkTable, "leaseSeconds"> = table,
): Work {
  const leased = { ...table, leaseSeconds };
  const names = Object.keys(tasks);
  return {
    name: "tasks",
    parallel: names.length,
    claim: async (count) => {
      const claims = await claimDue(pool, leased, count, "", [names], ", started_at = now()");
      return claims.flatMap((claim) => {
        const task = tasks[claim.key];
        return task === undefined ? [] : [pieceOf(pool, leased, claim, task, overslept)];
      });
    },
  };
}

function pieceOf(
  pool: Pool,
  leased: WorkTable,
  claim: Claim<object>,
  { everySeconds, run }: Task,
  overslept: (task: string) => void,
): Piece {
  return async (stopping) => {
    const lost = new AbortController();
    const beat = setInterval(
      () => {
        // One failed extension is not a loss yet: the lease outlasts two more.
        extend(pool, leased, claim).then(
          (held) => {
            if (!held) lost.abort();
          },
          () => undefined,
        );
      },
      1_000 * (leased.leaseSeconds / 3),
    );
    const [result] = await Promise.allSettled([run(AbortSignal.any([stopping, lost.signal]))]);
    clearInterval(beat);
    const isDone = result.status === "fulfilled";
    const held = isDone
      ? await settle(pool, leased, claim, done, [everySeconds, stopping.aborted])
      : await settle(pool, leased, claim, failed, [everySeconds, messageOf(result.reason)]);
    if (!held) overslept(claim.key);
    if (!isDone) throw new Error(`the task ${claim.key} failed`, { cause: result.reason });
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
