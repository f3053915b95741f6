import type pg from "pg";
import { sqlState } from "../tenant/errors.ts";
import { type DoctorRole, tablesWithoutOrgId, tenantTables } from "./doctor-checks.ts";
import { enterScratch, makeScratch, type Scratch } from "./scratch.ts";

/** A tenant table, with the column that identifies the tenant. */
type Table = { readonly name: string; readonly column: string };
type Command = "SELECT" | "INSERT" | "UPDATE" | "DELETE";

/** What a role does across tenants on purpose: the worker delivers every mail and exports every log. */
const acrossTenants: Readonly<Record<string, readonly Command[]>> = {
  "worker public.outbox": ["SELECT", "UPDATE"],
  "worker public.audit_entry": ["SELECT"],
  "worker public.audit_head": ["SELECT"],
};

/**
 * Tries isolation out with two scratch tenants in a transaction that is rolled back. In the context of one of them,
 * with all permissions that its people can hold, each role that connects tries to see, change, remove and add the
 * other's row in every tenant table, and each policy is evaluated on that row.
 * @param owner a connection of the owner, which can act as the other roles.
 * @param names the roles to try.
 * @returns what was not refused, one text each.
 */
export async function probe(
  owner: pg.ClientBase,
  names: Readonly<Record<Exclude<DoctorRole, "owner">, string>>,
): Promise<string[]> {
  await owner.query("BEGIN");
  try {
    await owner.query("SET LOCAL lock_timeout = '5s'");
    const [mine, theirs] = [await makeScratch(owner), await makeScratch(owner)];
    await enterScratch(owner, mine);
    const found: string[] = [];
    for (const table of await tables(owner)) {
      const row = await rowOf(owner, table, theirs);
      if (row === undefined) found.push(`${table.name} has no row to try: add one to doctor/scratch.ts`);
      else {
        found.push(...(await openPolicies(owner, table, theirs, Object.values(names))));
        for (const [key, role] of Object.entries(names)) {
          for (const command of await reached(owner, role, { table, row, theirs })) {
            if (acrossTenants[`${key} ${table.name}`]?.includes(command)) continue;
            found.push(`${role} ${command} on ${table.name}: another tenant's row`);
          }
        }
      }
    }
    return found;
  } finally {
    await owner.query("ROLLBACK");
  }
}

async function tables(owner: pg.ClientBase): Promise<Table[]> {
  const { rows } = await owner.query<{ found: string }>(tenantTables);
  return rows.map(({ found }) => ({ name: found, column: tablesWithoutOrgId[found] ?? "org_id" }));
}

function whose({ column }: Table, { org, person }: Scratch): string {
  return `${column} = '${column === "actor_id" ? person : org}'`;
}

async function rowOf(owner: pg.ClientBase, table: Table, scratch: Scratch): Promise<string | undefined> {
  const text = `SELECT to_jsonb(t)::text AS row FROM ${table.name} t WHERE ${whose(table, scratch)} LIMIT 1`;
  return (await owner.query<{ row: string }>(text)).rows[0]?.row;
}

/** The policies that would let the other tenant's row through to these roles, regardless of other policies. */
async function openPolicies(
  owner: pg.ClientBase,
  table: Table,
  theirs: Scratch,
  roles: string[],
): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; role: string; expression: string }>(
    `SELECT p.polname AS name, pg_get_userbyid(r) AS role, e AS expression
     FROM pg_policy p, unnest(p.polroles) r,
       unnest(ARRAY[pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)]) e
     WHERE p.polrelid = $1::regclass AND p.polpermissive AND e IS NOT NULL AND pg_get_userbyid(r) = ANY ($2)`,
    [table.name, roles],
  );
  const open: string[] = [];
  for (const { name, role, expression } of rows) {
    if (role.endsWith("_worker")) continue;
    const { rowCount } = await owner.query(
      `SELECT FROM ${table.name} WHERE ${whose(table, theirs)} AND (${expression}) LIMIT 1`,
    );
    if (rowCount) open.push(`${name} on ${table.name} lets another tenant's row through`);
  }
  return open;
}

type Target = { readonly table: Table; readonly row: string; readonly theirs: Scratch };

/** The commands with which the role reached the other tenant's row. */
async function reached(
  owner: pg.ClientBase,
  role: string,
  { table, row, theirs }: Target,
): Promise<Command[]> {
  const { rows } = await owner.query<{ name: string; may_insert: boolean; may_update: boolean }>(
    `SELECT quote_ident(attname) AS name, has_column_privilege($2, attrelid, attnum, 'INSERT') AS may_insert,
       has_column_privilege($2, attrelid, attnum, 'UPDATE') AS may_update
     FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table.name, role],
  );
  const inserted = rows.filter((column) => column.may_insert).map(({ name }) => name);
  const updated = rows.find((column) => column.may_update)?.name;
  const place = `${table.name} WHERE ${whose(table, theirs)}`;
  const tries: [Command, string | null, string[]][] = [
    ["SELECT", `SELECT ${table.column} FROM ${place}`, []],
    [
      "UPDATE",
      updated ? `UPDATE ${place.replace(" WHERE", ` SET ${updated} = ${updated} WHERE`)}` : null,
      [],
    ],
    ["DELETE", `DELETE FROM ${place}`, []],
    [
      "INSERT",
      inserted.length > 0
        ? `INSERT INTO ${table.name} (${inserted}) SELECT ${inserted} FROM jsonb_populate_record(NULL::${table.name}, $1)`
        : null,
      [row],
    ],
  ];
  const found: Command[] = [];
  for (const [command, text, values] of tries) {
    if (text !== null && (await succeeds(owner, role, text, values))) found.push(command);
  }
  return found;
}

/** Whether the statement reached a row as the role; any outcome other than a refusal got past the policies. */
async function succeeds(
  owner: pg.ClientBase,
  role: string,
  text: string,
  values: string[],
): Promise<boolean> {
  await owner.query("SAVEPOINT trying");
  try {
    await owner.query(`SET LOCAL ROLE ${role}`);
    return ((await owner.query(text, values)).rowCount ?? 0) > 0;
  } catch (error) {
    return sqlState(error) !== "42501";
  } finally {
    await owner.query("ROLLBACK TO SAVEPOINT trying");
  }
}
