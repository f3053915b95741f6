import { randomUUID } from "node:crypto";
import { blueprint, type PermissionName, permissionSet } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  createTenant,
  createUser,
  entryFor,
  giveKey,
  type TestKey,
  type TestTenant,
  type TestUser,
  testDatabase,
} from "../testing/index.ts";
import { seat } from "../testing/walk.ts";
import { tenantRead } from "./read.ts";
import { tenantTransaction } from "./tenant.ts";

/* A key as a principal: where it enters, what it holds there, when that ends, and who can issue one. */

const database = await testDatabase();
const pool = (role: "app" | "identity" | "owner") =>
  new pg.Pool({ connectionString: database.urls[role], max: 3, pipeline: role === "app" });
const [app, identity, owner] = [pool("app"), pool("identity"), pool("owner")];
afterAll(() => Promise.all([app, identity, owner].map((each) => each.end())));

const rules = blueprint("data-security");
const scopes: readonly PermissionName[] = ["workspace:read", "member:read", "connector:create"];

let founder: TestUser;
let place: TestTenant;
let beside: string;

/** A new organization, whose admin is the founder. */
async function newTenant(): Promise<TestTenant> {
  const platformAdmin = await createUser(identity);
  await owner.query("INSERT INTO identity.platform_admin (user_id) VALUES ($1)", [platformAdmin.id]);
  const tenant = await createTenant(app, platformAdmin, rules.key);
  await seat(owner, tenant, founder, "organization_member", "org_admin");
  return tenant;
}

beforeEach(async () => {
  founder = await createUser(identity);
  place = await newTenant();
  beside = randomUUID();
  await owner.query("INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, $2, $3, 'Beside')", [
    place.org,
    beside,
    `beside-${beside.slice(0, 8)}`,
  ]);
});

const entryOf = ({ tokenHash }: Pick<TestKey, "tokenHash">, rest = {}) =>
  entryFor({ id: "", email: "", tokenHash }, { workspace: place.workspace, ...rest });

/** What a read finds: the outcome, the principal, and the permissions that it can use. */
async function found(key: Pick<TestKey, "tokenHash">, rest = {}) {
  return tenantRead(
    app,
    entryOf(key, rest),
    async ({ entered }, rows: { readonly usable: string | null }[]) => ({
      outcome: entered.outcome,
      principal: entered.principal,
      usable: rows[0]?.usable ?? null,
    }),
    { text: "SELECT nullif(current_setting('authz.permissions', true), '') AS usable", values: [] },
  );
}

const bits = (names: readonly PermissionName[]) =>
  permissionSet.toBits(permissionSet.of(names, rules.catalogue));

