import { prepareDatabase } from "@bailiwick/db";
import { firstReleaseTokens, makeFirstRelease, testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { startApi } from "./testing/api.ts";

/* What a release left, the present code takes over: its tables are brought here, and every row is where it was. */

const [database, refused] = await Promise.all([testDatabase({ empty: true }), testDatabase({ empty: true })]);
const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 });
afterAll(() => admin.end());

/** How many rows each of our tables holds. */
async function counts(): Promise<Record<string, number>> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'identity') AND tablename NOT IN ('_prisma_migrations', 'rate_limit') ORDER BY 1`,
  );
  const counted = rows.map(async ({ name }) => {
    const { rows: found } = await admin.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${name}`,
    );
    return [name, found[0]?.count ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counted));
}

await makeFirstRelease(database);
const before = await counts();
const opened = await prepareDatabase(database.urls.owner);
const api = await startApi({ on: database });

describe("a database of the first release", () => {
  test("has a row in every table, and keeps each", async () => {
    expect(opened).toEqual({ fresh: false });
    for (const [table, count] of Object.entries(before)) expect([table, count > 0]).toEqual([table, true]);
    const after = await counts();
    // Settings and roles that a blueprint got since are added; nothing goes.
    for (const [table, count] of Object.entries(before)) {
      expect([table, (after[table] ?? 0) >= count]).toEqual([table, true]);
    }
  });

  test.each(firstReleaseTokens)("is read through the API by those who were in it", async (token) => {
    const client = api.client(token);
    const { landing } = await client.session.me.query();
    const workspace = landing?.id ?? "";
    const { items } = await client.workspaces.mine.query({});
    expect(items.map(({ id }) => id)).toContain(workspace);
    expect(await client.workspaces.get.query({ workspace })).toMatchObject({
      description: "Kept since the first release",
    });
    const members = await client.members.list.query({ workspace });
    expect(members.items.length).toBeGreaterThan(1);
    const organization = items[0]?.organization.id ?? "";
    expect((await client.teams.list.query({ organization })).items.map(({ name }) => name)).toEqual([
      "Auditors",
    ]);
    expect((await client.invitations.list.query({ workspace })).items).toHaveLength(1);
    expect((await client.audit.list.query({ workspace })).items.length).toBeGreaterThan(3);
    expect(await client.audit.verify.query({ workspace })).toMatchObject({ intact: true });
    await client.workspaces.describe.mutate({ workspace, description: "Kept since the first release" });
  });
});

describe("a database that this release cannot take over", () => {
  const owner = refused.urls.owner;
  const pretend = (migration: string) =>
    withOwner(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
      VALUES (gen_random_uuid(), repeat('0', 64), '${migration}', now())`);
  const forget = (migration: string) =>
    withOwner(`DELETE FROM _prisma_migrations WHERE migration_name = '${migration}'`);

  async function withOwner(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    await client.query(text).finally(() => client.end());
  }

  test("is named in one sentence: one from before the first release, one of a newer release", async () => {
    await prepareDatabase(owner);
    await pretend("20261122000000_create_catalogue");
    await expect(prepareDatabase(owner)).rejects.toThrow(
      "The database is of a version before the first release (20261122000000_create_catalogue), which this one cannot " +
        "take over; start with an empty database.",
    );
    await forget("20261122000000_create_catalogue");
    await pretend("29991231000000_create_more");
    await expect(prepareDatabase(owner)).rejects.toThrow(
      "The database was migrated by a newer version, which has the migration 29991231000000_create_more; start that version.",
    );
    await forget("29991231000000_create_more");
    await withOwner("UPDATE authz.sql_code SET release = '999.0.0', hash = repeat('0', 64)");
    await expect(prepareDatabase(owner)).rejects.toThrow(
      /^The database is at release 999\.0\.0 and this is Bailiwick \d+\.\d+\.\d+; start 999\.0\.0 or a newer one\.$/,
    );
  });
});
