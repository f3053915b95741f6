import { hash, randomUUID } from "node:crypto";
import { verifyChain } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { create, findings } from "../resources/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { enlist, expectOrganizationLooksMissing, found, join, newest } from "../testing/tenants.ts";
import { splitting } from "../workspaces/testing.ts";
import { assembled, exported, stagedUpload, takenApart } from "./testing.ts";

const api = await startApi();

const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "hex");

/** A workspace with a connector and findings, exported, and another organization of the same admin. */
async function apart() {
  const tenant = await splitting(api);
  const { admin, workspace, editor } = tenant;
  const fields = { name: "Customer data", type: "s3", credential: "secret-0123456789" };
  const { id } = await create(admin, workspace, "connector", fields);
  await findings(editor, workspace, id, "a.csv", "b.csv");
  const bytes = await exported(admin, { workspace });
  const slug = `i-${randomUUID().slice(0, 8)}`;
  return { ...tenant, bytes, called: { organization: tenant.target.org, slug } };
}

describe("a bundle is imported into an organization", () => {
  test("with its people, who join it, its resources and records, and without its secrets", async () => {
    const { admin, editor, target, bytes, called } = await apart();
    const bundle = await stagedUpload(api, admin, bytes);
    const done = await admin.client.bundles.import.mutate({ ...called, bundle });
    const { id: workspace } = done.workspace;
    expect(done).toMatchObject({
      isNew: true,
      organization: { id: target.org },
      workspace: { name: "Payments" },
      matched: [{ email: editor.email, role: "editor" }],
      invited: [],
    });
    const listed = { workspace, kind: "connector" };
    const { items } = await editor.client.resources.list.query(listed);
    expect(items.map(({ title }) => title)).toEqual(["Customer data"]);
    const [connector] = items;
    expect(connector?.fields).not.toHaveProperty("credential");
    const under = { workspace, kind: "finding", parent: connector?.id };
    expect((await editor.client.resources.list.query(under)).items).toHaveLength(2);
    // What is appended there counts on from what came along.
    await findings(editor, workspace, connector?.id ?? "", "c.csv");
    const { rows } = await api.owner.query("SELECT amount::int AS n FROM record_count WHERE org_id = $1", [
      target.org,
    ]);
    expect(rows).toEqual([{ n: 3 }]);

    const entries = (await newest(api, target, 50)).filter((entry) => entry.workspace === workspace);
    expect(entries.at(-1)).toMatchObject({
      action: "workspace.imported",
      actor: admin.email,
      after: { bundle: expect.stringMatching(/^[0-9a-f]{64}$/), organization: "Test" },
    });
    expect(await admin.client.audit.verify.query({ organization: target.org })).toMatchObject({
      intact: true,
    });
    const { rows: mails } = await api.owner.query(
      "SELECT recipient AS to FROM outbox WHERE org_id = $1 AND recipient = $2",
      [target.org, editor.email],
    );
    expect(mails).toHaveLength(1);
  });

  test("twice, with the second time changing nothing; a later export is another workspace", async () => {
    const { admin, bytes, called, workspace } = await apart();
    const first = await admin.client.bundles.import.mutate({
      ...called,
      bundle: await stagedUpload(api, admin, bytes),
    });
    const again = { ...called, slug: `${called.slug}-b` };
    const second = await admin.client.bundles.import.mutate({
      ...again,
      bundle: await stagedUpload(api, admin, bytes),
    });
    expect(second).toMatchObject({ isNew: false, workspace: { id: first.workspace.id } });
    const later = await stagedUpload(api, admin, await exported(admin, { workspace }));
    expect(await admin.client.bundles.import.mutate({ ...again, bundle: later })).toMatchObject({
      isNew: true,
    });
  });

  test("by two at the same time, once", async () => {
    const { admin, bytes, called } = await apart();
    const bundle = await stagedUpload(api, admin, bytes);
    const both = await Promise.all(
      ["a", "b"].map((end) =>
        admin.client.bundles.import.mutate({ ...called, slug: `${called.slug}-${end}`, bundle }),
      ),
    );
    expect(both.map(({ isNew }) => isNew).toSorted()).toEqual([false, true]);
    expect(new Set(both.map(({ workspace }) => workspace.id)).size).toBe(1);
  });
});

