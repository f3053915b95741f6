import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { startApi, type TestApi } from "../testing/api.ts";
import { race, withoutTheLock, withoutTrigger } from "../testing/race.ts";
import { found } from "../testing/tenants.ts";

/*
 * Each race is real: the test holds the organization's row, which authz.enter locks for every change, starts all
 * callers, sees them wait in pg_locks, and releases it. The result is read from the database.
 *
 * Companions show that each test would fail without its lock. In a second database authz.lock_organization does
 * nothing; there the callers are held at the head of the audit chain instead, past their decision and before their
 * commit. In a third one the keys and constraints behind the lock are gone as well.
 */

const api = await startApi();
const unlocked = await startApi();
await withoutTheLock(unlocked);
const keyless = await startApi();
await withoutTheLock(keyless);
await keyless.owner.query(`
  DROP INDEX workspace_one_default;
  ALTER TABLE workspace DROP CONSTRAINT workspace_org_id_slug_key;
  ALTER TABLE slug DROP CONSTRAINT slug_pkey;
  -- The same question, asked of the rows instead of the key.
  CREATE OR REPLACE FUNCTION authz.take_slug(space text, wanted text, org uuid, workspace uuid) RETURNS boolean
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM slug s WHERE s.namespace = space AND s.slug = wanted) THEN RETURN false; END IF;
    INSERT INTO slug (namespace, slug, org_id, workspace_id, status) VALUES (space, wanted, org, workspace, 'current');
    RETURN true;
  END $$`);

const slug = () => `w-${randomUUID().slice(0, 8)}`;
const reasons = (ended: Awaited<ReturnType<typeof race>>) =>
  ended.map((end) => end?.reason ?? "done").toSorted();

/** A tenant whose default workspace "Test" has others besides it. */
async function tenantWith(at: TestApi, ...names: string[]) {
  const admin = await at.person("Tenant admin");
  const { org, workspace } = await found(at, admin, "ai-governance");
  const others: string[] = [];
  for (const name of names) {
    others.push((await admin.client.workspaces.create.mutate({ organization: org, name, slug: slug() })).id);
  }
  const [first = "", second = ""] = others;
  return { org, workspace, first, second, client: admin.client };
}
type Tenant = Awaited<ReturnType<typeof tenantWith>>;

async function namesWhere(at: TestApi, { org }: Tenant, condition: string): Promise<string[]> {
  const { rows } = await at.owner.query<{ name: string }>(
    `SELECT name FROM workspace WHERE org_id = $1 AND ${condition} ORDER BY name`,
    [org],
  );
  return rows.map((row) => row.name);
}

describe("the last two active workspaces are archived concurrently", () => {
  // A default is never archived, which alone keeps one active. To test this rule alone, this tenant has none.
  async function withoutDefault(at: TestApi): Promise<Tenant> {
    const tenant = await tenantWith(at, "Staging");
    await withoutTrigger(at, "workspace_keeps_default", "workspace", async () => {
      await at.owner.query("UPDATE workspace SET is_default = false WHERE org_id = $1", [tenant.org]);
    });
    return tenant;
  }
  const archiveBoth = ({ client, workspace, first }: Tenant) => [
    () => client.workspaces.archive.mutate({ workspace, confirmation: "Test" }),
    () => client.workspaces.archive.mutate({ workspace: first, confirmation: "Staging" }),
  ];

  test("[M46] one of them is archived; the other stays active", async () => {
    const tenant = await withoutDefault(api);
    const ended = await race(api, { table: "organization", org: tenant.org }, archiveBoth(tenant));
    expect(reasons(ended)).toEqual(["done", "last_active_workspace"]);
    expect(await namesWhere(api, tenant, "state = 'active'")).toHaveLength(1);
  });

  test("without the lock both are", async () => {
    const tenant = await withoutDefault(unlocked);
    const ended = await race(unlocked, { table: "audit_head", org: tenant.org }, archiveBoth(tenant));
    expect(reasons(ended)).toEqual(["done", "done"]);
    expect(await namesWhere(unlocked, tenant, "state = 'active'")).toEqual([]);
  });
});

describe("two workspaces are made the default concurrently", () => {
  const chooseBoth = ({ client, first, second }: Tenant) => [
    () => client.workspaces.setDefault.mutate({ workspace: first }),
    () => client.workspaces.setDefault.mutate({ workspace: second }),
  ];

  test("[M9][M30] one comes after the other, and there is one default", async () => {
    const tenant = await tenantWith(api, "Production", "Staging");
    const ended = await race(api, { table: "organization", org: tenant.org }, chooseBoth(tenant));
    expect(reasons(ended)).toEqual(["done", "done"]);
    expect(await namesWhere(api, tenant, "is_default")).toHaveLength(1);
  });

  test("without the lock the unique index refuses the later one", async () => {
    const tenant = await tenantWith(unlocked, "Production", "Staging");
    const ended = await race(unlocked, { table: "audit_head", org: tenant.org }, chooseBoth(tenant));
    expect(reasons(ended)).toEqual(["changed_meanwhile", "done"]);
    expect(await namesWhere(unlocked, tenant, "is_default")).toHaveLength(1);
  });

  test("without the lock and the index there are two defaults", async () => {
    const tenant = await tenantWith(keyless, "Production", "Staging");
    const ended = await race(keyless, { table: "audit_head", org: tenant.org }, chooseBoth(tenant));
    expect(reasons(ended)).toEqual(["done", "done"]);
    expect(await namesWhere(keyless, tenant, "is_default")).toEqual(["Production", "Staging"]);
  });
});

