import type { Pool } from "pg";

/** A task of the background or the backlog of a queue, as `authz.all_background_work` reports it. */
export type Work = {
  readonly kind: "task" | "queue";
  readonly name: string;
  readonly waiting: number;
  readonly failing: number;
  readonly givenUp: number;
  /** How long the oldest of a queue has been waiting, in seconds; 0 if none is. */
  readonly oldestSeconds: number;
  /** When a task was last done, in seconds of the epoch; null if it never was. */
  readonly finishedAt: number | null;
};

/** Reads the background work as one of the processes that do it. */
export function readWork(pool: Pool): () => Promise<readonly Work[]> {
  return async () => {
    const { rows } = await pool.query<{
      kind: "task" | "queue";
      name: string;
      waiting: string;
      failing: string;
      given_up: string;
      oldest: number;
      finished: number | null;
    }>(
      `SELECT kind, name, waiting, failing, given_up, extract(epoch FROM finished_at)::float8 AS finished,
         CASE WHEN waiting > 0 THEN extract(epoch FROM greatest(now() - due_at, interval '0'))::float8 ELSE 0 END AS oldest
       FROM authz.all_background_work()`,
    );
    return rows.map((row) => ({
      kind: row.kind,
      name: row.name,
      waiting: Number(row.waiting),
      failing: Number(row.failing),
      givenUp: Number(row.given_up),
      oldestSeconds: row.oldest,
      finishedAt: row.finished,
    }));
  };
}