test("records go on referring to what came along, in their fields and in what they are filtered by", async () => {
  const admin = await api.person("Admin");
  const [home, target] = [await found(api, admin, "ai-governance"), await found(api, admin, "ai-governance")];
  const given = { organization: home.org, name: "Models", slug: `m-${randomUUID().slice(0, 8)}` };
  const { id: workspace } = await admin.client.workspaces.create.mutate(given);
  const gone = await join(api, { ...home, workspace }, admin, "workspace_member", "Gone");
  const { id: asset } = await create(admin, workspace, "asset", {
    name: "Assistant",
    type: "model",
    owner: admin.id,
  });
  await admin.client.resources.append.mutate({
    workspace,
    kind: "risk_signal",
    rows: [
      { id: randomUUID(), at: new Date().toISOString(), fields: { asset, source: "Scanner", score: 40 } },
    ],
  });
  // Someone whom no one there knows is in no field.
  await create(admin, workspace, "asset", { name: "Dataset", type: "dataset", owner: gone.id });
  const bytes = await exported(admin, { workspace });
  await api.owner.query(`UPDATE identity."user" SET email_verified = false WHERE id = $1`, [gone.id]);
  const bundle = await stagedUpload(api, admin, bytes);
  const done = await admin.client.bundles.import.mutate({ organization: target.org, bundle });
  const there = { workspace: done.workspace.id };
  const [copy, unknown] = (await admin.client.resources.list.query({ ...there, kind: "asset" })).items;
  expect(unknown?.fields).not.toHaveProperty("owner");
  expect(copy?.id).not.toBe(asset);
  expect(copy?.fields).toMatchObject({ owner: admin.id });
  const listed = { ...there, kind: "risk_signal", filters: { asset: copy?.id ?? "" } };
  const { items } = await admin.client.resources.list.query(listed);
  expect(items.map(({ fields }) => fields.asset)).toEqual([copy?.id]);
});

