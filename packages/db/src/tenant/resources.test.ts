import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { createTenant, createUser, testDatabase } from "../testing/index.ts";

/*
 * What the database itself keeps of the declaration of a kind, by any way in: parents and levels, unique values, and
 * references that stay in their workspace.
 */

const database = await testDatabase();
const owner = new pg.Pool({ connectionString: database.urls.owner, max: 1 });
const app = new pg.Pool({ connectionString: database.urls.app, max: 2 });
const identity = new pg.Pool({ connectionString: database.urls.identity, max: 1 });
afterAll(() => Promise.all([owner.end(), app.end(), identity.end()]));

type Place = { readonly org: string; readonly workspace: string };

async function tenantOf(blueprint: string): Promise<Place> {
  return createTenant(app, await createUser(identity), blueprint);
}

async function besides({ org }: Place): Promise<Place> {
  const workspace = randomUUID();
  await owner.query("INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, $2, $3, 'Beside')", [
    org,
    workspace,
    `beside-${workspace.slice(0, 8)}`,
  ]);
  return { org, workspace };
}

/** Adds a resource without a parent; resolves to its id. */
async function root({ org, workspace }: Place, kind: string, fields: object, level = "workspace") {
  const id = randomUUID();
  await owner.query("INSERT INTO resource_root (org_id, id, workspace_id, kind) VALUES ($1, $2, $3, $4)", [
    org,
    id,
    level === "workspace" ? workspace : null,
    kind,
  ]);
  await owner.query("INSERT INTO resource (org_id, id, root_id, kind, fields) VALUES ($1, $2, $2, $3, $4)", [
    org,
    id,
    kind,
    fields,
  ]);
  return id;
}

/** Adds a resource below another; resolves to its id. */
async function below({ org }: Place, top: string, kind: string, fields: object, parent = top) {
  const id = randomUUID();
  await owner.query(
    "INSERT INTO resource (org_id, id, root_id, parent_id, kind, fields) VALUES ($1, $2, $3, $4, $5, $6)",
    [org, id, top, parent, kind, fields],
  );
  return id;
}

const change = (id: string, fields: object) =>
  owner.query("UPDATE resource SET fields = $2 WHERE id = $1", [id, fields]);
const remove = (id: string) => owner.query("DELETE FROM resource_root WHERE id = $1", [id]);
const refused = (constraint: string) => ({ constraint });
const count = async (table: string, { org }: Place) =>
  (await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE org_id = $1`, [org]))
    .rows[0]?.n;

const fleet = await tenantOf("machine-fleet");
const tracing = await tenantOf("ai-tracing");
const compliance = await tenantOf("compliance-ops");
const governance = await tenantOf("ai-governance");
const taken = refused("resource_unique_pkey");

describe("a unique value", () => {
  test("is one in its workspace, whatever its case, and free in another", async () => {
    const first = await root(tracing, "project", { name: "Search" });
    await expect(root(tracing, "project", { name: "SEARCH" })).rejects.toMatchObject(taken);
    await root(await besides(tracing), "project", { name: "Search" });
    const other = await root(tracing, "project", { name: "Other" });
    await expect(change(other, { name: "search" })).rejects.toMatchObject(taken);
    await change(first, { name: "Renamed" });
    await change(other, { name: "search" });
    await change(other, { name: "Search" });
  });

  test("is free again when its resource is gone, and empty for many", async () => {
    const project = await root(tracing, "project", { name: "Short" });
    await remove(project);
    await root(tracing, "project", { name: "Short" });
    await root(tracing, "project", { name: null });
    await root(tracing, "project", {});
  });

  test("of what has a parent is one below the same root", async () => {
    const [one, another] = [
      await root(fleet, "machine", { name: "one" }),
      await root(fleet, "machine", { name: "another" }),
    ];
    await below(fleet, one, "file", { path: "/etc/hosts" });
    await below(fleet, another, "file", { path: "/etc/hosts" });
    await expect(below(fleet, one, "file", { path: "/ETC/hosts" })).rejects.toMatchObject(taken);
  });

  test("of the organization's is one in the organization", async () => {
    await root(governance, "ai_provider", { name: "Vendor" }, "organization");
    await expect(root(governance, "ai_provider", { name: "vendor" }, "organization")).rejects.toMatchObject(
      taken,
    );
  });
});

describe("a reference", () => {
  const leaves = { code: "23503" };

  test("names a resource of the declared kind in the same workspace", async () => {
    const service = await root(compliance, "service", { name: "Shop" });
    const task = await root(compliance, "task", { summary: "Something" });
    const incident = await root(compliance, "incident", { summary: "Down", service });
    await expect(change(incident, { summary: "Down", service: task })).rejects.toMatchObject(leaves);
    await expect(change(incident, { summary: "Down", service: randomUUID() })).rejects.toMatchObject(leaves);
    const elsewhere = await root(await tenantOf("compliance-ops"), "service", { name: "Shop" });
    await expect(change(incident, { summary: "Down", service: elsewhere })).rejects.toMatchObject(leaves);
  });

  test("keeps what it names, until it names it no longer", async () => {
    const service = await root(compliance, "service", { name: "Mail" });
    const incident = await root(compliance, "incident", { summary: "Slow", service });
    await expect(remove(service)).rejects.toMatchObject({
      constraint: "resource_reference_org_id_target_id_fkey",
    });
    await change(incident, { summary: "Slow", service: null });
    await remove(service);
  });

  test("does not lead into another workspace of the organization", async () => {
    const beside = await besides(compliance);
    const service = await root(beside, "service", { name: "Beside" });
    await expect(root(compliance, "incident", { summary: "There", service })).rejects.toMatchObject(leaves);
  });
});

describe("a root that moves", () => {
  const move = (id: string, { workspace }: Place) =>
    owner.query("UPDATE resource_root SET workspace_id = $2 WHERE id = $1", [id, workspace]);
  const leaves = { code: "23503" };

  test("takes its unique values along: free where it was, taken where it is", async () => {
    const beside = await besides(tracing);
    const project = await root(tracing, "project", { name: "Moved" });
    await move(project, beside);
    await root(tracing, "project", { name: "moved" });
    await expect(root(beside, "project", { name: "MOVED" })).rejects.toMatchObject(taken);
    await expect(move(project, tracing)).rejects.toMatchObject(taken);
  });

  test("leaves nothing behind that it refers to, and nothing that refers to it", async () => {
    const beside = await besides(compliance);
    const service = await root(compliance, "service", { name: "Search" });
    const incident = await root(compliance, "incident", { summary: "Down", service });
    await expect(move(incident, beside)).rejects.toMatchObject(leaves);
    await expect(move(service, beside)).rejects.toMatchObject(leaves);
    await change(incident, { summary: "Down" });
    await move(service, beside);
    await expect(change(incident, { summary: "Down", service })).rejects.toMatchObject(leaves);
  });
});

test("everything that is kept about a resource has a place in a move to another tenant", async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint
     WHERE contype = 'f' AND confrelid IN ('resource_root'::regclass, 'resource'::regclass, 'key'::regclass)
     UNION SELECT attrelid::regclass::text FROM pg_attribute JOIN pg_class c ON c.oid = attrelid AND NOT c.relispartition
       AND c.relkind IN ('r', 'p') WHERE attname IN ('root_id', 'resource_id') ORDER BY 1`,
  );
  // authz.move_to_tenant copies these; a trigger writes the two indexes, a removal stays where it is due, approvals and
  // warnings were about a place in the old workspace, and what is shared among workspaces does not move.
  const copied = ["heartbeat", "key", "key_secret", "key_use", "record", "record_count", "resource", "run"];
  const others = [
    "approval",
    "expiry_warning",
    "record_removal",
    "resource_reach",
    "resource_reference",
    "resource_unique",
  ];
  expect(rows.map(({ name }) => name)).toEqual([...copied, ...others].toSorted());
});

