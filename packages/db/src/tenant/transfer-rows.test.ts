import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tablesWithoutOrgId, tenantTables } from "../doctor/doctor-checks.ts";
import { enterScratch, makeScratch, type Scratch } from "../doctor/scratch.ts";
import { testDatabase } from "../testing/test-database.ts";

/*
 * A transfer changes the organization in the rows of many tables. Which those are is asked of the catalog: what names a
 * workspace, and what refers to such a row. Each table has a row before, by the doctor's scratch tenant, in which a new table
 * has to have one, too. What does not simply go along is listed here, with what becomes of it.
 */

const database = await testDatabase();
const owner = new pg.Client({ connectionString: database.urls.owner });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

/** What becomes of rows that do not go along. */
const others: Readonly<Record<string, "stays" | "ends">> = {
  // The roles of teams are given to their people, and what is shared in the organization is out of sight.
  team_grant: "ends",
  resource_reach: "ends",
  // What happened and what was used stays where it did.
  audit_entry: "stays",
  quota_entry: "stays",
  quota_balance: "stays",
  // The addresses lead to the workspace; the test below looks at them.
  slug: "stays",
  // Of roots that are gone already.
  record_removal: "stays",
};

/** What a transfer itself writes: people who join, entries, and lines of bills. */
const written = new Set(["audit_head", "organization_member", "billing_line"]);

type Table = { readonly name: string; readonly goes: boolean };

/** All tenant tables, and whether their rows belong to a workspace. */
async function tables(): Promise<Table[]> {
  const { rows } = await owner.query<{ found: string }>(tenantTables);
  const { rows: belonging } = await owner.query<{ name: string }>(
    `WITH RECURSIVE belonging AS (
       SELECT 'public.workspace'::regclass::oid AS oid
       UNION SELECT a.attrelid FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
         WHERE c.relnamespace = 'public'::regnamespace AND a.attname IN ('workspace_id', 'place', 'root_id') AND NOT a.attisdropped
       UNION SELECT k.conrelid FROM pg_constraint k JOIN belonging b ON b.oid = k.confrelid WHERE k.contype = 'f'
     ) SELECT oid::regclass::text AS name FROM belonging`,
  );
  const workspaces = new Set(belonging.map(({ name }) => name));
  return rows.map(({ found }) => {
    const name = found.replace("public.", "");
    return { name, goes: workspaces.has(name) && others[name] === undefined };
  });
}

async function count(table: string, { org, person }: Scratch): Promise<number> {
  const column = tablesWithoutOrgId[`public.${table}`] ?? "org_id";
  const { rows } = await owner.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${table} WHERE ${column} = '${column === "actor_id" ? person : org}'`,
  );
  return rows[0]?.n ?? 0;
}

/** Two organizations in an open transaction, in whose first one's workspace a row of every table is. */
async function furnished(): Promise<{ here: Scratch; there: Scratch }> {
  const [here, there] = [await makeScratch(owner), await makeScratch(owner)];
  // The scratch tenant's chain has an entry.
  await owner.query("UPDATE audit_head SET seq = 1 WHERE org_id = ANY ($1)", [[here.org, there.org]]);
  // The root is the workspace's, and not its organization's.
  await owner.query(
    `UPDATE resource_root r SET workspace_id = $2, kind = (SELECT k.key FROM organization o JOIN authz.blueprint_kind k
       ON k.blueprint = o.blueprint AND k.level = 'workspace' AND k.parent IS NULL AND k.volume = 'few'
       WHERE o.id = r.org_id ORDER BY k.key LIMIT 1) WHERE r.org_id = $1`,
    [here.org, here.workspace],
  );
  // The person is an owner at both ends.
  await owner.query(
    `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
       SELECT o.id, 'organization', b.owner_org_role, 'Admin', 1, true, ~repeat('0', 256)::bit(256)
       FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = ANY ($1)`,
    [[here.org, there.org]],
  );
  await owner.query(
    `INSERT INTO organization_member (org_id, user_id, role, name, email)
       SELECT o.id, $2, b.owner_org_role, 'Scratch', 'scratch@people.example'
       FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = $1`,
    [there.org, here.person],
  );
  await enterScratch(owner, here);
  return { here, there };
}

const transfer = ({ org }: Scratch) =>
  owner.query<{ taken: boolean }>(
    "SELECT authz.transfer_workspace($1, 'moved-here', false, '[]', '{}', '{}') AS taken",
    [org],
  );

async function rolledBack(body: () => Promise<void>): Promise<void> {
  await owner.query("BEGIN");
  try {
    await body();
  } finally {
    await owner.query("ROLLBACK");
  }
}

describe("the rows of a workspace that is transferred", () => {
  test("are all in the new organization, in every table of tenants: none is left, none doubled", () =>
    rolledBack(async () => {
      const { here, there } = await furnished();
      const all = await tables();
      const before = new Map<string, { here: number; there: number }>();
      for (const { name } of all) {
        const counted = { here: await count(name, here), there: await count(name, there) };
        expect(counted.here, `a row in ${name}`).toBeGreaterThan(0);
        before.set(name, counted);
      }
      expect((await transfer(there)).rows).toEqual([{ taken: true }]);
      for (const { name, goes } of all) {
        const was = before.get(name) ?? { here: 0, there: 0 };
        const now = { here: await count(name, here), there: await count(name, there) };
        if (goes) expect({ name, ...now }).toEqual({ name, here: 0, there: was.there + was.here });
        if (others[name] === "ends") expect({ name, ...now }).toEqual({ name, here: 0, there: was.there });
        if (!goes && others[name] === undefined && !written.has(name))
          expect({ name, ...now }).toEqual({ name, ...was });
      }
      expect(all.filter(({ goes }) => goes).length).toBeGreaterThan(25);
    }));

  test("have one address, and the old one leads to it", () =>
    rolledBack(async () => {
      const { here, there } = await furnished();
      await transfer(there);
      const { rows } = await owner.query(
        "SELECT namespace, org_id AS org, status FROM slug WHERE workspace_id = $1 ORDER BY status",
        [here.workspace],
      );
      expect(rows).toEqual([
        { namespace: there.org, org: there.org, status: "current" },
        { namespace: here.org, org: there.org, status: "redirect" },
      ]);
    }));

  test("can wait for each other: every foreign key to what goes along is deferrable", async () => {
    const going = (await tables()).filter(({ goes }) => goes).map(({ name }) => name);
    const { rows } = await owner.query<{ name: string }>(
      `SELECT format('%s of %s', conname, conrelid::regclass) AS name FROM pg_constraint
       WHERE contype = 'f' AND confrelid = ANY ($1::regclass[]) AND NOT condeferrable`,
      [going],
    );
    expect(rows).toEqual([]);
  });

  test("a table that the transfer forgets keeps its row, and the transfer fails", () =>
    rolledBack(async () => {
      await owner.query(
        `CREATE TABLE forgotten (org_id uuid, workspace_id uuid, PRIMARY KEY (org_id, workspace_id),
           FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) DEFERRABLE)`,
      );
      const { here, there } = await furnished();
      await owner.query("INSERT INTO forgotten VALUES ($1, $2)", [here.org, here.workspace]);
      await expect(transfer(there)).rejects.toMatchObject({ code: "23503" });
    }));
});
