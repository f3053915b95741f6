import type pg from "pg";

/**
 * A notice of one committed change, written by audit.tell. Null for what belongs to no organization, or to all of it.
 */
export type Told = {
  readonly organization: string | null;
  readonly workspace: string | null;
  /** The noun of the audit action: `member` of `member.added`. */
  readonly noun: string;
  /** The kind of the target, as in the entry. */
  readonly kind: string | null;
  /** Ids of the people concerned. */
  readonly people: readonly string[];
};

/** Receives a transaction's notices after its commit. */
export type Tell = (told: readonly Told[]) => void;

/** One query of two statements, so that reading the notices takes no extra round trip. */
const committing = "SELECT current_setting('audit.told', true) AS told; COMMIT";

/** Commits the connection's transaction. Returns its notices, in the order in which they were written. */
export async function commit(client: pg.ClientBase): Promise<readonly Told[]> {
  // A query of several statements returns a list of results.
  const results = (await client.query(committing)) as unknown as pg.QueryResult[];
  const text = (results[0]?.rows[0] as { told: string | null } | undefined)?.told ?? "";
  return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Told]));
}

/**
 * Runs `body` in its own transaction, as the pool's role and without a tenant, and commits it: a background job's work
 * on one organization.
 * @throws what the body throws, after the rollback
 */
export async function systemTransaction<Result>(
  pool: pg.Pool,
  tell: Tell,
  body: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let fault: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await body(client);
    tell(await commit(client));
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((broken: Error) => {
      fault = broken;
    });
    throw error;
  } finally {
    client.release(fault);
  }
}