describe("a resource stands where its kind is declared:", () => {
  const misplaced = { code: "23514" };

  test("in a workspace, or with the organization", async () => {
    await expect(root(governance, "policy", { name: "P" }, "organization")).rejects.toMatchObject(misplaced);
    await expect(root(governance, "ai_provider", { name: "V" })).rejects.toMatchObject(misplaced);
  });

  test("under a parent of the declared kind, or under none", async () => {
    const machine = await root(fleet, "machine", { name: "parent" });
    const file = await below(fleet, machine, "file", { path: "/a" });
    await expect(below(fleet, machine, "agent", { name: "a" }, file)).rejects.toMatchObject(misplaced);
    await expect(below(fleet, machine, "machine", { name: "b" })).rejects.toMatchObject(misplaced);
    await expect(root(fleet, "file", { path: "/b" })).rejects.toMatchObject(misplaced);
  });

  test("below its parent's own root", async () => {
    const [machine, other] = [
      await root(fleet, "machine", { name: "mine" }),
      await root(fleet, "machine", { name: "other" }),
    ];
    await expect(below(fleet, other, "file", { path: "/c" }, machine)).rejects.toMatchObject({
      constraint: "resource_org_id_root_id_parent_id_fkey",
    });
  });

  test("of a kind that its blueprint has, and of which there are few", async () => {
    await expect(root(fleet, "certificate", {})).rejects.toMatchObject(misplaced);
    const project = await root(tracing, "project", { name: "Many" });
    await expect(below(tracing, project, "trace", {})).rejects.toMatchObject(misplaced);
  });
});

test("what is below a root goes with it, and a workspace's resources go with the workspace", async () => {
  const place = await tenantOf("machine-fleet");
  const machine = await root(place, "machine", { name: "gone" });
  await below(place, machine, "file", { path: "/a" });
  await root(place, "schedule", { name: "Nightly", machine });
  await owner.query(
    "UPDATE resource SET fields = fields - 'machine' WHERE org_id = $1 AND kind = 'schedule'",
    [place.org],
  );
  await remove(machine);
  expect(await count("resource", place)).toBe(1);
  const again = await root(place, "machine", { name: "again" });
  await root(place, "schedule", { name: "Weekly", machine: again });
  await owner.query("DELETE FROM workspace WHERE org_id = $1", [place.org]);
  for (const table of ["resource_root", "resource", "resource_unique", "resource_reference"]) {
    expect(await count(table, place), table).toBe(0);
  }
});
