import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sqlFolder } from "../setup/sql-code.ts";
import {
  createTenant,
  createUser,
  entryFor,
  type TestTenant,
  type TestUser,
  testDatabase,
} from "../testing/index.ts";
import { maxRemembered, rememberedOn } from "./caller.ts";
import type { Entry } from "./entry.ts";
import { tenantRead } from "./read.ts";
import { confirmed, raising } from "./revisions.ts";

/*
 * What a process remembers of a caller is used only while the database says that nothing it came from has changed: for
 * each table that entry reads, a change is noticed by the next read, and is not if the table's trigger is away.
 */

const database = await testDatabase();
const pool = (role: "app" | "identity" | "owner") =>
  new pg.Pool({ connectionString: database.urls[role], max: 2, pipeline: role === "app" });
const [warm, identity, owner] = [pool("app"), pool("identity"), pool("owner")];
afterAll(() => Promise.all([warm, identity, owner].map((each) => each.end())));

/** What a read on this pool finds: the outcome, and what the caller holds there. */
const found = (on: pg.Pool, entry: Entry) =>
  tenantRead(
    on,
    entry,
    async ({ entered: { now: _, ...rest } }, rows: { readonly held: string }[]) => ({ ...rest, rows }),
    { text: "SELECT nullif(current_setting('authz.permissions', true), '') AS held", values: [] },
  );

