import { blueprints } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../testing/index.ts";
import { type CatalogueTable, catalogue, syncCatalogue } from "./catalogue.ts";

const database = await testDatabase();
const owner = new pg.Client({ connectionString: database.urls.owner });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

for (const { table, key, columns, rows } of catalogue()) {
  test(`[V55] the database's copy of ${table} matches the domain, row by row`, async () => {
    const stored = await owner.query({
      text: `SELECT ${columns.map((column) => `${column}::text`).join(", ")} FROM ${table} ORDER BY ${key.join(", ")}`,
      rowMode: "array",
    });
    const text = (row: CatalogueTable["rows"][number]) =>
      row.map((value) =>
        value === null ? null : Array.isArray(value) ? `{${value.join(",")}}` : String(value),
      );
    const sorted = (list: readonly (readonly unknown[])[]) =>
      list.map((row) => JSON.stringify(row)).toSorted();
    expect(sorted(stored.rows)).toEqual(sorted(rows.map(text)));
  });
}

test("a sync reverts manual changes, and reaches the built-in roles of every organization", async () => {
  const org = "00000000-0000-4000-8000-000000000001";
  await owner.query(
    "INSERT INTO organization (id, slug, name, blueprint, plan) VALUES ($1, 'acme', 'Acme', 'compliance-ops', 'free')",
    [org],
  );
  await owner.query(
    "UPDATE authz.blueprint_role SET permissions = repeat('1', 256)::bit(256) WHERE key = 'viewer'",
  );
  await syncCatalogue(owner);
  const { rows } = await owner.query<{ same: boolean }>(
    `SELECT r.permissions = b.permissions AND r.permissions <> repeat('1', 256)::bit(256) AS same
     FROM role r JOIN authz.blueprint_role b ON b.blueprint = 'compliance-ops' AND b.level = r.level AND b.key = r.key
     WHERE r.org_id = $1`,
    [org],
  );
  expect(rows).toEqual([{ same: true }, { same: true }, { same: true }, { same: true }]);
});

test("organizations of an unknown blueprint stop the start with its name", async () => {
  const known = Object.values(blueprints).filter(({ key }) => key !== "compliance-ops");
  await expect(syncCatalogue(owner, known)).rejects.toThrow(
    'The database holds organizations of the blueprint "compliance-ops", which this version of Bailiwick does not know',
  );
});
