import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryColumns } from "./audit/internal.ts";
import { matching } from "./procedure/search.ts";
import { describeStatement } from "./testing/statements/describe.ts";
import { type Claim, readSites, type Site } from "./testing/statements/source.ts";
import type { Hole, Holes } from "./testing/statements/texts.ts";

/*
 * The row type of a statement is asserted by hand, `sql<Row>(…)`, and no compiler compares it with the tables. Here
 * each statement is prepared on the real schema, and its columns are compared with the type (docs/decisions/037).
 */

/** The parts of a list of people: conditions, an order, and where it continues. */
const byKey = (column: string) => [
  [`AND ${matching("$2", "search_name", "email")} AND user_id = $3`],
  [`ORDER BY ${column} DESC, user_id DESC`],
  [`AND (${column}, user_id) < ($4, $5)`],
];

/** What only the running code puts together, with everything that it can be. */
const holes: Holes = new Map<string, Hole>([
  // A lease comes from a table of work; its extra columns are a separate statement here.
  ["lease.ts: name", ["outbox"]],
  ["lease.ts: key", ["id"]],
  ["lease.ts: due", ["deliver_at"]],
  ["lease.ts: open", ["kind = 'mail' AND delivered_at IS NULL"]],
  ["lease.ts: columns", [""]],
  ["lease.ts: set", [""]],
  // A cursor returns what its statement selects.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of one
  ["`FETCH ${batch} FROM entries`", [`SELECT ${entryColumns} FROM audit_entry`]],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of one
  ["`FETCH ${batch} FROM bundle_part`", ["SELECT ''::text AS row"]],
  // Every combination of filter, order and continuation of a list of people.
  [
    "ways(conditions, order, where)",
    {
      functions: {
        directly: byKey("sort_name"),
        directlyOrReaching: byKey("sort_name"),
        byEveryWay: byKey("sort_name"),
        byAdded: byKey("first_added"),
      },
    },
  ],
  ["people.ts: wanted", ["", `AND ${matching("$1", "search_name", "email")} AND active = $2`]],
  ["organization-people.ts: wanted", ["", "AND role = 'org_member' AND active"]],
  ["organization-people.ts: place", ["sort_name", "audit.time_text(created_at)"]],
  ["organization-people.ts: order", ["ORDER BY user_id"]],
  ["organization-people.ts: where", [""]],
  ["listing.ts: chosen", ["", `AND r.parent_id = $3 AND ${matching("$4", "r.search_name")}`]],
  ["listing.ts: place", ["r.sort_name", "audit.time_text(r.created_at)", "coalesce(r.state, '')"]],
  ["listing.ts: where", [""]],
  ["listing.ts: order", ["ORDER BY r.sort_name, r.id"]],
  [
    "chart.ts: source.from",
    ["FROM record r WHERE r.org_id = $1 AND r.root_id = ANY ($2::uuid[]) AND r.kind = $3"],
  ],
  ["chart.ts: source.at", ["r.at"]],
  ["chart.ts: of", ["(r.at AT TIME ZONE $4)::date::text", "coalesce(r.fields ->> 'model', '')"]],
  ["chart.ts: part", ["NULL::text", "r.fields ->> 'verdict'"]],
  [
    "chart.ts: valueIn(drawn)",
    ["count(*)::float8", "round(avg((r.fields ->> 'score')::numeric), 1)::float8"],
  ],
  ["chart.ts: inZone", ["$4"]],
  ["chart.ts: first", ["$5"]],
  ["append.ts: lines", ["($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"]],
  ["records.ts: chosen", ["", "AND r.parent_id = $5 AND r.filter_1 = $6"]],
  ["records.ts: where", [""]],
  ["records.ts: order", ["ORDER BY r.at DESC, r.id DESC"]],
  ["list.ts: order", ["ORDER BY t.sort_name, t.id"]],
  ["list.ts: where", [""]],
]);

/** Columns that can be null in rows of their tables that these statements do not select, by file. */
const never: Readonly<Record<string, readonly string[]>> = {
  // A mail has them; an event does not.
  "apps/api/src/platform/outbox.ts": ["recipient", "subject", "body_text"],
  "apps/api/src/outbox/deliver.ts": ["recipient", "subject", "body"],
  // The same statement sets it.
  "apps/api/src/jobs/lease.ts": ["lease"],
};

/** How the driver returns a PostgreSQL type. */
const families: Readonly<Record<string, RegExp>> = {
  boolean: /^(boolean|true|false)( \| (true|false))*$/,
  number: /^number$/,
  text: /^(string|"[^"]*"( \| "[^"]*")*|`.*`|[A-Z]\w+( \| [A-Z]\w+)*)$/,
  date: /^Date$/,
  list: /\[\]$/,
  bytes: /^Buffer/,
  json: /./,
};

