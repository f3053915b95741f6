import { prepareDatabase } from "@bailiwick/db";
import { firstReleaseTokens, makeFirstRelease, testDatabase } from "@bailiwick/db/testing";
import { blueprint, permissionSet } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { startApi } from "./testing/api.ts";

/*
 * The current code takes over a database of the first release: its tables are migrated, and every row is where it was.
 */

const [database, refused] = await Promise.all([testDatabase({ empty: true }), testDatabase({ empty: true })]);
const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 });
afterAll(() => admin.end());

// The bits 48 and 59 belong to the control plane and stay: opening a workspace, and leaving it.
const composed = [
  {
    blueprint: "ai-governance",
    held: [48, 59, 64, 65, 66, 68],
    names: [
      "policy:read",
      "policy:create",
      "policy:update",
      "policy:delete",
      "asset:read",
      "request_log:read",
    ],
  },
  {
    blueprint: "data-security",
    held: [48, 59, 65, 69, 71, 72, 76],
    names: [
      "connector:read",
      "scan:read",
      "scan:run",
      "policy:create",
      "policy:update",
      "policy:delete",
      "report:read",
    ],
  },
];

/** The number of rows in each of our tables. */
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
await composeRoles();
await admin.query(
  `UPDATE workspace_setting SET value = '[{"name": "Cards"}, {"name": " cards "}, {"name": "Wires"}, {"name": ""}]'
   WHERE key = 'service_catalog'`,
);
await admin.query(
  `UPDATE workspace_setting SET value = jsonb_insert(value::jsonb, '{-1}', $1, true)::text WHERE key = 'playbooks'`,
  [{ name: "Escalate", trigger: "A change is late", action: "Call the boss" }],
);
const before = await counts();
const opened = await prepareDatabase(database.urls.owner);
const api = await startApi({ on: database });

describe("a database of the first release", () => {
  test("has a row in every table, and keeps all", async () => {
    expect(opened).toEqual({ fresh: false });
    for (const [table, count] of Object.entries(before)) expect([table, count > 0]).toEqual([table, true]);
    const after = await counts();
    // Settings and roles that a blueprint got since are added; nothing is removed, but the setting that became resources.
    const moved: Readonly<Record<string, number>> = { "public.workspace_setting": 1 };
    for (const [table, count] of Object.entries(before)) {
      expect([table, (after[table] ?? 0) >= count - (moved[table] ?? 0)]).toEqual([table, true]);
    }
  });

  test.each(firstReleaseTokens)(
    "is readable through the API for the people who were in it",
    async (token) => {
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
    },
  );
});

test.each(firstReleaseTokens)("its workspaces are found under all of their former paths", async (token) => {
  const client = api.client(token);
  const { items } = await client.workspaces.mine.query({});
  for (const { id, slug, organization } of items) {
    for (const workspace of [id, slug, `${organization.slug}/${slug}`]) {
      expect(await client.workspaces.get.query({ workspace })).toMatchObject({ id, slug });
    }
  }
});

test("the services of the catalog, which was a setting, are resources", async () => {
  const { rows } = await admin.query<{ workspace: string }>(
    "SELECT r.workspace_id AS workspace FROM resource_root r WHERE r.kind = 'service' LIMIT 1",
  );
  const workspace = rows[0]?.workspace ?? "";
  const [services] = await Promise.all(
    firstReleaseTokens.map(async (token) => {
      const { resources } = api.client(token);
      const listed = await resources.list.query({ workspace, kind: "service" }).catch(() => null);
      return listed && { resources, titles: listed.items.map(({ title }) => title) };
    }),
  ).then((all) => all.filter((each) => each !== null));
  expect(services?.titles).toEqual(["Cards", "Wires"]);
  const again = services?.resources.create.mutate({ workspace, kind: "service", fields: { name: "CARDS" } });
  await expect(again).rejects.toMatchObject({ data: { reason: "value_taken" } });
});

test("the playbook that was seeded as words runs, and what people wrote waits for someone to choose when", async () => {
  const { rows } = await admin.query<{ value: string; updatedAt: Date | null }>(
    `SELECT value, updated_at AS "updatedAt" FROM workspace_setting WHERE key = 'playbooks'`,
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { value, updatedAt } of rows) {
    expect(updatedAt).toBeNull();
    expect(JSON.parse(value)).toEqual([
      { name: "Notify on incident open", trigger: "created:incident", roles: "everyone" },
      { name: "Escalate: A change is late → Call the boss", trigger: "never", roles: "everyone" },
    ]);
  }
});

test("slugs that moved from the instance's namespace to the organization's stay with their workspaces", async () => {
  const { rows } = await admin.query<{ namespaces: string[]; states: string[] }>(
    `SELECT array_agg(CASE s.namespace WHEN w.org_id::text THEN 'its own' ELSE s.namespace END ORDER BY s.status) AS namespaces,
       array_agg(s.status ORDER BY s.status) AS states
     FROM workspace w JOIN organization o ON o.id = w.org_id AND o.blueprint = 'ai-governance'
     JOIN slug s ON s.workspace_id = w.id AND s.slug = w.slug GROUP BY w.id`,
  );
  expect(rows).toEqual([{ namespaces: ["its own", "workspaces"], states: ["current", "redirect"] }]);
});

/** Custom roles of the first release, with the bits that the kinds' permissions had then. */
async function composeRoles(): Promise<void> {
  for (const { blueprint, held } of composed) {
    const { rows } = await admin.query<{ id: string }>(
      `INSERT INTO organization (id, slug, name, blueprint, plan)
       VALUES (gen_random_uuid(), $1, 'Composed', $1, 'standard') RETURNING id`,
      [blueprint],
    );
    await admin.query(
      `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
       SELECT $1, 'workspace', 'composed', 'Composed', 1, false,
         bit_or(set_bit(repeat('0', 256)::bit(256), b, 1)) FROM unnest($2::int[]) b`,
      [rows[0]?.id, held],
    );
  }
}

test.each(composed)(
  "a custom role of $blueprint holds the same permissions under their new names",
  async (role) => {
    const { rows } = await admin.query<{ bits: string }>(
      `SELECT r.permissions::text AS bits FROM role r JOIN organization o ON o.id = r.org_id
     WHERE r.key = 'composed' AND o.blueprint = $1`,
      [role.blueprint],
    );
    const set = permissionSet.fromBits(rows[0]?.bits ?? "");
    const { catalogue } = blueprint(role.blueprint);
    expect(permissionSet.names(set, catalogue)).toEqual(["workspace:read", "member:leave", ...role.names]);
    // Nothing is left of the bits that are no longer permissions.
    expect(set).toEqual(permissionSet.of(permissionSet.names(set, catalogue), catalogue));
  },
);

describe("a database that this release can't take over", () => {
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

  test("is refused with one sentence: from before the first release, or from a newer one", async () => {
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