/** What a process finds that remembers no one. */
async function foundAfresh(entry: Entry) {
  const fresh = pool("app");
  try {
    return await found(fresh, entry);
  } finally {
    await fresh.end();
  }
}

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
    expect([...read].sort()).toEqual([...Object.keys(raising), ...confirmed].sort());
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
  'identity."user"': { UPDATE: `UPDATE identity."user" SET email_verified = false WHERE id = $3` },
  "identity.platform_admin": {
    INSERT: "INSERT INTO identity.platform_admin (user_id) VALUES ($3)",
    UPDATE: "UPDATE identity.platform_admin SET user_id = $3 WHERE user_id = $4",
    DELETE: "DELETE FROM identity.platform_admin WHERE user_id = $4",
  },
  ...Object.fromEntries(
    [
      "authz.blueprint",
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
    place = await createTenant(warm, founder, "ai-tracing");
    await seatReader(place, person);
    await owner.query("INSERT INTO identity.platform_admin (user_id) VALUES ($1)", [admin.id]);
    await owner.query(
      `INSERT INTO organization_member (${columns}, role) VALUES ($1, $2, 'Admin', 'admin', 'org_admin')`,
      [place.org, admin.id],
    );
    await owner.query(
      "INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, gen_random_uuid(), 'second', 'Second')",
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

/** Makes the person a reader of the workspace; a team has a role there, another has none. */
async function seatReader({ org, workspace }: TestTenant, { id, email }: TestUser): Promise<void> {
  const person = [org, id, email];
  await owner.query(
    `INSERT INTO organization_member (${columns}, role) VALUES ($1, $2, 'P', $3, 'org_member')`,
    person,
  );
  await owner.query(
    `INSERT INTO member (${columns}, workspace_id, role) VALUES ($1, $2, 'P', $3, $4, 'reader')`,
    [...person, workspace],
  );
  for (const name of ["With a role", "Without a role"]) {
    const team = randomUUID();
    await owner.query("INSERT INTO team (org_id, id, name) VALUES ($1, $2, $3)", [org, team, name]);
    await owner.query(`INSERT INTO team_member (${columns}, team_id) VALUES ($1, $2, 'P', $3, $4)`, [
      ...person,
      team,
    ]);
    if (name === "Without a role") continue;
    await owner.query(
      "INSERT INTO team_grant (org_id, team_id, workspace_id, role) VALUES ($1, $2, $3, 'reader')",
      [org, team, workspace],
    );
  }
}

describe("a caller whom a process remembers", () => {
  let place: TestTenant;
  let person: TestUser;
  let entry: Entry;
  beforeEach(async () => {
    place = await createTenant(warm, await createUser(identity), "ai-tracing");
    person = await createUser(identity);
    await seatReader(place, person);
    entry = entryFor(person, { workspace: place.workspace });
    expect(await found(warm, entry)).toEqual(await found(warm, entry));
  });

  test.each([
    ["a role", "UPDATE member SET role = 'contributor' WHERE org_id = $1 AND role = 'reader'"],
    [
      "the permissions of their role",
      "UPDATE role SET permissions = ~permissions WHERE org_id = $1 AND key = 'reader'",
    ],
    [
      "their membership",
      "DELETE FROM team_grant WHERE org_id = $1",
      "DELETE FROM member WHERE org_id = $1 AND role = 'reader'",
    ],
    ["the role of a team", "UPDATE team_grant SET role = 'contributor' WHERE org_id = $1"],
    [
      "the state of the workspace",
      "UPDATE workspace SET is_default = false, default_for = NULL, state = 'archived', archived_at = now() WHERE org_id = $1",
    ],
    [
      "the state of the organization",
      "UPDATE organization SET state = 'pending_deletion', purge_after = now() WHERE id = $1",
    ],
  ])("is found anew after a change of %s", async (_, ...texts) => {
    const before = await found(warm, entry);
    for (const text of texts) await owner.query(text, [place.org]);
    const after = await found(warm, entry);
    expect(after).toEqual(await foundAfresh(entry));
    expect(after).not.toEqual(before);
  });

  test.each([
    ["suspended", `UPDATE identity."user" SET suspended_at = now() WHERE id = $1`],
    ["signed out", "DELETE FROM identity.session WHERE user_id = $1"],
    ["signed in for too long", "UPDATE identity.session SET expires_at = now() WHERE user_id = $1"],
  ])("is not let in when %s", async (_, text) => {
    await owner.query(text, [person.id]);
    expect(await found(warm, entry)).toMatchObject({ outcome: "unauthenticated", rows: [{ held: null }] });
  });

  test("is remembered for one credential, place, authority and address", async () => {
    const outcome = async (other: Partial<Entry>) => (await found(warm, { ...entry, ...other })).outcome;
    const elsewhere = await createTenant(warm, await createUser(identity), "ai-tracing");
    expect(await outcome({ workspace: elsewhere.workspace })).toBe("not_found");
    expect(await outcome({ actingAs: "platform" })).toBe("forbidden");
    expect(await outcome({ tokenHash: "another" })).toBe("unauthenticated");
    const { rows } = await tenantRead(
      warm,
      { ...entry, ip: "192.0.2.7" },
      async (_, found: { readonly ip: string }[]) => ({ rows: found }),
      { text: "SELECT current_setting('authz.ip', true) AS ip", values: [] },
    );
    expect(rows).toEqual([{ ip: "192.0.2.7" }]);
  });

  test("makes no room for strangers, and is one of few thousand", async () => {
    const before = rememberedOn(warm);
    for (let stranger = 0; stranger < 20; stranger += 1) {
      await found(warm, { ...entry, tokenHash: `stranger-${stranger}` });
      await found(warm, { ...entry, workspace: randomUUID() });
    }
    expect(rememberedOn(warm)).toBe(before);
    expect(maxRemembered).toBeLessThanOrEqual(5_000);
  });
});

describe("what was remembered", () => {
  let sealed: string;
  let seal: string;
  let person: TestUser;
  beforeAll(async () => {
    const place = await createTenant(warm, await createUser(identity), "ai-tracing");
    person = await createUser(identity);
    await seatReader(place, person);
    const { rows } = await warm.query<{ remembered: string; seal: string }>(
      "SELECT remembered, seal FROM authz.enter($1, NULL, $2, '127.0.0.1', 'member', false)",
      [person.tokenHash, place.workspace],
    );
    [sealed, seal] = [rows[0]?.remembered ?? "", rows[0]?.seal ?? ""];
  });

  const confirm = async (text: string, by: string) =>
    (await warm.query<{ at: Date | null }>("SELECT at FROM authz.revalidate($1, $2)", [text, by])).rows[0]
      ?.at;

  test("is confirmed as the database sealed it, and not with one character changed anywhere", async () => {
    expect(await confirm(sealed, seal)).toBeInstanceOf(Date);
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed[at] === "0" ? "1" : "0";
      const forged = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
      expect(await confirm(forged, seal), `character ${at}`).toBeNull();
    }
    for (const by of [
      "",
      seal.toUpperCase(),
      `${seal}0`,
      seal.replace(/^./, (first) => (first === "0" ? "1" : "0")),
    ]) {
      expect(await confirm(sealed, by)).toBeNull();
    }
  });

  test("is sealed by the one key of HMAC-SHA-256 that no role of a program can read", async () => {
    const { rows } = await owner.query<{ inner: Buffer; outer: Buffer }>(
      "SELECT inner_pad AS inner, outer_pad AS outer FROM authz.seal_key",
    );
    const [pads] = rows;
    if (pads === undefined) throw new Error("no key");
    const key = Buffer.from(pads.inner.map((byte) => byte ^ 0x36));
    expect(Buffer.from(pads.outer.map((byte) => byte ^ 0x5c))).toEqual(key);
    expect(createHmac("sha256", key).update(sealed).digest("hex")).toBe(seal);
    for (const on of [warm, identity]) {
      await expect(on.query("SELECT * FROM authz.seal_key")).rejects.toMatchObject({ code: "42501" });
      await expect(on.query("SELECT authz.seal('', '', 'anything')")).rejects.toMatchObject({
        code: "42501",
      });
    }
  });

  test("is nothing in a transaction that sees newer rows as it goes", async () => {
    const client = await warm.connect();
    try {
      await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
      const { rows } = await client.query("SELECT at FROM authz.revalidate($1, $2)", [sealed, seal]);
      expect(rows).toEqual([{ at: null }]);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });

  test("is not given for a change", async () => {
    const { rows } = await warm.query(
      "SELECT remembered, seal FROM authz.enter($1, NULL, NULL, NULL, 'member', true)",
      [person.tokenHash],
    );
    expect(rows).toEqual([{ remembered: null, seal: null }]);
  });
});
