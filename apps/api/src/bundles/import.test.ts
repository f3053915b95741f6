import { randomUUID } from "node:crypto";
import { testDatabase } from "@bailiwick/db/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { act, create } from "../resources/testing.ts";
import { startApi, type TestApi, type TestPerson } from "../testing/api.ts";
import { everything } from "../testing/everything.ts";
import { newest, staffed, type TestTenant } from "../testing/tenants.ts";
import { exported, importedId, trust, uploaded } from "./testing.ts";

const one = await startApi();
const database = await testDatabase();
// Another instance: its own database, its own secret.
const two = await startApi({ on: { ...database, secret: "the secret of another instance" } });
beforeAll(() => trust(two, one.database.secret));

const slug = () => `i-${randomUUID().slice(0, 8)}`;

/** A standalone workspace with something of everything that a bundle takes along. */
async function furnished() {
  const tenant = await staffed(one, "compliance-ops");
  const { workspace, org, founder } = tenant;
  const { client } = founder;
  await one.owner.query("UPDATE organization SET plan = 'enterprise' WHERE id = $1", [org]);
  await client.settings.update.mutate({ workspace, key: "approval_policy", value: "any_two" });
  const { key } = await client.roles.create.mutate({
    organization: org,
    level: "workspace",
    name: "Auditor",
    permissions: ["workspace:read", "member:leave", "audit:read", "organization:read"],
  });
  const auditor = await one.person("Auditor");
  await client.members.add.mutate({ workspace, email: auditor.email, role: key });
  const team = await client.teams.create.mutate({ organization: org, name: "On call" });
  await client.teams.addMember.mutate({ organization: org, team: team.id, userId: auditor.id });
  await client.teamGrants.add.mutate({ workspace, team: team.id, role: "member" });
  const invited = `pending-${workspace.slice(0, 8)}@people.example`;
  await client.invitations.create.mutate({ workspace, email: invited, role: "viewer" });
  // The one that is created last is first in the bundle's order every other time.
  const services: string[] = [];
  for (const name of ["Checkout", "Ledger", "Search"]) {
    const { id } = await create(founder, workspace, "service", { name });
    services.push(id);
    const change = await create(founder, workspace, "change", {
      summary: `Move ${name}`,
      service: id,
      risk: "high",
    });
    await act(founder, workspace, "change", change.id, "submit");
  }
  await create(founder, workspace, "asset", { name: "Database 1", type: "database" });
  return { ...tenant, auditor, invited, role: key, services };
}

/** The same person on the other instance: an account of the same confirmed address. */
async function twin(person: TestPerson): Promise<TestPerson> {
  const there = await two.person(person.name);
  await two.owner.query(`UPDATE identity."user" SET email = $2 WHERE id = $1`, [there.id, person.email]);
  return { ...there, email: person.email };
}

type Rows = readonly Record<string, unknown>[];

