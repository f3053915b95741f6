import type { Pool, QueryResultRow } from "pg";

/*
 * Leases: a piece of background work belongs to one process at a time, without a transaction that stays open meanwhile.
 * All instants are the database's. Names and conditions come from the code, never from values.
 */

/** A table of work, with the columns `lease`, `leased_until` and `attempts`; used as the worker role. */
export type WorkTable = {
  readonly name: string;
  readonly key: string;
  /** The column with the due time of a row. */
  readonly due: string;
  /** An additional condition on rows; its values are $4 and up. */
  readonly open: string;
  /** The duration of a lease unless it is extended. */
  readonly leaseSeconds: number;
};

/** A row that is ours until its lease ends. */
export type Claim<Row> = Row & { readonly key: string; readonly lease: string; readonly attempts: number };

/** Claims up to `count` rows that are due and unclaimed, longest due first. Each has the columns in `columns`. */
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
 * Ends a lease and records the result: `set` are assignments, with values from $3.
 * @returns false if the lease belongs to someone else by now; then nothing changes
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

/** Extends a lease from now. False if it belongs to someone else by now. */
export function extend(pool: Pool, table: WorkTable, claim: Claim<object>): Promise<boolean> {
  const text = `UPDATE public.${table.name} SET leased_until = now() + make_interval(secs => $3)
    WHERE ${table.key} = $1 AND lease = $2`;
  return changed(pool, text, [claim.key, claim.lease, table.leaseSeconds]);
}

async function changed(pool: Pool, text: string, values: readonly unknown[]): Promise<boolean> {
  const { rowCount } = await pool.query(text, [...values]);
  return rowCount === 1;
}
