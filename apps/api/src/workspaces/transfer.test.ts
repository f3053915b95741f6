import { createHash, randomUUID } from "node:crypto";
import { isIntact } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { create, findings } from "../resources/testing.ts";
import { errorOf, startApi, type TestApi, type TestPerson } from "../testing/api.ts";
import { enlist, expectLooksMissing, found, join, newest } from "../testing/tenants.ts";
import { splitting } from "./testing.ts";

const api = await startApi();

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("a workspace is transferred to another organization", () => {
  test("[V15] with its members, resources, records, secrets and keys, in one commit, and both logs have the receipt", async () => {
    const { admin, home, target, workspace, slug, editor } = await splitting(api);
    const { id } = await create(admin, workspace, "connector", {
      name: "Customer data",
      type: "s3",
      credential: "secret-0123456789",
    });
    await findings(editor, workspace, id, "a.csv", "b.csv");
    const { text } = await admin.client.keys.issue.mutate({
      workspace,
      name: "CI",
      scopes: ["connector:read", "finding:read"],
    });

    const { receipt, to } = await admin.client.workspaces.transfer.mutate({
      workspace,
      to: target.slug,
      confirmation: "Payments",
    });
    expect(isIntact(receipt, sha256)).toBe(true);
    expect(receipt).toMatchObject({
      kind: "workspace",
      id: workspace,
      from: { organization: { id: home.org }, workspace: { id: workspace, slug } },
      to,
      by: { kind: "user", id: admin.id, name: admin.email },
    });
    expect(receipt.moved).toEqual([
      { kind: "connector", amount: 1 },
      { kind: "finding", amount: 2 },
      { kind: "keys", amount: 1 },
      { kind: "members", amount: 2 },
    ]);

    // It is there, by its new and its old address, for its people and its key.
    for (const ref of [workspace, `${target.slug}/${slug}`, `${home.slug}/${slug}`])
      expect(await editor.client.workspaces.get.query({ workspace: ref })).toMatchObject({
        id: workspace,
        slug,
        organization: { id: target.org },
      });
    const listed = { workspace, kind: "finding" };
    expect((await editor.client.resources.list.query({ ...listed, parent: id })).items).toHaveLength(2);
    expect((await api.client(text).resources.list.query({ ...listed, parent: id })).items).toHaveLength(2);
    expect(await editor.client.resources.get.query({ workspace, kind: "connector", id })).toMatchObject({
      fields: { credential: { last: "6789" } },
    });
    // No one in the organization that it left finds it there.
    const { items } = await admin.client.workspaces.list.query({ organization: home.org });
    expect(items.map((each) => each.id)).not.toContain(workspace);

    // The old chain keeps its entries and ends with the receipt, the new one begins with it; both verify.
    const kept = (await newest(api, home, 50)).filter((entry) => entry.workspace === workspace);
    expect(kept[0]).toMatchObject({
      action: "workspace.transferred",
      target: "Payments",
      actor: admin.email,
    });
    expect(kept[0]?.after).toEqual({ organization: "Test", receipt });
    expect(kept.at(-1)).toMatchObject({ action: "workspace.created" });
    const begun = (await newest(api, target, 50)).filter((entry) => entry.workspace === workspace);
    expect(begun.map(({ action }) => action)).toEqual(["workspace.transferred"]);
    expect(begun[0]?.after).toEqual({ organization: "Test", receipt });
    for (const { org } of [home, target])
      expect(await admin.client.audit.verify.query({ organization: org })).toMatchObject({ intact: true });

    // And it works there: what is appended counts for the new organization.
    await findings(editor, workspace, id, "c.csv");
    expect((await editor.client.resources.list.query({ ...listed, parent: id })).items).toHaveLength(3);
  });

  test("its people join the organization, its teams' roles become theirs, and custom roles come along", async () => {
    const { admin, home, target, workspace, editor } = await splitting(api);
    const { key } = await admin.client.roles.create.mutate({
      organization: home.org,
      level: "workspace",
      name: "Auditor",
      permissions: ["workspace:read", "member:leave", "audit:read"],
    });
    const auditor = await api.person("Auditor");
    await enlist(api, home, auditor, "org_member");
    const team = await admin.client.teams.create.mutate({ organization: home.org, name: "Audit" });
    const inTeam = { organization: home.org, team: team.id };
    await admin.client.teams.addMember.mutate({ ...inTeam, userId: auditor.id });
    await admin.client.teamGrants.add.mutate({ workspace, team: team.id, role: key });

    await admin.client.workspaces.transfer.mutate({ workspace, to: target.org, confirmation: "Payments" });
    expect((await auditor.client.workspaces.get.query({ workspace })).access).toMatchObject({
      organizationRole: "org_member",
      workspaceRole: key,
    });
    const { items: roles } = await admin.client.roles.list.query({ organization: target.org });
    expect(roles.map((role) => role.name)).toContain("Auditor");
    // They are still people of the organization that it left, and the team is there.
    expect((await admin.client.teams.get.query(inTeam)).name).toBe("Audit");
    const log = (await newest(api, target, 20)).map(({ action, target: about }) => `${action} ${about}`);
    expect(log).toContain("role.created Auditor");
    for (const { email } of [editor, auditor]) expect(log).toContain(`organization.member_added ${email}`);
  });

  test("teams are taken along with their people, as chosen, under a slug of their own choice", async () => {
    const { admin, home, target, workspace, slug } = await splitting(api);
    const person = await api.person("Team member");
    await enlist(api, home, person, "org_member");
    const team = await admin.client.teams.create.mutate({ organization: home.org, name: "Platform" });
    const inTeam = { organization: home.org, team: team.id };
    await admin.client.teams.addMember.mutate({ ...inTeam, userId: person.id });
    await admin.client.teamGrants.add.mutate({ workspace, team: team.id, role: "viewer" });
    const renamed = `r-${randomUUID().slice(0, 8)}`;
    await admin.client.workspaces.transfer.mutate({
      workspace,
      to: target.org,
      confirmation: "Payments",
      teams: "along",
      slug: renamed,
    });
    const { items } = await admin.client.teams.list.query({ organization: target.org });
    expect(items.map(({ name }) => name)).toEqual(["Platform"]);
    const granted = await admin.client.teamGrants.list.query({ workspace });
    expect(granted.items).toMatchObject([{ role: "viewer", team: { name: "Platform" } }]);
    expect(await person.client.workspaces.get.query({ workspace: `${home.slug}/${slug}` })).toMatchObject({
      slug: renamed,
      access: { workspaceRole: "viewer" },
    });
  });

  test("a preview says who gains and who loses, what comes along, and changes nothing", async () => {
    const { admin, home, target, workspace, slug, editor } = await splitting(api);
    const newcomer = await api.person("Admin there");
    await enlist(api, target, newcomer, "org_admin");
    const before = await newest(api, home, 50);
    const preview = await admin.client.workspaces.previewTransfer.mutate({ workspace, to: target.org });
    expect(preview).toMatchObject({
      confirmation: "Payments",
      to: { organization: { id: target.org }, workspace: { slug } },
      gains: { total: 1, people: [{ userId: newcomer.id }] },
      joining: 1,
      roles: [],
      teams: [],
    });
    expect(preview.loses.people.map(({ userId }) => userId)).toEqual([home.other]);
    expect(await newest(api, home, 50)).toEqual(before);
    expect((await editor.client.workspaces.get.query({ workspace })).organization.id).toBe(home.org);
  });
});

