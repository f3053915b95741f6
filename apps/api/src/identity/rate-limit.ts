import type { Pool } from "pg";

/** So many attempts, at most, in a window of so many seconds. */
export type Rule = { readonly attempts: number; readonly seconds: number };

/**
 * Counts attempts in the database, so that all processes share one count, by the database's clock. Taking is one
 * statement: of many attempts at once no two are counted as one.
 */
export function rateLimit(pool: Pool) {
  return {
    /** Counts one attempt under `key`; the seconds to wait when it was one too many, else null. */
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

    /** Starts a count anew. */
    async forget(key: string): Promise<void> {
      await pool.query("DELETE FROM identity.rate_limit WHERE key = left($1, 200)", [key]);
    },

    /** Gives an attempt back, when it turned out to be none: a sign-in with the right password. */
    async giveBack(key: string): Promise<void> {
      await pool.query(
        "UPDATE identity.rate_limit SET count = count - 1 WHERE key = left($1, 200) AND count > 0",
        [key],
      );
    },
  };
}

export type RateLimit = ReturnType<typeof rateLimit>;
