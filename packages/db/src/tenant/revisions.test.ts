import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blueprint } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sqlFolder } from "../setup/sql-code.ts";
import {
  createTenant,
  createUser,
  giveKey,
  type TestTenant,
  type TestUser,
  testDatabase,
} from "../testing/index.ts";
import { seat } from "../testing/walk.ts";
import { confirmed, raising, written } from "./revisions.ts";
import { seatReader } from "./testing.ts";

/*
 * What a process remembers of a caller is used only while the database says that nothing it came from has changed: for
 * each table that entry reads, a change raises a revision, and does not if the table's trigger is away.
 */

const database = await testDatabase();
const pool = (role: "app" | "identity" | "owner") =>
  new pg.Pool({ connectionString: database.urls[role], max: 2, pipeline: role === "app" });
const [app, identity, owner] = [pool("app"), pool("identity"), pool("owner")];
afterAll(() => Promise.all([app, identity, owner].map((each) => each.end())));

describe("what authz.enter reads", () => {
  const sourceOf = (name: string) =>
    readFileSync(join(sqlFolder, "authz", `${name}.sql`), "utf8").replace(/--.*$/gm, "");

  /** The tables of a function, and of the functions that it calls. */
  function tablesOf(name: string, seen = new Set<string>()): string[] {
    if (seen.has(name)) return [];
    seen.add(name);
    const text = sourceOf(name);
    const own = [
      ...text.matchAll(
        /\b(?:FROM|JOIN|UPDATE|INTO)\s+((?:authz|identity|public)\.\w+\b(?!\()|identity\."user"|[a-z_]+\b(?![.(]))/g,
      ),
    ]
      .map(([, table]) => table ?? "")
      .filter((table) => !/^(e|org|organization_revision|lateral|public|workspace_id|strict)$/i.test(table));
    const called = [...text.matchAll(/\bauthz\.(\w+)\(/g)].map(([, callee]) => callee ?? "");
    return [
      ...own,
      ...called.filter((callee) => callee !== name).flatMap((callee) => tablesOf(callee, seen)),
    ];
  }

  test("is in the list of what raises a revision, or read with each confirmation", () => {
    const read = new Set(
      tablesOf("enter").filter((table) => !/^(authz\.entered|authz\.seal_key)$/.test(table)),
    );
    expect([...read].sort()).toEqual([...Object.keys(raising), ...confirmed, ...written].sort());
  });

  test("has an enabled trigger for each event of the list", async () => {
    const bits = { INSERT: 4, DELETE: 8, UPDATE: 16 };
    for (const [table, events] of Object.entries(raising)) {
      const { rows } = await owner.query<{ type: number }>(
        `SELECT t.tgtype AS type FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
         WHERE t.tgrelid = $1::regclass AND p.proname LIKE 'raise\\_%' AND t.tgenabled = 'O'`,
        [table],
      );
      for (const event of events) {
        expect(
          rows.some(({ type }) => (type & bits[event]) !== 0),
          `${event} on ${table}`,
        ).toBe(true);
      }
    }
  });
});

const columns = "org_id, user_id, name, email";

/** A statement for each change of the list, about the tenant $1, its workspace $2 and the person $3. */
const statements: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  organization: { UPDATE: "UPDATE organization SET name = 'Other' WHERE id = $1" },
  workspace: {
    INSERT:
      "INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, gen_random_uuid(), 'another', 'Another')",
    UPDATE: "UPDATE workspace SET name = 'Other' WHERE org_id = $1",
    DELETE: "DELETE FROM workspace WHERE org_id = $1 AND slug = 'second'",
  },
  slug: {
    INSERT: `INSERT INTO slug (namespace, slug, org_id, status, free_after)
      VALUES ('organizations', 'another-slug', $1, 'redirect', now())`,
    UPDATE: "UPDATE slug SET status = 'redirect', free_after = now() WHERE org_id = $1",
    DELETE: "DELETE FROM slug WHERE org_id = $1",
  },
  role: {
    INSERT: `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
      VALUES ($1, 'workspace', 'custom', 'Custom', 1, false, repeat('0', 256)::bit(256))`,
    UPDATE: "UPDATE role SET permissions = ~permissions WHERE org_id = $1 AND key = 'reader'",
    DELETE: "DELETE FROM role WHERE org_id = $1 AND key = 'contributor'",
  },
  organization_member: {
    INSERT: `INSERT INTO organization_member (${columns}, role) VALUES ($1, gen_random_uuid(), 'P', 'p', 'org_member')`,
    UPDATE: "UPDATE organization_member SET role = 'org_admin' WHERE org_id = $1 AND user_id = $3",
    DELETE: "DELETE FROM organization_member WHERE org_id = $1 AND role = 'org_admin'",
  },
  member: {
    INSERT: `INSERT INTO member (${columns}, workspace_id, role) VALUES ($1, gen_random_uuid(), 'P', 'p', $2, 'reader')`,
    UPDATE: "UPDATE member SET role = 'contributor' WHERE org_id = $1 AND user_id = $3",
    DELETE: "DELETE FROM member WHERE org_id = $1 AND user_id = $3",
  },
  team_member: {
    INSERT: `INSERT INTO team_member (${columns}, team_id)
      SELECT $1, o.user_id, 'P', 'p', t.id FROM team t JOIN organization_member o ON o.org_id = t.org_id
      WHERE t.org_id = $1 AND o.role = 'org_admin'`,
    UPDATE: "UPDATE team_member SET active = false WHERE org_id = $1",
    DELETE: "DELETE FROM team_member WHERE org_id = $1",
  },
  team_grant: {
    INSERT: `INSERT INTO team_grant (org_id, team_id, workspace_id, role)
      SELECT $1, id, $2, 'reader' FROM team WHERE org_id = $1 AND name = 'Without a role'`,
    UPDATE: "UPDATE team_grant SET role = 'contributor' WHERE org_id = $1",
    DELETE: "DELETE FROM team_grant WHERE org_id = $1",
  },
  key: { UPDATE: "UPDATE key SET permissions = ~permissions WHERE org_id = $1" },
  "identity.instance_key": { UPDATE: "UPDATE identity.instance_key SET permissions = ~permissions" },
  security_policy: {
    INSERT: "INSERT INTO security_policy (org_id, version, created_by_name) VALUES ($1, 1, 'P')",
    UPDATE: "UPDATE security_policy SET settled = 'expired', settled_at = now() WHERE org_id = $1",
    DELETE: "DELETE FROM security_policy WHERE org_id = $1",
  },
  'identity."user"': { UPDATE: `UPDATE identity."user" SET email_verified = false WHERE id = $3` },
  "identity.platform_admin": {
    INSERT: "INSERT INTO identity.platform_admin (user_id) VALUES ($3)",
    UPDATE: "UPDATE identity.platform_admin SET user_id = $3 WHERE user_id = $4",
    DELETE: "DELETE FROM identity.platform_admin WHERE user_id = $4",
  },
  ...Object.fromEntries(
    [
      "authz.blueprint",
      "authz.blueprint_key_mask",
      "authz.blueprint_level_mask",
      "authz.blueprint_state_mask",
      "authz.platform_role",
    ].map((table) => [
      table,
      {
        INSERT: `INSERT INTO ${table} SELECT * FROM ${table} WHERE false`,
        UPDATE: `UPDATE ${table} SET ${table === "authz.blueprint" ? "topology = topology" : "permissions = ~permissions"}`,
        DELETE: `DELETE FROM ${table} WHERE false`,
      },
    ]),
  ),
};

const cases = Object.entries(raising).flatMap(([table, events]) => events.map((event) => ({ table, event })));

describe("a change of what authority comes from", () => {
  let place: TestTenant;
  let person: TestUser;
  let admin: TestUser;
  beforeAll(async () => {
    const founder = await createUser(identity);
    [person, admin] = [await createUser(identity), await createUser(identity)];
    place = await createTenant(app, founder, "ai-tracing");
    await seatReader(owner, place, person);
    await owner.query("INSERT INTO identity.platform_admin (user_id) VALUES ($1)", [admin.id]);
    await seat(owner, place, admin, "organization_member", "org_admin");
    await giveKey(owner, place, blueprint("ai-tracing"), ["workspace:read"]);
    await owner.query(
      "INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, gen_random_uuid(), 'second', 'Second')",
      [place.org],
    );
    // The organization's row notes its first policy, which is not what is tried here.
    await owner.query(
      "INSERT INTO security_policy (org_id, version, trial_until, created_by_name) VALUES ($1, 9, now(), 'P')",
      [place.org],
    );
  });

  const revisions = `SELECT (SELECT revision FROM organization WHERE id = $1) AS organization,
    (SELECT sum(revision) FROM identity."user" WHERE id IN ($2, $3)) AS people,
    (SELECT revision FROM authz.instance_revision) AS instance`;

  /** Whether a revision is another after the change, which is rolled back; with or without the table's triggers. */
  async function isRaised({ table, event }: (typeof cases)[number], triggers: boolean): Promise<boolean> {
    const client = await owner.connect();
    try {
      await client.query("BEGIN");
      if (!triggers) {
        const { rows } = await client.query<{ name: string }>(
          `SELECT t.tgname AS name FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
           WHERE t.tgrelid = $1::regclass AND p.proname LIKE 'raise\\_%'`,
          [table],
        );
        for (const { name } of rows) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`);
      }
      const read = async () =>
        JSON.stringify((await client.query(revisions, [place.org, person.id, admin.id])).rows[0]);
      const before = await read();
      const text = statements[table]?.[event];
      if (text === undefined) throw new Error(`no statement for ${event} on ${table}`);
      const values = [place.org, place.workspace, person.id, admin.id];
      // Only the parameters that the statement has.
      await client.query(text.replace(/\$(\d)/g, (_, at) => pg.escapeLiteral(values[Number(at) - 1] ?? "")));
      return (await read()) !== before;
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  }

  test.each(cases)("$event on $table raises a revision, and does not without its trigger", async (change) => {
    expect(await isRaised(change, true)).toBe(true);
    expect(await isRaised(change, false)).toBe(false);
  });
});
