import { auditWords, blueprints } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { inputs } from "../testing/inputs.ts";
import { procedures, send } from "../testing/procedures.ts";
import { buildStage, type Stage } from "../testing/stage.ts";
import { platformAdmin } from "./testing.ts";

const api = await startApi();
const platform = await platformAdmin(api);

// Without the triggers that guard rows.
const admin = new pg.Pool({
  connectionString: api.database.adminUrl,
  max: 1,
  options: "-c session_replication_role=replica",
});
afterAll(() => admin.end());

/** In every name and address of the people of this file, and in nothing else. */
const mark = "zquux";

/** What goes with the account and its memberships (identity/delete-account.test.ts), and not with the erasing. */
const ofTheAccount = ['identity."user".', "member.", "organization_member.", "team_member."];

/** Columns apart from those that name who did something to which the operations of this file copy a name or an address. */
const copied = [
  "access_request.name",
  "access_review_item.name",
  "access_review_item.email",
  "audit_entry.actor_name",
  "audit_entry.target_name",
  "audit_entry.before",
  "audit_entry.after",
  "outbox.recipient",
  "outbox.body_text",
  "webhook_delivery.body",
];

type NameColumn = { place: string; named: string; identified: string | null; organization: string | null };

/** The people of a stage, apart from those who run the instance, with the mark in their names and addresses. */
async function renamed({ subjects, places }: Stage): Promise<string[]> {
  const ids = [
    ...subjects.flatMap(({ person }) => person?.id ?? []),
    ...Object.values(places).flatMap((place) =>
      place === null
        ? []
        : [place.member, place.outsider, place.colleague, place.admin, place.stranger].map(({ id }) => id),
    ),
  ];
  const { rows } = await api.owner.query<{ email: string }>(
    `UPDATE identity."user" u SET name = 'Zoë ${mark} ' || left(u.id::text, 8), email = '${mark}-' || u.id || '@people.example'
     WHERE u.id = ANY ($1) AND NOT EXISTS (SELECT FROM identity.platform_admin a WHERE a.user_id = u.id) RETURNING email`,
    [ids],
  );
  return rows.map(({ email }) => email);
}

/** The columns of all tables, of every type that holds text, and how many of their rows contain the mark. */
async function marked(): Promise<Record<string, number>> {
  const { rows: columns } = await api.owner.query<{ table: string; column: string }>(
    `SELECT c.oid::regclass::text AS table, a.attname AS column
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname !~ '^pg_|^information_schema$'
       AND (coalesce(e.typcategory, t.typcategory) = 'S' OR coalesce(e.typname, t.typname) IN ('json', 'jsonb', 'bytea', 'xml'))
     ORDER BY 1, 2`,
  );
  const found: Record<string, number> = {};
  for (const { table, column } of columns) {
    const { rows } = await api.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE "${column}"::text ILIKE '%${mark}%'
         OR encode(convert_to("${column}"::text, 'UTF8'), 'escape') ILIKE '%${mark}%'`,
    );
    if ((rows[0]?.n ?? 0) > 0) found[`${table}.${column}`] = rows[0]?.n ?? 0;
  }
  return found;
}

/** When a procedure is called: those after which their caller or their place is gone, last. */
function turn(title: string): number {
  if (
    /^session|^account|delet|archive|transfer|leave|remove|revoke|suspend|erase|withdraw|dismiss/i.test(title)
  )
    return 2;
  return title.startsWith("securityPolicies") ? 1 : 0;
}

/** Calls every change of the product once at a place of the stage, as the first of its people who is let in. */
async function changeEverything({ subjects, places: { own } }: Stage): Promise<void> {
  if (own === null) throw new Error("every stage has a place of its own");
  const changes = procedures().filter(({ type }) => type === "mutation");
  for (const procedure of changes.toSorted((one, other) => turn(one.title) - turn(other.title)))
    for (const subject of subjects) {
      if (subject.token === null) continue;
      const given = inputs[procedure.title]?.(own, subject);
      const { status } = await send(api.url, procedure, given, subject.token);
      if (status === 200) break;
    }
}

/** Has a column that the calls left out name a person of the stage, in a row of their organization. */
async function name(
  { subjects, places: { own } }: Stage,
  { place, named, identified, organization }: NameColumn,
) {
  const person = subjects[0]?.person?.id;
  const row = organization === null ? "true" : `t.${organization} = '${own?.organization}'`;
  const also = identified === null ? "" : `, ${identified} = u.id`;
  await admin.query(
    `UPDATE ${place} t SET ${named} = u.name${also} FROM identity."user" u WHERE u.id = $1 AND ${row}
       AND (t.${named} IS NOT NULL OR NOT EXISTS (SELECT FROM ${place} o WHERE o.${named} IS NOT NULL))`,
    [person],
  );
}

test("[M16] wherever an operation keeps a name or an address, it is erased: no table of any schema has it", async () => {
  const addresses: string[] = [];
  const stages: Stage[] = [];
  for (const blueprint of Object.values(blueprints)) {
    const stage = await buildStage(api, blueprint);
    stages.push(stage);
    addresses.push(...(await renamed(stage)));
    await changeEverything(stage);
  }
  // The background work of a running instance sends the mails.
  await api.owner.query("UPDATE outbox SET delivered_at = now()");

  const { rows: nameColumns } = await api.owner.query<NameColumn>("SELECT c.* FROM authz.name_columns() c");
  const columnOf = ({ place, named }: NameColumn) => `${place}.${named}`;
  const written = await marked();
  const left = nameColumns.filter((column) => written[columnOf(column)] === undefined);
  for (const stage of stages) for (const column of left) await name(stage, column);
  const before = await marked();
  expect(nameColumns.map(columnOf).filter((column) => before[column] === undefined)).toEqual([]);
  expect(before).toMatchObject(Object.fromEntries(copied.map((column) => [column, expect.any(Number)])));

  for (const email of addresses) await platform.client.platform.erasePerson.mutate({ email });
  const after = Object.keys(await marked());
  expect(after.filter((column) => !ofTheAccount.some((table) => column.startsWith(table)))).toEqual([]);
});

test("what stands in a name's place is worded as the log words it", async () => {
  const { rows } = await api.owner.query("SELECT authz.erased_name() AS erased");
  expect(rows).toEqual([{ erased: auditWords.erased }]);
});
