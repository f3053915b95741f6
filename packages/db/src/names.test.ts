import { searchKey } from "@bailiwick/domain";
import fc from "fast-check";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "./testing/index.ts";

const database = await testDatabase();
const owner = new pg.Pool({ connectionString: database.urls.owner, max: 1 });
afterAll(() => owner.end());

/** Letters with and without marks, from scripts with case and some without. */
const letters = fc.string({
  unit: fc
    .oneof(
      fc.integer({ min: 0x20, max: 0x24f }),
      fc.integer({ min: 0x300, max: 0x36f }),
      fc.integer({ min: 0x386, max: 0x3ce }),
      fc.integer({ min: 0x400, max: 0x45f }),
      fc.integer({ min: 0x1e00, max: 0x1eff }),
      fc.integer({ min: 0xac00, max: 0xd7a3 }),
      fc.integer({ min: 0x4e00, max: 0x4eff }),
    )
    .map((code) => String.fromCodePoint(code)),
  maxLength: 12,
});

const drawn = fc.sample(letters, 2_000);
const samples = ["José", "STRAẞE", "Straße", "Łódź", "Ærø", "İstanbul", "ΟΔΥΣΣΕΎΣ", "ﬁle", ...drawn];

test("a search drops accents as the console's own lists do", async () => {
  const { rows } = await owner.query<{ given: string; key: string }>(
    "SELECT given, authz.search_key(given) AS key FROM unnest($1::text[]) given",
    [samples],
  );
  expect(rows.filter(({ given, key }) => key !== searchKey(given))).toEqual([]);
});

test("every name is stored as searches compare it", async () => {
  const { rows: columns } = await owner.query<{ place: string; expression: string }>(
    `SELECT a.attrelid::regclass::text AS place, pg_get_expr(d.adbin, d.adrelid) AS expression
     FROM pg_attribute a JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attname = 'search_name' ORDER BY 1`,
  );
  expect(columns.map(({ place }) => place)).toEqual([
    'identity."user"',
    "member",
    "organization",
    "organization_member",
    "resource",
    "team",
    "team_member",
    "workspace",
  ]);
  for (const { place, expression } of columns) {
    const { rows } = await owner.query(
      `SELECT name FROM unnest($1::text[], $1::text[]) given(name, title) WHERE ${expression} IS DISTINCT FROM authz.search_key(name)`,
      [samples],
    );
    expect(rows, place).toEqual([]);
  }
});

test("names sort by the root locale, whatever the database's own", async () => {
  const { rows } = await owner.query<{ place: string; collation: string }>(
    `SELECT a.attrelid::regclass::text AS place, c.collname AS collation
     FROM pg_attribute a JOIN pg_collation c ON c.oid = a.attcollation
     WHERE a.attname = 'sort_name' AND EXISTS (SELECT FROM pg_class t WHERE t.oid = a.attrelid AND t.relkind = 'r')
     ORDER BY 1`,
  );
  expect(rows.map(({ place }) => place)).toEqual([
    "member",
    "organization",
    "organization_member",
    "resource",
    "role",
    "team",
    "team_member",
    "workspace",
  ]);
  expect(new Set(rows.map(({ collation }) => collation))).toEqual(new Set(["und-x-icu"]));
});

test.each([
  ["member", "org_id, workspace_id", "user_id"],
  ["organization_member", "org_id", "user_id"],
  ["team_member", "org_id, team_id", "user_id"],
  ["workspace", "org_id", "id"],
])("the next page of %s comes from its index, without sorting", async (table, place, id) => {
  const one = "00000000-0000-7000-8000-000000000001";
  const here = place.split(", ").map((column) => `${column} = '${one}'`);
  await owner.query("SET enable_seqscan = off");
  const { rows } = await owner.query<{ "QUERY PLAN": string }>(
    `EXPLAIN SELECT ${id} FROM ${table} WHERE ${here.join(" AND ")} AND (sort_name, ${id}) > ('åsa'::text, '${one}')
     ORDER BY sort_name, ${id} LIMIT 20`,
  );
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toMatch(new RegExp(`using ${table}_listed[^]*Index Cond: .*ROW\\(sort_name, ${id}\\) > ROW`));
  expect(plan).not.toMatch(/Sort/);
});
