import { bundleParts } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tenantTables } from "../doctor/doctor-checks.ts";
import { enterScratch, makeScratch } from "../doctor/scratch.ts";
import { testDatabase } from "../testing/test-database.ts";
import { bundleTables } from "./bundle-tables.ts";

const database = await testDatabase();
const owner = new pg.Client({ connectionString: database.urls.owner });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

test("every table that the doctor knows as one of tenants is a part of a bundle, or says why it is not", async () => {
  const { rows } = await owner.query<{ found: string }>(tenantTables);
  const known = rows.map(({ found }) => found.replace("public.", ""));
  expect(Object.keys(bundleTables).toSorted()).toEqual(known.toSorted());
});

test("each part is of one table, and has the rows of the entered workspace", async () => {
  const parts = Object.entries(bundleTables).flatMap(([table, to]) =>
    "part" in to ? [[table, to.part]] : [],
  );
  expect(parts.map(([, part]) => part).toSorted()).toEqual(bundleParts.toSorted());
  for (const [table, part] of parts) expect(part).toBe(table);

  await owner.query("BEGIN");
  try {
    const [here, there] = [await makeScratch(owner), await makeScratch(owner)];
    await owner.query("UPDATE resource_root SET workspace_id = $2 WHERE org_id = $1", [
      here.org,
      here.workspace,
    ]);
    // An entry about the workspace, of an organization with several.
    await owner.query("UPDATE audit_entry SET workspace_id = $2 WHERE org_id = $1", [
      here.org,
      here.workspace,
    ]);
    await enterScratch(owner, here);
    for (const part of bundleParts) {
      await owner.query("SELECT authz.open_bundle_part($1)", [part]);
      const { rows } = await owner.query<{ row: string }>("FETCH ALL FROM bundle_part");
      await owner.query("CLOSE bundle_part");
      const text = rows.map(({ row }) => row).join();
      // The invitation of a scratch tenant is over, and no one has a role of its own.
      if (part !== "invitation") expect(rows.length, part).toBeGreaterThan(0);
      for (const { org, workspace } of [there]) expect(text).not.toMatch(`${org}|${workspace}`);
      for (const row of rows) expect(JSON.parse(row.row)).not.toHaveProperty("org_id");
    }
  } finally {
    await owner.query("ROLLBACK");
  }
});

test("a part that is none is refused", async () => {
  await owner.query("BEGIN");
  try {
    await enterScratch(owner, await makeScratch(owner));
    await expect(owner.query("SELECT authz.open_bundle_part('key_secret')")).rejects.toMatchObject({
      code: "22023",
    });
  } finally {
    await owner.query("ROLLBACK");
  }
});
