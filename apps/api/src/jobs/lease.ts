import type { Pool, QueryResultRow } from "pg";

/*
 * Leases: how a piece of background work is one process's at a time, without a transaction that stays open while it is
 * done. All instants are the database's. Names and conditions are the code's own, values never a part of them.
 */

/** A table of work, with the columns `lease`, `leased_until` and `attempts`; it is worked on as the worker role. */
export type WorkTable = {
  readonly name: string;
  readonly key: string;
  /** The column that says when a row is due. */
  readonly due: string;
  /** What a row has to meet besides; its values are $4 and on. */
  readonly open: string;
  /** How long a lease lasts unless it is extended. */
  readonly leaseSeconds: number;
};

/** A row that is ours until its lease ends. */
export type Claim<Row> = Row & { readonly key: string; readonly lease: string; readonly attempts: number };

/** Claims up to `count` rows that are due and nobody's, longest due first. Each comes with what `columns` names. */
export async function claimDue<Row extends QueryResultRow>(
  pool: Pool,
  { name, key, due, open, leaseSeconds }: WorkTable,
  count: number,
  columns: string,
  values: readonly unknown[] = [],
  set = "",
): Promise<Claim<Row>[]> {
  const { rows } = await pool.query<Claim<Row>>(
    `UPDATE public.${name} w SET lease = gen_random_uuid(), leased_until = now() + make_interval(secs => $1),
       attempts = attempts + 1${set}
     FROM (SELECT ${key} AS key FROM public.${name}
           WHERE ${open} AND ${due} <= now() AND (leased_until IS NULL OR leased_until <= now()) AND $2 > 0
           ORDER BY ${due}, ${key} LIMIT $2 FOR UPDATE SKIP LOCKED) c
     WHERE w.${key} = c.key RETURNING c.key, w.lease, w.attempts${columns}`,
    [leaseSeconds, count, ...values],
  );
  return rows;
}

/**
 * Ends a lease, and says what became of the work: `set` are assignments, with values from $3 on.
 * @returns false when the lease is somebody else's by now; then nothing is changed
 */
export function settle(
  pool: Pool,
  { name, key }: WorkTable,
  claim: Claim<object>,
  set: string,
  values: readonly unknown[] = [],
): Promise<boolean> {
  const text = `UPDATE public.${name} SET lease = NULL, leased_until = NULL, ${set} WHERE ${key} = $1 AND lease = $2`;
  return changed(pool, text, [claim.key, claim.lease, ...values]);
}

/** Has a lease last from now on. False when it is somebody else's by now. */
export function extend(pool: Pool, table: WorkTable, claim: Claim<object>): Promise<boolean> {
  const text = `UPDATE public.${table.name} SET leased_until = now() + make_interval(secs => $3)
    WHERE ${table.key} = $1 AND lease = $2`;
  return changed(pool, text, [claim.key, claim.lease, table.leaseSeconds]);
}

async function changed(pool: Pool, text: string, values: readonly unknown[]): Promise<boolean> {
  const { rowCount } = await pool.query(text, [...values]);
  return rowCount === 1;
}