describe("an import is bounded by what the importer can do there", () => {
  test("who can't create workspaces imports none, and an organization of others looks like none", async () => {
    const { target, bytes, called } = await apart();
    const member = await api.person("Member");
    await enlist(api, target, member, "org_member");
    const bundle = await stagedUpload(api, member, bytes);
    expect(await errorOf(member.client.bundles.import.mutate({ ...called, bundle }))).toMatchObject({
      code: "FORBIDDEN",
      params: { permission: "workspace:create" },
    });
    const stranger = await api.person("Stranger");
    const theirs = await stagedUpload(api, stranger, bytes);
    await expectOrganizationLooksMissing(
      (organization) => stranger.client.bundles.import.mutate({ ...called, organization, bundle: theirs }),
      target,
    );
  });

  test("who can't add people to the organization brings no one along who is not in it, and nothing is imported", async () => {
    const owner = await api.person("Owner");
    const [home, target] = [await found(api, owner, "ai-tracing"), await found(api, owner, "ai-tracing")];
    await api.owner.query("UPDATE organization SET plan = 'pro' WHERE id = ANY ($1)", [
      [home.org, target.org],
    ]);
    const given = { organization: home.org, name: "Own", slug: `own-${randomUUID().slice(0, 8)}` };
    const { id: workspace } = await owner.client.workspaces.create.mutate(given);
    const colleague = await join(api, { ...home, workspace }, owner, "reader", "Colleague");
    const bytes = await exported(owner, { workspace });

    // Someone who can create workspaces there, and not add people to the organization.
    const creator = await api.person("Creator");
    await enlist(api, target, creator, "org_member");
    const call = { organization: target.org, slug: `i-${randomUUID().slice(0, 8)}` };
    const bundle = await stagedUpload(api, creator, bytes);
    expect(await errorOf(creator.client.bundles.import.mutate({ ...call, bundle }))).toMatchObject({
      code: "FORBIDDEN",
      params: { permission: "organization_member:add" },
    });
    const { rows } = await api.owner.query("SELECT FROM bundle_import WHERE org_id = $1", [target.org]);
    expect(rows).toEqual([]);
    // Who belongs there comes along, by anyone who can create the workspace.
    await enlist(api, target, colleague, "org_member");
    const done = await creator.client.bundles.import.mutate({ ...call, bundle });
    expect(done.matched.map(({ email }) => email).toSorted()).toEqual(
      [owner.email, colleague.email].toSorted(),
    );
  });

  test("a custom role is created by who can create roles, within what they hold", async () => {
    const { admin, home, target, workspace, called } = await apart();
    const { key } = await admin.client.roles.create.mutate({
      organization: home.org,
      level: "workspace",
      name: "Auditor",
      permissions: ["workspace:read", "member:leave", "audit:read"],
    });
    await join(api, { ...home, workspace }, admin, key, "Auditor");
    const bytes = await exported(admin, { workspace });
    const done = await admin.client.bundles.import.mutate({
      ...called,
      bundle: await stagedUpload(api, admin, bytes),
    });
    expect(done.roles).toEqual(["Auditor"]);
    const { items } = await admin.client.roles.list.query({ organization: target.org });
    expect(items.find((role) => role.key === key)?.permissions).toEqual(
      expect.arrayContaining(["workspace:read", "member:leave", "audit:read"]),
    );

    // The same key with another meaning is in the way.
    const taken = await takenApart(bytes);
    const [line = "{}"] = taken.lines.role;
    const role = JSON.parse(line) as { permissions: string };
    const other = { ...role, permissions: role.permissions.replace("1", "0") };
    const changed = assembled(
      { ...taken, lines: { ...taken.lines, role: [JSON.stringify(other)] } },
      api.database.secret,
    );
    const bundle = await stagedUpload(api, admin, changed);
    const again = { ...called, slug: `${called.slug}-b`, bundle };
    expect(await errorOf(admin.client.bundles.import.mutate(again))).toMatchObject({
      reason: "roles_differ",
    });
  });

  test("teams come along with their people; one of the same name is in the way", async () => {
    const { admin, home, target, workspace, called } = await apart();
    const person = await api.person("Team member");
    await enlist(api, home, person, "org_member");
    const team = await admin.client.teams.create.mutate({ organization: home.org, name: "Platform" });
    await admin.client.teams.addMember.mutate({ organization: home.org, team: team.id, userId: person.id });
    await admin.client.teamGrants.add.mutate({ workspace, team: team.id, role: "viewer" });
    const bytes = await exported(admin, { workspace });
    const bundle = await stagedUpload(api, admin, bytes);
    const done = await admin.client.bundles.import.mutate({ ...called, bundle });
    expect(done).toMatchObject({ teams: ["Platform"] });
    const at = { workspace: done.workspace.id };
    expect((await person.client.workspaces.get.query(at)).access).toMatchObject({ workspaceRole: "viewer" });
    const later = await stagedUpload(api, admin, await exported(admin, { workspace }));
    const again = { ...called, slug: `${called.slug}-b`, bundle: later };
    expect(await errorOf(admin.client.bundles.import.mutate(again))).toMatchObject({
      reason: "teams_differ",
      params: { names: ["Platform"] },
    });
    expect((await admin.client.teams.list.query({ organization: target.org })).items).toHaveLength(1);
  });
});

describe("the log that came along", () => {
  test("is shown apart from the organization's own, verifies entry by entry, and does so after a person was erased", async () => {
    const { admin, editor, bytes, called, home } = await apart();
    const bundle = await stagedUpload(api, admin, bytes);
    const { workspace } = await admin.client.bundles.import.mutate({ ...called, bundle });
    const brought = async () => (await admin.client.audit.imported.query({ workspace: workspace.id })).items;
    const before = await brought();
    expect(before.length).toBeGreaterThan(3);
    expect(new Set(before.map(({ orgId }) => orgId))).toEqual(new Set([home.org]));
    expect(JSON.stringify(before)).toContain(editor.email);
    const own = await admin.client.audit.list.query({ workspace: workspace.id });
    expect(own.items.some(({ orgId }) => orgId === home.org)).toBe(false);

    const platform = await api.person("Platform", { platformAdmin: true });
    await platform.client.platform.erasePerson.mutate({ email: editor.email });
    const after = await brought();
    expect(JSON.stringify(after)).not.toContain(editor.email);
    for (const entry of after) {
      const start = { seq: entry.seq - 1, hash: entry.prevHash };
      expect(verifyChain([entry], sha256, { orgId: home.org, start })).toMatchObject({ intact: true });
    }
    expect(after.map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash));
  });

  test("is for those who can read the log of the workspace", async () => {
    const { admin, editor, bytes, called } = await apart();
    const bundle = await stagedUpload(api, admin, bytes);
    const { workspace } = await admin.client.bundles.import.mutate({ ...called, bundle });
    expect(await errorOf(editor.client.audit.imported.query({ workspace: workspace.id }))).toMatchObject({
      params: { permission: "audit:read" },
    });
  });
});
