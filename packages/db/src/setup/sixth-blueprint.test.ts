import { randomUUID } from "node:crypto";
import { blueprints, type PermissionName, permissionSet } from "@bailiwick/domain";
import { fieldService } from "@bailiwick/domain/sixth-blueprint";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createUser, type TestUser, testDatabase } from "../testing/index.ts";
import { syncCatalogue } from "./catalogue.ts";

/*
 * A blueprint with kinds that none of the five has, in the database: its file is loaded into the catalogue, and its
 * kinds' permissions are enforced like any others, in built-in roles and in custom ones.
 */

const database = await testDatabase();
const owner = new pg.Pool({ connectionString: database.urls.owner, max: 1 });
const app = new pg.Pool({ connectionString: database.urls.app, max: 2 });
const identity = new pg.Pool({ connectionString: database.urls.identity, max: 1 });
afterAll(() => Promise.all([owner.end(), app.end(), identity.end()]));

const [org, workspace] = [randomUUID(), randomUUID()];
const people: Record<string, TestUser> = {};

/** Runs the statement in the person's context, as the application's role. */
async function ask<Row extends pg.QueryResultRow>(
  who: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = await app.connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<{ outcome: string }>(
      "SELECT outcome FROM authz.enter($1, NULL, $2, NULL, 'member', true)",
      [people[who]?.tokenHash, workspace],
    );
    expect(rows).toEqual([{ outcome: "entered" }]);
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

async function has(who: string, permission: PermissionName): Promise<boolean> {
  const [row] = await ask<{ has: boolean }>(who, `SELECT authz.has('${permission}') AS has`);
  return row?.has === true;
}

const bits = (...names: PermissionName[]) =>
  permissionSet.toBits(
    permissionSet.of(["workspace:read", "member:leave", ...names], fieldService.catalogue),
  );

beforeAll(async () => {
  const client = await owner.connect();
  await syncCatalogue(client, [...Object.values(blueprints), fieldService]);
  client.release();
  await owner.query(
    "INSERT INTO organization (id, slug, name, blueprint, plan) VALUES ($1, 'sixth', 'Sixth', 'field-service', 'small')",
    [org],
  );
  await owner.query(
    `INSERT INTO role (org_id, level, key, name, description, rank, built_in, permissions)
     SELECT $1, level, key, name, description, rank, true, permissions FROM authz.blueprint_role
     WHERE blueprint = 'field-service'`,
    [org],
  );
  await owner.query(
    `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
     VALUES ($1, 'workspace', 'merger', 'Merger', 5, false, $2::bit(256))`,
    [org, bits("issue:merge")],
  );
  await owner.query("INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, $2, 'site', 'Site')", [
    org,
    workspace,
  ]);
  for (const role of ["chief", "hand", "merger"]) {
    const user = await createUser(identity);
    people[role] = user;
    await owner.query(
      "INSERT INTO member (org_id, workspace_id, user_id, role, name, email) VALUES ($1, $2, $3, $4, '', '')",
      [org, workspace, user.id, role],
    );
  }
});

test("row-level security enforces its own verb as in the matrix, in built-in and custom roles", async () => {
  const of = async (permission: PermissionName) => [
    await has("chief", permission),
    await has("hand", permission),
    await has("merger", permission),
  ];
  expect(await of("issue:merge")).toEqual([true, false, true]);
  expect(await of("issue:create")).toEqual([true, true, false]);
  expect(await of("repository:create")).toEqual([true, false, false]);
  expect(await of("badge:read")).toEqual([false, false, false]);
});

test("a permission name of another blueprint with the same bit has no meaning here", async () => {
  expect(fieldService.catalogue.named["repository:read"]?.bit).toBe(
    blueprints["ai-tracing"]?.catalogue.named["project:read"]?.bit,
  );
  expect([await has("chief", "repository:read"), await has("chief", "project:read")]).toEqual([true, false]);
});

test("sets of permissions include its kinds, and the workspace's state limits them", async () => {
  const sets = `SELECT authz.has_any('issue:merge', 'plan:change') AS any,
    authz.workspace_where('issue:merge', 'member:add') IS NOT NULL AS here`;
  expect(await ask("merger", sets)).toEqual([{ any: true, here: true }]);
  expect(await ask("hand", sets)).toEqual([{ any: false, here: false }]);
  await owner.query("UPDATE workspace SET state = 'archived', archived_at = now() WHERE id = $1", [
    workspace,
  ]);
  expect([await has("chief", "issue:merge"), await has("chief", "issue:read")]).toEqual([false, true]);
  await owner.query("UPDATE workspace SET state = 'active', archived_at = NULL WHERE id = $1", [workspace]);
});

test("what refers across keeps its repository from moving, whichever of the two moves", async () => {
  const beside = randomUUID();
  await owner.query("INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, $2, 'beside', 'Beside')", [
    org,
    beside,
  ]);
  await owner.query(
    "INSERT INTO member (org_id, workspace_id, user_id, role, name, email) VALUES ($1, $2, $3, 'chief', '', '')",
    [org, beside, people.chief?.id],
  );
  const [one, other, first, second] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  for (const [root, issue, fields] of [
    [one, first, {}],
    [other, second, { after: first }],
  ] as const) {
    await owner.query(
      "INSERT INTO resource_root (org_id, id, workspace_id, kind) VALUES ($1, $2, $3, 'repository')",
      [org, root, workspace],
    );
    await owner.query(
      `INSERT INTO resource (org_id, id, root_id, parent_id, kind, title, fields)
       VALUES ($1, $2, $2, NULL, 'repository', 'R', '{}'), ($1, $3, $2, $2, 'issue', 'I', $4)`,
      [org, root, issue, fields],
    );
  }
  const conflicts = "SELECT what, kind, field, title FROM authz.move_conflicts($1, $2, 10)";
  const asked = { kind: "issue", field: "after", title: "I" };
  expect(await ask("chief", conflicts, [other, beside])).toEqual([{ what: "refers", ...asked }]);
  expect(await ask("chief", conflicts, [one, beside])).toEqual([{ what: "referred", ...asked }]);
  await expect(
    ask("chief", "SELECT authz.move_resource($1, $2, 'R', NULL, NULL)", [other, beside]),
  ).rejects.toMatchObject({ code: "23503" });
  // Someone who could not move it is told nothing.
  expect(await ask("hand", conflicts, [one, beside])).toEqual([]);
});

test("a role can be composed of its kinds, within what the author holds", async () => {
  const composes = async (who: string, level: string, wanted: string) => {
    const sql = "SELECT authz.may_compose($1, 'drawn', $2::bit(256)) AS may";
    const [row] = await ask<{ may: boolean }>(who, sql, [level, wanted]);
    return row?.may;
  };
  expect(await composes("chief", "workspace", bits("issue:merge"))).toBe(true);
  expect(await composes("hand", "workspace", bits("issue:merge"))).toBe(false);
  // An organization permission does not belong in a workspace role.
  await owner.query(
    "UPDATE role SET permissions = permissions | $2::bit(256) WHERE org_id = $1 AND key = 'merger'",
    [org, bits("badge:read")],
  );
  expect(await composes("merger", "workspace", bits("badge:read"))).toBe(false);
});