/** What a workspace has, of each table of a bundle, without what names the organization, and who did it when. */
async function contents(
  { owner }: TestApi,
  { org, workspace }: Pick<TestTenant, "org" | "workspace">,
  id: (id: string) => string,
) {
  const rows = async (text: string) => (await owner.query(text, [org])).rows as Rows;
  const ids = (found: Rows, ...columns: readonly string[]) =>
    found
      .map((row) => ({ ...row, ...Object.fromEntries(columns.map((column) => [column, idOf(row[column])])) }))
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const idOf = (value: unknown) =>
    value === null ? null : value === workspace ? "workspace" : id(String(value));
  const fieldsOf = (found: Rows) =>
    found.map((row) => {
      const fields = row.fields as Record<string, unknown>;
      return "service" in fields
        ? { ...row, fields: { ...fields, service: id(String(fields.service)) } }
        : row;
    });
  return {
    role: await rows(
      "SELECT key, name, description, rank, permissions::text FROM role WHERE org_id = $1 ORDER BY level, key",
    ),
    setting: await rows("SELECT key, value FROM workspace_setting WHERE org_id = $1 ORDER BY key"),
    member: await rows("SELECT email, role, own_end FROM member WHERE org_id = $1 ORDER BY email"),
    invitation: await rows("SELECT email, role, state FROM invitation WHERE org_id = $1 ORDER BY email"),
    team: await rows("SELECT name FROM team WHERE org_id = $1"),
    team_member: await rows("SELECT email FROM team_member WHERE org_id = $1 ORDER BY email"),
    team_grant: await rows("SELECT role, ends_at FROM team_grant WHERE org_id = $1"),
    resource_root: ids(
      await rows("SELECT id, workspace_id, kind, chosen FROM resource_root WHERE org_id = $1"),
      "id",
      "workspace_id",
    ),
    resource: ids(
      fieldsOf(
        await rows(
          "SELECT id, root_id, parent_id, kind, state, title, fields, created_at, updated_at, updated_by_name, due_at FROM resource WHERE org_id = $1",
        ),
      ),
      "id",
      "root_id",
      "parent_id",
    ),
    resource_unique: ids(
      await rows("SELECT place, kind, field, value, resource_id FROM resource_unique WHERE org_id = $1"),
      "place",
      "resource_id",
    ),
    resource_reference: ids(
      await rows("SELECT resource_id, field, target_id FROM resource_reference WHERE org_id = $1"),
      "resource_id",
      "target_id",
    ),
  };
}

async function importOf(org: string): Promise<{ id: string }> {
  const { rows } = await two.owner.query<{ id: string }>("SELECT id FROM bundle_import WHERE org_id = $1", [
    org,
  ]);
  return rows[0] ?? { id: "" };
}

describe("a workspace travels to another instance", () => {
  test("[V15] as an organization of its own, with the same rows in every table of a bundle, and both logs verify", async () => {
    const tenant = await furnished();
    const bytes = await exported(tenant.founder, tenant);
    const mover = await twin(tenant.founder);
    for (const role of ["admin", "member", "viewer"]) await twin(tenant.as(role));
    await twin(tenant.auditor);
    const { items: none } = await mover.client.workspaces.mine.query({});
    expect(none).toEqual([]);

    const bundle = await uploaded(mover, bytes);
    const at = slug();
    const done = await mover.client.bundles.importStandalone.mutate({ bundle, slug: at, plan: "starter" });
    expect(done).toMatchObject({
      isNew: true,
      workspace: { slug: at },
      roles: ["Auditor"],
      teams: ["On call"],
    });
    const there = { org: done.organization.id, workspace: done.workspace.id };
    const { id } = await importOf(there.org);
    const source = await contents(one, tenant, (each) => importedId(id, each));
    const target = await contents(two, there, (each) => each);
    expect(source.resource).toHaveLength(7);
    expect(target).toEqual(source);

    // It works there, for its people and for what is added to it.
    const { items } = await mover.client.resources.list.query({ workspace: there.workspace, kind: "change" });
    expect(items.map(({ title, state }) => [title, state]).toSorted()).toEqual([
      ["Move Checkout", "submitted"],
      ["Move Ledger", "submitted"],
      ["Move Search", "submitted"],
    ]);

    // The own log begins with where it comes from; the one that it brought is the other instance's, unchanged.
    const log = await newest(two, there, 100);
    expect(log.at(-1)).toMatchObject({ action: "workspace.imported", after: { organization: "Test" } });
    expect(await mover.client.audit.verify.query({ workspace: there.workspace })).toMatchObject({
      intact: true,
    });
    expect(await tenant.founder.client.audit.verify.query({ workspace: tenant.workspace })).toMatchObject({
      intact: true,
    });
    const hashes = "SELECT seq, encode(hash, 'hex') AS hash FROM";
    const { rows: brought } = await two.owner.query(
      `${hashes} imported_entry WHERE org_id = $1 ORDER BY seq`,
      [there.org],
    );
    const { rows: own } = await one.owner.query(`${hashes} audit_entry WHERE org_id = $1 ORDER BY seq`, [
      tenant.org,
    ]);
    expect(brought).toEqual(own);
  });

  test("people without an account there are invited, and those with one are told; the importer is the owner", async () => {
    const tenant = await furnished();
    const bytes = await exported(tenant.founder, tenant);
    const mover = await two.person("Mover");
    const admin = await twin(tenant.as("admin"));
    const bundle = await uploaded(mover, bytes);
    const preview = await mover.client.bundles.previewStandalone.mutate({
      bundle,
      slug: slug(),
      plan: "starter",
    });
    const done = await mover.client.bundles.importStandalone.mutate({
      bundle,
      slug: slug(),
      plan: "starter",
    });
    expect(done.matched).toEqual([{ name: admin.name, email: admin.email, role: "admin" }]);
    expect(done.invited.map(({ role }) => role).toSorted()).toEqual(
      [tenant.role, "member", "owner", "viewer", "viewer"].toSorted(),
    );
    expect({ ...preview, workspace: null, organization: null }).toEqual({
      ...done,
      workspace: null,
      organization: null,
    });
    const { rows: mails } = await two.owner.query<{ to: string; kind: string }>(
      "SELECT recipient AS to, kind FROM outbox WHERE org_id = $1 AND kind = 'mail' ORDER BY recipient",
      [done.organization.id],
    );
    expect(mails.map(({ to }) => to)).toEqual(
      [...done.invited, ...done.matched].map(({ email }) => email).toSorted(),
    );
    const { items } = await mover.client.members.list.query({ workspace: done.workspace.id });
    expect(items.map(({ email }) => email).toSorted()).toEqual([mover.email, admin.email].toSorted());
  });
});