describe("a key of a workspace", () => {
  let key: TestKey;
  beforeEach(async () => {
    key = await giveKey(owner, place, rules, scopes);
  });

  test("enters its workspace alone, with its scopes", async () => {
    expect(await found(key)).toEqual({
      outcome: "entered",
      principal: { kind: "key", key: { id: key.id, name: "Deploy", level: "workspace" } },
      usable: bits(scopes),
    });
    const elsewhere = await newTenant();
    for (const other of [
      { workspace: beside },
      { workspace: elsewhere.workspace },
      { workspace: null, organization: place.org },
    ])
      expect(await found(key, other)).toMatchObject({ outcome: "not_found", usable: null });
    expect(await found(key, { actingAs: "platform" })).toMatchObject({ outcome: "forbidden" });
  });

  test("is an actor without being a person", async () => {
    const { rows } = await tenantRead(app, entryOf(key), async (_, read: object[]) => ({ rows: read }), {
      text: "SELECT authz.actor_kind() AS kind, authz.actor_id() AS actor, authz.person_id() AS person",
      values: [],
    });
    expect(rows).toEqual([{ kind: "key", actor: key.id, person: null }]);
  });

  test.each([
    ["revoked", "UPDATE key SET revoked_at = now(), revoked_by_name = 'Founder' WHERE id = $1"],
    ["expired", "UPDATE key SET expires_at = now() WHERE id = $1"],
    ["of a secret that is over", "UPDATE key_secret SET expires_at = now() WHERE key_id = $1"],
    ["gone", "DELETE FROM key WHERE id = $1"],
  ])("is let in no more at the very next read when %s", async (_, text) => {
    expect((await found(key)).outcome).toBe("entered");
    expect((await found(key)).outcome).toBe("entered");
    await owner.query(text, [key.id]);
    expect(await found(key)).toMatchObject({ outcome: "unauthenticated", principal: null, usable: null });
  });

  test("holds at the very next read what it holds then", async () => {
    await found(key);
    await owner.query("UPDATE key SET permissions = $2 WHERE id = $1", [key.id, bits(["workspace:read"])]);
    expect(await found(key)).toMatchObject({ usable: bits(["workspace:read"]) });
  });

  test("only reads in an archived workspace, and does nothing in a deleted one", async () => {
    const here = { workspace: beside };
    const other = await giveKey(owner, { org: place.org, workspace: beside }, rules, scopes);
    await owner.query("UPDATE workspace SET state = 'archived', archived_at = now() WHERE id = $1", [beside]);
    expect(await found(other, here)).toMatchObject({ usable: bits(["workspace:read", "member:read"]) });
    await owner.query(
      "UPDATE workspace SET state = 'pending_deletion', archived_at = NULL, deleted_from = 'archived', deletion_requested_at = now(), purge_after = now() WHERE id = $1",
      [beside],
    );
    expect(await found(other, here)).toMatchObject({ outcome: "not_found" });
  });

  test("outlives its issuer's membership", async () => {
    await seat(owner, place, await createUser(identity), "organization_member", "org_admin");
    await owner.query("DELETE FROM member WHERE user_id = $1", [founder.id]);
    await owner.query("DELETE FROM organization_member WHERE user_id = $1", [founder.id]);
    expect((await found(key)).outcome).toBe("entered");
  });

  test("shows when it was last used, to the minute, and from where", async () => {
    await tenantTransaction(app, entryOf(key, { forChange: true }), async () => undefined);
    const { rows } = await owner.query("SELECT ip, at = date_trunc('minute', at) AS whole FROM key_use");
    expect(rows).toContainEqual({ ip: "127.0.0.1", whole: true });
  });
});

describe("a key of an organization", () => {
  test("enters the organization and each of its workspaces", async () => {
    const key = await giveKey(owner, { org: place.org, workspace: null }, rules, [
      "organization:read",
      ...scopes,
    ]);
    for (const at of [
      { workspace: place.workspace },
      { workspace: beside },
      { workspace: null, organization: place.org },
    ])
      expect(await found(key, at)).toMatchObject({
        outcome: "entered",
        principal: { key: { level: "organization" } },
      });
    const elsewhere = await newTenant();
    expect(await found(key, { workspace: elsewhere.workspace })).toMatchObject({ outcome: "not_found" });
  });
});

