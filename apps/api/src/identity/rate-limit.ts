import type { Pool } from "pg";

/** A maximum number of attempts in a window of this many seconds. */
export type Rule = { readonly attempts: number; readonly seconds: number };

/**
 * Counts attempts in the database, so that all processes share one count, by the database's clock. Taking is one
 * statement, so that concurrent attempts are all counted.
 */
export function rateLimit(pool: Pool) {
  return {
    /** Counts one attempt under `key`; returns the seconds to wait if it was one too many, else null. */
    async take(key: string, rule: Rule): Promise<number | null> {
      const { rows } = await pool.query<{ count: number; wait: number }>(
        `INSERT INTO identity.rate_limit AS r (key, count, window_ends)
         VALUES (left($1, 200), 1, now() + make_interval(secs => $2))
         ON CONFLICT (key) DO UPDATE SET
           count = CASE WHEN r.window_ends <= now() THEN 1 ELSE least(r.count + 1, 1000000) END,
           window_ends = CASE WHEN r.window_ends <= now() THEN excluded.window_ends ELSE r.window_ends END
         RETURNING count, ceil(extract(epoch FROM window_ends - now()))::integer AS wait`,
        [key, rule.seconds],
      );
      const [row] = rows;
      return row !== undefined && row.count > rule.attempts ? Math.max(row.wait, 1) : null;
    },

    /** Resets a count. */
    async forget(key: string): Promise<void> {
      await pool.query("DELETE FROM identity.rate_limit WHERE key = left($1, 200)", [key]);
    },

    /** Refunds an attempt that turned out not to count: a sign-in with the right password. */
    async giveBack(key: string): Promise<void> {
      await pool.query(
        "UPDATE identity.rate_limit SET count = count - 1 WHERE key = left($1, 200) AND count > 0",
        [key],
      );
    },
  };
}

export type RateLimit = ReturnType<typeof rateLimit>;