describe("the same bundle", () => {
  test("imported a second time changes nothing, and says where the workspace is", async () => {
    const tenant = await furnished();
    const bytes = await exported(tenant.founder, tenant);
    const mover = await two.person("Mover");
    const first = await mover.client.bundles.importStandalone.mutate({
      bundle: await uploaded(mover, bytes),
      slug: slug(),
      plan: "starter",
    });
    const before = await everything(two, first.organization.id);
    const count = async () => (await two.owner.query("SELECT count(*) FROM organization")).rows;
    const organizations = await count();
    const again = await mover.client.bundles.importStandalone.mutate({
      bundle: await uploaded(mover, bytes),
      slug: slug(),
      plan: "starter",
    });
    expect(again).toMatchObject({ isNew: false, workspace: first.workspace, matched: [], invited: [] });
    expect(await everything(two, first.organization.id)).toEqual(before);
    expect(await count()).toEqual(organizations);
  });

  test("is imported on its own instance as a copy, under another slug", async () => {
    const tenant = await furnished();
    const { founder } = tenant;
    const bundle = await uploaded(founder, await exported(founder, tenant));
    const copy = await founder.client.bundles.importStandalone.mutate({
      bundle,
      slug: slug(),
      name: "Copy",
      plan: "starter",
    });
    expect(copy.workspace.name).toBe("Copy");
    expect(copy.matched).toHaveLength(4);
    for (const workspace of [tenant.workspace, copy.workspace.id])
      expect((await founder.client.resources.list.query({ workspace, kind: "service" })).items).toHaveLength(
        3,
      );
  });
});

test("a preview changes nothing", async () => {
  const tenant = await furnished();
  const mover = await two.person("Mover");
  const bundle = await uploaded(mover, await exported(tenant.founder, tenant));
  const all = async () =>
    (
      await two.owner.query(
        "SELECT (SELECT count(*) FROM organization) AS o, (SELECT count(*) FROM outbox) AS m, (SELECT count(*) FROM audit_entry) AS a, (SELECT count(*) FROM authz.bundle_resource) AS b",
      )
    ).rows;
  const before = await all();
  const at = slug();
  expect(
    await mover.client.bundles.previewStandalone.mutate({ bundle, slug: at, plan: "starter" }),
  ).toMatchObject({
    isNew: true,
    workspace: { slug: at },
  });
  expect(await all()).toEqual(before);
});