describe("a workspace is archived and made the default concurrently", () => {
  const both = ({ client, first }: Tenant) => [
    () => client.workspaces.archive.mutate({ workspace: first, confirmation: "Staging" }),
    () => client.workspaces.setDefault.mutate({ workspace: first }),
  ];

  test("[M9][M45] one of the two happens, and the default is active", async () => {
    const tenant = await tenantWith(api, "Staging");
    const ended = await race(api, { table: "organization", org: tenant.org }, both(tenant));
    expect(["default_workspace", "workspace_archived"]).toContain(
      reasons(ended).find((end) => end !== "done"),
    );
    expect(await namesWhere(api, tenant, "is_default AND state = 'active'")).toHaveLength(1);
  });

  test("without the lock the table's check refuses the later one", async () => {
    const tenant = await tenantWith(unlocked, "Staging");
    const ended = await race(unlocked, { table: "audit_head", org: tenant.org }, both(tenant));
    // Two that wait for each other are told apart by the database, and one of them begins again.
    const refused = ended.filter((end) => end !== null).map(({ reason }) => reason);
    expect(["changed_meanwhile", "default_workspace", "workspace_archived"]).toEqual(
      expect.arrayContaining(refused),
    );
    expect(refused).toHaveLength(1);
    expect(await namesWhere(unlocked, tenant, "is_default AND state = 'active'")).toHaveLength(1);
  });
});

describe("one slug is taken several times concurrently", () => {
  const createTwice = ({ client, org }: Tenant, wanted: string) =>
    ["One", "Other"].map(
      (name) => () => client.workspaces.create.mutate({ organization: org, name, slug: wanted }),
    );

  test("[V33][V56] in one organization, one workspace gets it", async () => {
    const [tenant, wanted] = [await tenantWith(api), slug()];
    const ended = await race(api, { table: "organization", org: tenant.org }, createTwice(tenant, wanted));
    expect(reasons(ended)).toEqual(["done", "slug_taken"]);
    expect(await namesWhere(api, tenant, `slug = '${wanted}'`)).toHaveLength(1);
  });

  test("[V33][V56] across the instance, one of three strangers gets it", async () => {
    const wanted = slug();
    const people = await Promise.all([api.person("One"), api.person("Two"), api.person("Three")]);
    // They share nothing to lock: here the lock is the slug's primary key. The test takes the slug itself, sees all of
    // them wait, and gives it back.
    const callers = people.map(
      ({ client }) =>
        () =>
          client.organizations.create.mutate({ blueprint: "compliance-ops", name: "Wanted", slug: wanted }),
    );
    const ended = await race(api, { namespace: "organizations", slug: wanted }, callers);
    expect(reasons(ended)).toEqual(["done", "slug_taken", "slug_taken"]);
    const { rows } = await api.owner.query("SELECT FROM organization WHERE slug = $1", [wanted]);
    expect(rows).toHaveLength(1);
  });

  test("the same without the lock, because the slug's key enforces this rule", async () => {
    const [tenant, wanted] = [await tenantWith(unlocked), slug()];
    const ended = await race(unlocked, { table: "audit_head", org: tenant.org }, createTwice(tenant, wanted));
    expect(reasons(ended)).toEqual(["done", "slug_taken"]);
    expect(await namesWhere(unlocked, tenant, `slug = '${wanted}'`)).toHaveLength(1);
  });

  test("without the lock and the keys two workspaces have the slug", async () => {
    const [tenant, wanted] = [await tenantWith(keyless), slug()];
    const ended = await race(keyless, { table: "audit_head", org: tenant.org }, createTwice(tenant, wanted));
    expect(reasons(ended)).toEqual(["done", "done"]);
    expect(await namesWhere(keyless, tenant, `slug = '${wanted}'`)).toEqual(["One", "Other"]);
  });
});

describe("the last place under the cap is taken twice concurrently", () => {
  async function almostFull(at: TestApi) {
    const tenant = await tenantWith(at);
    await at.owner.query(
      "INSERT INTO organization_limit (org_id, name, value) VALUES ($1, 'activeWorkspaces', 2)",
      [tenant.org],
    );
    const create = (name: string) =>
      tenant.client.workspaces.create.mutate({ organization: tenant.org, name, slug: slug() });
    return { tenant, callers: [() => create("One"), () => create("Other")] };
  }

  test("[M51] one workspace gets it", async () => {
    const { tenant, callers } = await almostFull(api);
    const ended = await race(api, { table: "organization", org: tenant.org }, callers);
    expect(reasons(ended)).toEqual(["done", "workspace_limit"]);
    expect(await namesWhere(api, tenant, "state = 'active'")).toHaveLength(2);
  });

  test("without the lock both do", async () => {
    const { tenant, callers } = await almostFull(unlocked);
    const ended = await race(unlocked, { table: "audit_head", org: tenant.org }, callers);
    expect(reasons(ended)).toEqual(["done", "done"]);
    expect(await namesWhere(unlocked, tenant, "state = 'active'")).toHaveLength(3);
  });
});