function familyOf(type: string): string {
  if (type.endsWith("[]")) return "list";
  if (type === "boolean") return "boolean";
  if (/^(smallint|integer|real|double precision|oid)$/.test(type)) return "number";
  if (/^(timestamp|date)/.test(type)) return "date";
  if (type === "bytea") return "bytes";
  return type.startsWith("json") ? "json" : "text";
}

const database = await testDatabase();
const client = new pg.Client({ connectionString: database.urls.owner });
beforeAll(() => client.connect());
afterAll(() => client.end());
const sites = readSites(holes);

/** The mismatches with the claim; empty if there are none. */
async function faultsOf({ at, texts, claims }: Site): Promise<string[]> {
  if (typeof texts === "string") return [texts];
  const [file = ""] = at.split(":");
  const known = claims.map((claim) => ({
    ...claim,
    nullable: claim.nullable || never[file]?.includes(claim.name) === true,
  }));
  const faults = [];
  for (const text of texts) faults.push(...(await faultsIn(text, known)));
  return faults;
}

async function faultsIn(text: string, claims: readonly Claim[]): Promise<string[]> {
  const columns = await describeStatement(client, text).catch((error: Error) => error);
  if (columns instanceof Error) return [`${columns.message} in ${text}`];
  const { rows } = await client.query<{ type: string; free: boolean | null }>(
    `SELECT format_type(t.type::oid, NULL) AS type, c.relkind IN ('r', 'p') AND NOT a.attnotnull AS free
     FROM unnest($1::int8[], $2::int8[], $3::int2[]) WITH ORDINALITY t(type, place, number, nth)
     LEFT JOIN pg_attribute a ON a.attrelid = t.place AND a.attnum = t.number
     LEFT JOIN pg_class c ON c.oid = a.attrelid ORDER BY nth`,
    [
      columns.map(({ dataTypeID }) => dataTypeID),
      columns.map(({ tableID }) => tableID),
      columns.map(({ columnID }) => columnID),
    ],
  );
  const found = new Map(columns.map(({ name }, at) => [name, rows[at]]));
  const extra = [...found.keys()].filter((name) => !claims.some((claim) => claim.name === name));
  return [
    ...extra.map((name) => `${name} comes back and is not claimed`),
    ...claims.flatMap(({ name, type, nullable }) => {
      const column = found.get(name);
      // What can be undefined need not be selected.
      if (column === undefined) return nullable ? [] : [`${name} is claimed and does not come back`];
      const family = familyOf(column.type);
      const fits = families[family]?.test(type) ?? false;
      return [
        ...(fits ? [] : [`${name} is a ${column.type} and is claimed to be ${type}`]),
        ...(column.free === true && !nullable ? [`${name} can be null and is not claimed to be`] : []),
      ];
    }),
  ];
}

describe("every statement of SQL", () => {
  test("is found in the source, and can be evaluated there", () => {
    expect(sites.length).toBeGreaterThan(100);
    expect(sites.filter(({ texts }) => typeof texts === "string")).toEqual([]);
  });

  test.each(sites)("$at returns what its type claims", async (site) => {
    expect(await faultsOf(site)).toEqual([]);
  });
});

describe("a wrong claim", () => {
  const claims = [
    { name: "id", type: "string", nullable: false },
    { name: "archived_at", type: "Date", nullable: true },
  ];
  const faults = (text: string) => faultsOf({ at: "here:1", texts: [text], claims });

  test("is a missing, renamed, differently typed or nullable column", async () => {
    expect(await faults("SELECT id, archived_at FROM workspace")).toEqual([]);
    expect(await faults("SELECT archived_at FROM workspace")).toEqual([
      "id is claimed and does not come back",
    ]);
    expect(await faults("SELECT id, archived_at, slug FROM workspace")).toEqual([
      "slug comes back and is not claimed",
    ]);
    expect(await faults("SELECT 1 AS id, archived_at FROM workspace")).toEqual([
      "id is a integer and is claimed to be string",
    ]);
    expect(await faults("SELECT archived_by AS id FROM workspace")).toEqual([
      expect.stringContaining('column "archived_by" does not exist'),
    ]);
    expect(
      await faultsOf({
        at: "here:1",
        texts: ["SELECT purge_after FROM workspace"],
        claims: [{ name: "purge_after", type: "Date", nullable: false }],
      }),
    ).toEqual(["purge_after can be null and is not claimed to be"]);
  });
});
