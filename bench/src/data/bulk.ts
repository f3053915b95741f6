import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";

/** The approximate number of characters to send at a time. */
const chunkLength = 256 * 1024;

function* chunks(lines: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}

/** A table to fill: its columns, and its rows in COPY's text format, values separated by tabs and `\N` for null. */
export type Load = { readonly table: string; readonly columns: string; readonly rows: Iterable<string> };

type Part = { name: string; definition: string; kind: "constraint" | "index" };

/** What is maintained or checked row by row, in the order in which it is rebuilt. */
const setAside = `
  SELECT quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition, 'constraint' AS kind, contype = 'f' AS last
  FROM pg_constraint c WHERE conrelid = $1::regclass AND (contype = 'f' OR contype IN ('p', 'u')
    AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.conindid = c.conindid AND f.contype = 'f'))
  UNION ALL
  SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid), 'index', false
  FROM pg_index i WHERE indrelid = $1::regclass
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
  ORDER BY last`;

/**
 * Fills an empty table with COPY, within an open transaction. Indexes and foreign keys are dropped before and rebuilt
 * afterwards, over all rows together; a key that other tables reference stays. Foreign keys apply to later rows and are
 * not validated for these, which are computed and correct. Row-level security, which COPY
 * does not support, and triggers, which guard against the application's role, are disabled meanwhile.
 */
export async function load(client: pg.Client, { table, columns, rows }: Load): Promise<void> {
  const { rows: parts } = await client.query<Part>(setAside, [table]);
  const { rows: security } = await client.query<{ forced: boolean }>(
    "SELECT relforcerowsecurity AS forced FROM pg_class WHERE oid = $1::regclass",
    [table],
  );
  const forced = security[0]?.forced ?? false;
  if (forced) await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  for (const { name, kind } of parts.toReversed()) {
    await client.query(
      kind === "index" ? `DROP INDEX ${name}` : `ALTER TABLE ${table} DROP CONSTRAINT ${name}`,
    );
  }
  await client.query(`TRUNCATE ${table} CASCADE`);
  // Rows frozen from the start need no vacuum.
  const copy = from(`COPY ${table} (${columns}) FROM STDIN (FREEZE)`);
  await pipeline(Readable.from(chunks(rows)), client.query(copy));
  for (const { name, definition, kind } of parts) {
    const unproven = definition.startsWith("FOREIGN KEY") ? " NOT VALID" : "";
    await client.query(
      kind === "index" ? definition : `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}${unproven}`,
    );
  }
  await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  if (forced) await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