describe("the table of keys", () => {
  const insert = `INSERT INTO key (org_id, id, workspace_id, name, permissions, created_by, created_by_name)
    VALUES ($1, $2, $3, 'Mine', $4, authz.actor_id(), 'Me')`;
  const insertSecret =
    "INSERT INTO key_secret (org_id, key_id, public_id, hash, last) VALUES ($1, $2, 'Zz3Cd5Ef7G', encode(sha256($3::bytea), 'hex'), 'wxyz')";

  async function issue(who: Pick<TestKey, "tokenHash">, permissions: string, workspace: string | null) {
    const id = randomUUID();
    const at = workspace === null ? { workspace: null, organization: place.org } : {};
    await tenantTransaction(app, entryOf(who, { forChange: true, ...at }), async ({ sql }) => {
      await sql(insert, [place.org, id, workspace, permissions]);
      await sql(insertSecret, [place.org, id, id]);
    });
    return id;
  }

  test("takes what a person issues within what they hold", async () => {
    const id = await issue(founder, bits(["connector:read"]), place.workspace);
    await expect(issue(founder, bits([]), place.workspace)).rejects.toMatchObject({ code: "42501" });
    await expect(issue(founder, bits(["key:issue"]), place.workspace)).rejects.toMatchObject({
      code: "42501",
    });
    await expect(issue(founder, bits(["organization:read"]), place.workspace)).rejects.toMatchObject({
      code: "42501",
    });
    // Another secret comes from a person who could issue the key, and lasts no longer than it is told to.
    const deputy = await giveKey(owner, place, rules, ["key:issue", "connector:read"]);
    const viewer = await createUser(identity);
    await seat(owner, place, viewer, "organization_member", "org_member");
    await seat(owner, place, viewer, "member", "viewer");
    const another = (who: Pick<TestKey, "tokenHash">) =>
      tenantTransaction(app, entryOf(who, { forChange: true }), ({ sql }) =>
        sql(insertSecret.replace("Zz3Cd5Ef7G", "Zz3Cd5Ef7H"), [place.org, id, "another"]),
      );
    for (const who of [deputy, viewer]) await expect(another(who)).rejects.toMatchObject({ code: "42501" });
    await another(founder);
    const end = (at: string) =>
      tenantTransaction(app, entryOf(founder, { forChange: true }), ({ sql }) =>
        sql(`UPDATE key_secret SET expires_at = ${at} WHERE key_id = $1 RETURNING key_id`, [id]),
      );
    await expect(end("now() + interval '31 days'")).rejects.toMatchObject({ code: "42501" });
    expect(await end("now() + interval '1 hour'")).toHaveLength(2);
    await expect(end("now() + interval '2 hours'")).rejects.toMatchObject({ code: "23514" });
  });

  test("lets no one give a key more than it has", async () => {
    const { id } = await giveKey(owner, place, rules, scopes);
    const change = (names: readonly PermissionName[]) =>
      tenantTransaction(app, entryOf(founder, { forChange: true }), ({ sql }) =>
        sql("UPDATE key SET permissions = $2 WHERE id = $1 RETURNING id", [id, bits(names)]),
      );
    expect(await change(["workspace:read"])).toEqual([{ id }]);
    await expect(change(scopes)).rejects.toMatchObject({ code: "42501" });
  });

  test("takes none from a key, and none of the organization from who holds it in one workspace", async () => {
    const key = await giveKey(owner, place, rules, [...scopes, "key:issue"]);
    await expect(issue(key, bits(["workspace:read"]), place.workspace)).rejects.toMatchObject({
      code: "42501",
    });
    const admin = await createUser(identity);
    await seat(owner, place, admin, "organization_member", "org_member");
    await seat(owner, place, admin, "member", "admin");
    await issue(admin, bits(["connector:read"]), place.workspace);
    await expect(issue(admin, bits(["connector:read"]), null)).rejects.toMatchObject({ code: "42501" });
  });

  test("shows no one the hash of a secret", async () => {
    await giveKey(owner, place, rules, scopes);
    const read = (column: string) =>
      tenantTransaction(app, entryOf(founder), ({ sql }) => sql(`SELECT ${column} FROM key_secret`));
    expect(await read("public_id")).toHaveLength(1);
    await expect(read("hash")).rejects.toMatchObject({ code: "42501" });
  });

  test("lets a key be revoked once, and never brought back", async () => {
    const { id } = await giveKey(owner, place, rules, scopes);
    const revoke = (at: string) =>
      tenantTransaction(app, entryOf(founder, { forChange: true }), ({ sql }) =>
        sql(`UPDATE key SET revoked_at = ${at}, revoked_by_name = 'Me' WHERE id = $1 RETURNING id`, [id]),
      );
    await expect(revoke("now() + interval '1 day'")).rejects.toMatchObject({ code: "42501" });
    expect(await revoke("now()")).toEqual([{ id }]);
    expect(await revoke("now()")).toEqual([]);
  });
});