describe("a transfer takes rights at both ends", () => {
  test("a workspace's own admin can't, nor someone outside the target, for whom it is missing", async () => {
    const { admin, home, target, workspace } = await splitting(api);
    const move = { workspace, to: target.org, confirmation: "Payments" };
    const local = await join(api, { ...home, workspace }, admin, "admin", "Workspace admin");
    expect(await errorOf(local.client.workspaces.transfer.mutate(move))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      params: { permission: "workspace:transfer" },
    });
    expect((await newest(api, home))[0]).toMatchObject({
      action: "workspace.transferred",
      outcome: "refused",
    });

    const stranger = await api.person("Stranger");
    const foreign = await found(api, stranger, "data-security");
    const missing = await errorOf(admin.client.workspaces.transfer.mutate({ ...move, to: randomUUID() }));
    expect(missing).toMatchObject({ code: "NOT_FOUND", reason: "no_such_organization", path: "to" });
    for (const to of [foreign.org, foreign.slug])
      expect(await errorOf(admin.client.workspaces.transfer.mutate({ ...move, to }))).toEqual(missing);
    await expectLooksMissing((to) => stranger.client.workspaces.transfer.mutate({ ...move, workspace: to }), {
      ...home,
      workspace,
    });

    await enlist(api, foreign, admin, "org_member");
    const attempt = () => errorOf(admin.client.workspaces.transfer.mutate({ ...move, to: foreign.org }));
    expect(await attempt()).toMatchObject({
      code: "FORBIDDEN",
      path: "to",
      params: { permission: "workspace:create" },
    });
    await composed(api, foreign.org, admin, ["organization:read", "workspace:create"]);
    expect(await attempt()).toMatchObject({
      code: "FORBIDDEN",
      path: "to",
      params: { permission: "organization_member:add" },
    });
    await expectStays(admin, workspace, home.org);
  });

  test("the platform admin transfers any, and sees no names", async () => {
    const { workspace, target, home } = await splitting(api);
    const platform = await api.person("Platform admin", { platformAdmin: true });
    const move = { workspace, to: target.org, actingAs: "platform" as const };
    const preview = await platform.client.workspaces.previewTransfer.mutate(move);
    expect(preview.gains.people).toEqual([]);
    await platform.client.workspaces.transfer.mutate({ ...move, confirmation: "Payments" });
    expect((await newest(api, home))[0]).toMatchObject({ action: "workspace.transferred", via: "platform" });
  });

  test("without a recent sign-in it is refused, and is no attempt", async () => {
    const { admin, home, target, workspace } = await splitting(api);
    const before = await newest(api, home, 50);
    await api.owner.query(
      "UPDATE identity.session SET proven_at = now() - interval '11 minutes' WHERE user_id = $1",
      [admin.id],
    );
    const call = admin.client.workspaces.transfer.mutate({
      workspace,
      to: target.org,
      confirmation: "Payments",
    });
    expect(await errorOf(call)).toMatchObject({ code: "FORBIDDEN", reason: "sign_in_again" });
    expect(await newest(api, home, 50)).toEqual(before);
  });
});

/** Gives someone an organization role with these permissions, in which they are then. */
async function composed({ owner }: TestApi, org: string, { id }: TestPerson, names: readonly string[]) {
  await owner.query(
    `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
       SELECT $1, 'organization', 'composed', 'Composed', 1, false, bit_or(set_bit(repeat('0', 256)::bit(256), p.bit::integer, 1))
       FROM authz.permission p WHERE p.name = ANY ($2)`,
    [org, names],
  );
  await owner.query("UPDATE organization_member SET role = 'composed' WHERE org_id = $1 AND user_id = $2", [
    org,
    id,
  ]);
}

async function expectStays({ client }: TestPerson, workspace: string, org: string) {
  expect((await client.workspaces.get.query({ workspace })).organization.id).toBe(org);
}
