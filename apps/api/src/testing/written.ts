import type pg from "pg";

/** A statement that writes to a table. */
export type WrittenPlace = { readonly event: string; readonly table: string };

/**
 * Has this body of a function run after each statement that writes there.
 * @param admin connects as the superuser
 */
export async function afterEachStatement(
  admin: pg.Pool,
  { event, table }: WrittenPlace,
  body: string,
): Promise<void> {
  await admin.query(
    `CREATE OR REPLACE FUNCTION public.after_each() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN ${body}; RETURN NULL; END';
     CREATE TRIGGER after_each AFTER ${event} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION public.after_each()`,
  );
}

/** The tables of these schemas, each with its partitions. */
export async function tablesIn(pool: pg.Pool, schemas: readonly string[]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ table: string }>(
    `SELECT c.oid::regclass::text AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
    [schemas],
  );
  return rows.map(({ table }) => table);
}

/** Where a call writes in these schemas, each place once, from the first to the last: noted while it runs. */
export async function placesWritten(
  admin: pg.Pool,
  schemas: readonly string[],
  call: () => Promise<unknown>,
): Promise<readonly WrittenPlace[]> {
  const tables = await tablesIn(admin, schemas);
  await admin.query(
    "CREATE TABLE public.written (at int GENERATED ALWAYS AS IDENTITY, event text, place text)",
  );
  for (const table of tables)
    await afterEachStatement(
      admin,
      { event: "INSERT OR UPDATE OR DELETE", table },
      "INSERT INTO public.written (event, place) VALUES (tg_op, tg_relid::regclass)",
    );
  await call();
  await admin.query("DROP FUNCTION public.after_each() CASCADE");
  const { rows } = await admin.query<WrittenPlace>(
    "SELECT event, place AS table FROM public.written GROUP BY 1, 2 ORDER BY min(at)",
  );
  await admin.query("DROP TABLE public.written");
  return rows;
}

/** So many of them, the first and the last among them. */
export function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  const step = Math.max(1, (items.length - 1) / (count - 1));
  return items.filter((_, at) => Math.floor(at / step) > Math.floor((at - 1) / step));
}
