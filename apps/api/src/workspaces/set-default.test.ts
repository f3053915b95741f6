import { expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { expectLooksMissing, found, join, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

async function twoWorkspaces() {
  const tenant = await staffed(api, "ai-governance");
  const { id: staging } = await tenant.founder.client.workspaces.create.mutate({
    organization: tenant.org,
    name: "Staging",
    slug: `s-${tenant.slug}`,
  });
  return { ...tenant, staging };
}

const setDefault = ({ client }: TestPerson, workspace: string) =>
  client.workspaces.setDefault.mutate({ workspace });

async function defaults(org: string): Promise<string[]> {
  const { rows } = await api.owner.query<{ id: string }>(
    "SELECT id FROM workspace WHERE org_id = $1 AND is_default",
    [org],
  );
  return rows.map((row) => row.id);
}

test("[M9][M29][M30][M59] a tenant admin makes another workspace the default, and the old one stops being it", async () => {
  const { founder, org, workspace, staging } = await twoWorkspaces();
  expect(await defaults(org)).toEqual([workspace]);
  expect(await setDefault(founder, staging)).toMatchObject({ id: staging, isDefault: true });
  expect(await defaults(org)).toEqual([staging]);
  expect((await newest(api, { org }))[0]).toMatchObject({
    action: "workspace.default_set",
    target: "Staging",
    workspace: staging,
    actor: founder.email,
    before: { id: workspace, name: "Test" },
    after: { id: staging, name: "Staging" },
  });
  expect(await setDefault(founder, staging)).toMatchObject({ id: staging, isDefault: true });
  expect(await defaults(org)).toEqual([staging]);
});

test("[M8] a person who has chosen no workspace lands in the default one", async () => {
  const { founder, workspace, staging } = await twoWorkspaces();
  const landing = async () => (await founder.client.session.me.query()).landing?.id;
  expect(await landing()).toBe(workspace);
  await setDefault(founder, staging);
  expect(await landing()).toBe(staging);
});

test("[M45] the old default can then be archived, and the new one can't", async () => {
  const { founder, workspace, staging } = await twoWorkspaces();
  await setDefault(founder, staging);
  const archive = (ref: string, confirmation: string) =>
    founder.client.workspaces.archive.mutate({ workspace: ref, confirmation });
  await founder.client.workspaces.create.mutate({
    organization: (await founder.client.workspaces.get.query({ workspace })).organization.id,
    name: "Third",
    slug: `third-${staging.slice(-8)}`,
  });
  expect((await errorOf(archive(staging, "Staging"))).reason).toBe("default_workspace");
  expect((await archive(workspace, "Test")).state).toBe("archived");
});

test("refuses an archived workspace", async () => {
  const { founder, org, workspace, staging } = await twoWorkspaces();
  await founder.client.workspaces.archive.mutate({ workspace: staging, confirmation: "Staging" });
  expect(await errorOf(setDefault(founder, staging))).toMatchObject({
    code: "WRONG_STATE",
    reason: "workspace_archived",
  });
  expect(await defaults(org)).toEqual([workspace]);
});

test("[M59] refuses a workspace admin, and records the attempt", async () => {
  const { founder, staging, ...tenant } = await twoWorkspaces();
  const admin = await join(api, tenant, founder, "workspace_admin");
  expect(await errorOf(setDefault(admin, tenant.workspace))).toMatchObject({
    code: "FORBIDDEN",
    reason: "missing_permission",
    message: "You need the Tenant admin role to choose the default workspace.",
  });
  expect((await newest(api, tenant))[0]).toMatchObject({
    action: "workspace.default_set",
    outcome: "refused",
  });
  await expectLooksMissing((ref) => setDefault(admin, ref), {
    ...tenant,
    workspace: staging,
    slug: `s-${tenant.slug}`,
  });
});

test("refuses standalone workspaces, and other tenants' workspaces", async () => {
  const flat = await staffed(api, "compliance-ops");
  expect((await errorOf(setDefault(flat.founder, flat.workspace))).code).toBe("FORBIDDEN");
  const { founder } = await twoWorkspaces();
  await expectLooksMissing(
    (ref) => setDefault(founder, ref),
    await found(api, await api.person(), "ai-governance"),
  );
});

test("[M9] the database itself keeps exactly one default in each organization", async () => {
  const { org, workspace, staging } = await twoWorkspaces();
  const change = (assignment: string, id: string) =>
    api.owner.query(`UPDATE workspace SET ${assignment} WHERE org_id = $1 AND id = $2`, [org, id]);
  await expect(change("is_default = false", workspace)).rejects.toMatchObject({
    constraint: "workspace_keeps_default",
  });
  await expect(change("is_default = true", staging)).rejects.toMatchObject({
    constraint: "workspace_one_default",
  });
  await expect(change("state = 'archived', archived_at = now()", workspace)).rejects.toMatchObject({
    code: "23514",
  });
});
