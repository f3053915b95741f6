import { randomUUID } from "node:crypto";
import {
  blueprint,
  heartbeatSeconds,
  machineFleet,
  onlineSeconds,
  type PermissionName,
} from "@bailiwick/domain";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  createTenant,
  createUser,
  entryFor,
  giveKey,
  type TestTenant,
  type TestUser,
  testDatabase,
} from "../testing/index.ts";
import { tenantRead } from "./read.ts";
import { tenantTransaction } from "./tenant.ts";

/* The key of a machine as a principal: where it enters, what it sees there, and when it ends. */

const database = await testDatabase();
const pool = (role: "app" | "identity" | "owner") =>
  new pg.Pool({ connectionString: database.urls[role], max: 3, pipeline: role === "app" });
const [app, identity, owner] = [pool("app"), pool("identity"), pool("owner")];
afterAll(() => Promise.all([app, identity, owner].map((each) => each.end())));

const holds = machineFleet.resourceKinds.find(({ key }) => key === "machine")?.connects?.holds ?? [];

let founder: TestUser;
let place: TestTenant;
beforeEach(async () => {
  founder = await createUser(identity);
  place = await createTenant(app, founder, "machine-fleet");
});

async function addMachine(name: string, workspace = place.workspace): Promise<string> {
  const id = randomUUID();
  await owner.query(
    "INSERT INTO resource_root (org_id, id, workspace_id, kind) VALUES ($1, $2, $3, 'machine')",
    [place.org, id, workspace],
  );
  await owner.query(
    `INSERT INTO resource (org_id, id, root_id, kind, state, title, fields)
     VALUES ($1, $2, $2, 'machine', 'registered', $3, jsonb_build_object('name', $3::text))`,
    [place.org, id, name],
  );
  return id;
}

const register = async (id: string, scopes: readonly PermissionName[] = holds) =>
  giveKey(owner, { ...place, resource: id }, blueprint("machine-fleet"), scopes);

const entryOf = ({ tokenHash }: { readonly tokenHash: string }, rest = {}) =>
  entryFor({ id: "", email: "", tokenHash }, { workspace: null, ...rest });

/** Where the key enters without naming a place, and the resources that it sees. */
const seen = (key: { readonly tokenHash: string }, rest = {}) =>
  tenantRead(
    app,
    entryOf(key, rest),
    async ({ entered }, rows: { readonly id: string }[]) => ({
      outcome: entered.outcome,
      workspace: entered.actor?.workspace?.id ?? null,
      principal: entered.principal,
      ids: rows.map(({ id }) => id),
    }),
    { text: "SELECT id FROM resource ORDER BY id", values: [] },
  );

describe("the key of a machine", () => {
  test("enters where the machine is, as the machine, and sees it alone", async () => {
    const [id] = [await addMachine("web-1"), await addMachine("web-2")];
    const key = await register(id);
    const found = {
      outcome: "entered",
      workspace: place.workspace,
      principal: { kind: "key", key: { id, name: "Deploy", level: "machine" } },
      ids: [id],
    };
    expect(await seen(key)).toEqual(found);
    expect(await seen(key, { workspace: place.workspace })).toEqual(found);
    const other = await createTenant(app, await createUser(identity), "machine-fleet");
    expect(await seen(key, { workspace: other.workspace })).toMatchObject({ outcome: "not_found", ids: [] });
    expect(await seen(key, { actingAs: "platform" })).toMatchObject({ outcome: "forbidden", ids: [] });
  });

  test("follows the machine to another workspace at the very next read, with the name that it has there", async () => {
    const id = await addMachine("web-1");
    const key = await register(id);
    await seen(key);
    const next = randomUUID();
    await owner.query("INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, $2, $3, 'Next')", [
      place.org,
      next,
      `next-${next.slice(0, 8)}`,
    ]);
    await owner.query("UPDATE resource_root SET workspace_id = $2 WHERE id = $1", [id, next]);
    await owner.query("UPDATE resource SET title = 'web-9' WHERE id = $1", [id]);
    expect(await seen(key)).toMatchObject({
      workspace: next,
      principal: { key: { name: "web-9" } },
      ids: [id],
    });
    expect(await seen(key, { workspace: place.workspace })).toMatchObject({ outcome: "not_found" });
  });

  test("ends with the machine", async () => {
    const id = await addMachine("web-1");
    const key = await register(id);
    expect((await seen(key)).outcome).toBe("entered");
    await owner.query("DELETE FROM resource_root WHERE id = $1", [id]);
    expect(await seen(key)).toMatchObject({ outcome: "unauthenticated", ids: [] });
  });

  test("reports for no other machine, and creates none", async () => {
    const [id, other] = [await addMachine("web-1"), await addMachine("web-2")];
    const key = await register(id, [...holds, "machine:create", "machine:delete"]);
    const as = <Result>(text: string, values: unknown[] = []) =>
      tenantTransaction(app, entryOf(key), ({ sql }) => sql<{ row: Result }>(text, values));
    expect(await as("SELECT authz.heartbeat() AS row")).toEqual([{ row: true }]);
    expect(await as("SELECT authz.heartbeat() AS row")).toEqual([{ row: false }]);
    const { rows } = await owner.query("SELECT resource_id FROM heartbeat WHERE org_id = $1", [place.org]);
    expect(rows).toEqual([{ resource_id: id }]);
    const root = "INSERT INTO resource_root (org_id, id, workspace_id, kind) VALUES ($1, $2, $3, 'machine')";
    await expect(as(root, [place.org, randomUUID(), place.workspace])).rejects.toMatchObject({
      code: "42501",
    });
    expect(await as("DELETE FROM resource_root WHERE id = $1 RETURNING id", [other])).toEqual([]);
  });
});

describe("people and other keys", () => {
  test("neither report, nor see, issue or change the key of a machine", async () => {
    const id = await addMachine("web-1");
    await register(id);
    const as = (text: string, values: unknown[] = []) =>
      tenantTransaction(app, entryFor(founder, { ...place, forChange: true }), ({ sql }) =>
        sql(text, values),
      );
    await expect(as("SELECT authz.heartbeat()")).rejects.toMatchObject({ code: "42501" });
    expect(await as("SELECT id FROM key WHERE id = $1", [id])).toEqual([]);
    expect(
      await as("UPDATE key SET revoked_at = now(), revoked_by_name = 'Me' WHERE id = $1 RETURNING id", [id]),
    ).toEqual([]);
    const insert = `INSERT INTO key (org_id, id, workspace_id, resource_id, name, permissions, created_by, created_by_name)
      SELECT $1, $2, $3, $2, 'Mine', permissions, authz.actor_id(), 'Me' FROM authz.blueprint_key_mask LIMIT 1`;
    await expect(as(insert, [place.org, await addMachine("web-2"), place.workspace])).rejects.toMatchObject({
      code: "42501",
    });
    // Only what the transaction itself created is registered.
    await expect(
      as("SELECT authz.register($1, 'Zz3Cd5Ef7G', repeat('0', 64), 'wxyz')", [await addMachine("web-3")]),
    ).rejects.toMatchObject({ code: "42501" });
  });
});

test("a machine counts as online as long as the domain says", async () => {
  const at = `now() - make_interval(secs => $1)`;
  const { rows } = await owner.query(
    `SELECT authz.is_online(${at}) AS yes, authz.is_online(${at} - interval '1 second') AS no`,
    [onlineSeconds - 0.5],
  );
  expect(rows).toEqual([{ yes: true, no: false }]);
  expect(onlineSeconds).toBeGreaterThan(2 * heartbeatSeconds);
});
