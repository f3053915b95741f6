import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTenant, createUser, type TestTenant, type TestUser, testDatabase } from "../testing/index.ts";
import { sqlState } from "./errors.ts";

/* What a statement of the app role can do to its context once the transaction has entered one: nothing. */

const database = await testDatabase();
const pools = (["app", "identity", "owner"] as const).map(
  (role) => new pg.Pool({ connectionString: database.urls[role], max: 2 }),
);
const [app, identity, owner] = pools as [pg.Pool, pg.Pool, pg.Pool];
afterAll(() => Promise.all(pools.map((pool) => pool.end())));

let member: TestUser;
let other: TestUser;
let here: TestTenant;
let there: TestTenant;
beforeAll(async () => {
  member = await createUser(identity);
  other = await createUser(identity);
  here = await createTenant(app, member, "ai-tracing");
  there = await createTenant(app, other, "ai-tracing");
});

const context = `SELECT jsonb_object_agg(name, current_setting('authz.' || name, true)) AS it FROM unnest(ARRAY['asked',
  'session_id', 'actor_kind', 'actor_id', 'actor_name', 'person_id', 'org_id', 'workspace_id', 'held', 'permissions',
  'organization_permissions', 'via', 'ip']) name`;

const entering = "SELECT outcome FROM authz.enter($1, NULL, $2, NULL, 'member', false)";

/**
 * Enters the person's own workspace as the app role, tries a statement, and returns how it ended and whether the
 * context moved.
 */
async function trying(
  text: string,
  values: unknown[] = [],
): Promise<{ state: string | null; moved: boolean }> {
  const client = await app.connect();
  try {
    await client.query("BEGIN");
    await client.query(entering, [member.tokenHash, here.workspace]);
    const before = (await client.query(context)).rows[0]?.it;
    await client.query("SAVEPOINT trying");
    const state = await client.query(text, values).then(
      () => null,
      (error: unknown) => sqlState(error),
    );
    if (state !== null) await client.query("ROLLBACK TO SAVEPOINT trying");
    const after = (await client.query(context)).rows[0]?.it;
    return { state, moved: JSON.stringify(after) !== JSON.stringify(before) };
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

const refused = { state: "42501", moved: false };

describe("inside a statement the app role can't change its context", () => {
  test.each([
    ["by set_config", () => `SELECT set_config('authz.org_id', '${there.org}', true)`],
    [
      "by set_config in a predicate",
      () => `SELECT FROM workspace WHERE set_config('authz.org_id', '${there.org}', true) <> ''`,
    ],
    ["by pg_settings", () => `UPDATE pg_settings SET setting = '${there.org}' WHERE name = 'authz.org_id'`],
    ["by DO", () => `DO $$ BEGIN SET LOCAL authz.org_id = '${there.org}'; END $$`],
    [
      "by entering again",
      () => `SELECT authz.enter('${other.tokenHash}', NULL, '${there.workspace}', NULL, 'member', false)`,
    ],
    ["by moving the context", () => `SELECT authz.move_context('${there.org}', '${there.workspace}')`],
  ])("%s", async (_, text) => {
    expect(await trying(text())).toEqual(refused);
  });

  test("by query_to_xml, with any argument", async () => {
    for (const inner of [
      `SET LOCAL authz.org_id = '${there.org}'`,
      `SELECT set_config('authz.org_id', '${there.org}', true)`,
    ]) {
      const { state, moved } = await trying("SELECT query_to_xml($1, false, false, '')", [inner]);
      expect(state).not.toBeNull();
      expect(moved).toBe(false);
    }
  });

  test("by any product function that it can call, with null arguments", async () => {
    const { rows } = await owner.query<{ call: string }>(
      `SELECT format('SELECT %s.%I(%s)', p.pronamespace::regnamespace, p.proname,
         (SELECT string_agg(format('NULL::%s', format_type(t, NULL)), ', ' ORDER BY at)
          FROM unnest(p.proargtypes) WITH ORDINALITY a (t, at))) AS call
       FROM pg_proc p WHERE p.pronamespace::regnamespace::text IN ('authz', 'audit', 'public', 'identity')
         AND p.prorettype <> 'trigger'::regtype AND has_function_privilege('bailiwick_app', p.oid, 'EXECUTE') ORDER BY 1`,
    );
    expect(rows.length).toBeGreaterThan(40);
    for (const { call } of rows) {
      const { state, moved } = await trying(call);
      expect([call, moved]).toEqual([call, false]);
      // One that never ends is canceled.
      expect([call, state]).not.toEqual([call, "57014"]);
    }
  });
});

describe("the context moves only to what its transaction created or claimed", () => {
  test("not to another person's workspace, nor to an existing one of the actor's own", async () => {
    for (const id of [there.workspace, here.workspace, randomUUID()]) {
      expect(await trying("SELECT authz.become_creator($1)", [id])).toEqual(refused);
    }
  });

  test("not by an invalid invitation, nor by leaving an organization created earlier", async () => {
    const accepting = "SELECT authz.accept_invitation($1, gen_random_uuid(), '{}')";
    expect(await trying(accepting, ["0".repeat(64)])).toEqual({ state: null, moved: false });
    expect(await trying("SELECT authz.leave_created()")).toEqual(refused);
  });

  test("not by creating an organization whose slug is taken", async () => {
    const creation = "SELECT authz.create_organization($1, 'ai-tracing', $2, 'Mine', $3, $2, 'Mine', '')";
    expect(await trying(creation, [randomUUID(), there.slug, randomUUID()])).toEqual({
      state: null,
      moved: false,
    });
  });
});

test("a transaction that was not let in can't retry", async () => {
  const client = await app.connect();
  try {
    await client.query("BEGIN");
    const first = await client.query(entering, [member.tokenHash, there.workspace]);
    expect(first.rows).toEqual([{ outcome: "not_found" }]);
    const again = client.query(entering, [member.tokenHash, here.workspace]);
    await expect(again).rejects.toMatchObject({
      code: "42501",
      message: "this transaction has entered already",
    });
    await client.query("ROLLBACK");
    await client.query("BEGIN");
    expect((await client.query(entering, [member.tokenHash, here.workspace])).rows).toEqual([
      { outcome: "entered" },
    ]);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});
