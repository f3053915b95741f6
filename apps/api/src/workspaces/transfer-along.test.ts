import { expect, test } from "vitest";
import { allot, scansOf, use } from "../quotas/testing.ts";
import { confirmAt, setTo } from "../security/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { join, newest } from "../testing/tenants.ts";
import { splitting } from "./testing.ts";

const api = await startApi();

async function apart() {
  const tenant = await splitting(api);
  const { admin, target, workspace } = tenant;
  const transfer = () =>
    admin.client.workspaces.transfer.mutate({ workspace, to: target.org, confirmation: "Payments" });
  return { ...tenant, transfer };
}

test("[V15] what a workspace used stays used where it was; its allotment ends there, and comes from the new total", async () => {
  const { admin, home, target, workspace, transfer } = await apart();
  await allot(admin, home.org, { [workspace]: 600, [home.workspace]: 300 });
  await use(admin, workspace, 40);
  const preview = await admin.client.workspaces.previewTransfer.mutate({ workspace, to: target.org });
  expect(preview.allotments).toEqual([{ meter: "scans", allotted: 600, used: 40 }]);
  await transfer();
  // 40 of its 600 are used, and 560 can be allotted anew.
  const there = await scansOf(admin, home.workspace);
  expect(there).toMatchObject({ total: { used: 40 }, allotted: 340 });
  await allot(admin, home.org, { [home.workspace]: 960 });
  expect(await scansOf(admin, workspace)).toMatchObject({
    total: { used: 0 },
    workspace: { used: 0, allotted: null },
  });
  await use(admin, workspace, 7);
  expect((await scansOf(admin, workspace)).total.used).toBe(7);
  expect((await scansOf(admin, home.workspace)).total.used).toBe(40);
});

test("a key of the workspace works on; one of its organization loses it, and is revoked when it had no other", async () => {
  const { admin, home, workspace, transfer } = await apart();
  const issue = async (workspaces: string[]) => {
    const given = { organization: home.org, name: "Bound", scopes: ["workspace:read"] as const, workspaces };
    const { key, text } = await admin.client.keys.issue.mutate({ ...given, scopes: [...given.scopes] });
    return { id: key.id, client: api.client(text) };
  };
  const alone = await issue([workspace]);
  const both = await issue([workspace, home.workspace]);
  const { text } = await admin.client.keys.issue.mutate({
    workspace,
    name: "Own",
    scopes: ["workspace:read"],
  });
  await transfer();
  const read = (place: string) => ({ workspace: place });
  expect(await api.client(text).workspaces.get.query(read(workspace))).toMatchObject({ id: workspace });
  expect(await errorOf(both.client.workspaces.get.query(read(workspace)))).toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await both.client.workspaces.get.query(read(home.workspace))).toMatchObject({ id: home.workspace });
  expect(await errorOf(alone.client.workspaces.get.query(read(workspace)))).toMatchObject({
    code: "UNAUTHENTICATED",
  });
  const log = await newest(api, home, 5);
  expect(log.find(({ action }) => action === "organization.key_revoked")).toMatchObject({ target: "Bound" });
});

test("its security policy and its webhooks come along; an invitation that no one there can back is revoked", async () => {
  const { admin, home, target, workspace, transfer } = await apart();
  const local = await join(api, { ...home, workspace }, admin, "admin", "Workspace admin");
  const backed = await admin.client.invitations.create.mutate({
    workspace,
    email: `backed-${workspace.slice(0, 8)}@people.example`,
    role: "viewer",
  });
  // Who invites someone new to an organization can add people there.
  await api.owner.query(
    "UPDATE organization_member SET role = 'org_admin' WHERE org_id = $1 AND user_id = $2",
    [home.org, local.id],
  );
  const unbacked = await local.client.invitations.create.mutate({
    workspace,
    email: `unbacked-${workspace.slice(0, 8)}@people.example`,
    role: "viewer",
  });
  await setTo(admin, { workspace }, { sessionHours: 12 });
  await confirmAt(admin, { workspace });
  const hook = await admin.client.webhooks.create.mutate({
    workspace,
    name: "Ops",
    url: "https://ops.example/",
    events: ["workspace.transferred"],
  });
  await transfer();
  expect(await admin.client.securityPolicies.get.query({ workspace })).toMatchObject({
    rules: { sessionHours: 12 },
  });
  const { rows: policies } = await api.owner.query<{ has: boolean }>(
    "SELECT has_policies AS has FROM organization WHERE id = $1",
    [target.org],
  );
  expect(policies).toEqual([{ has: true }]);
  const { rows: sent } = await api.owner.query(
    "SELECT org_id AS org, event FROM webhook_delivery WHERE webhook_id = $1",
    [hook.webhook.id],
  );
  expect(sent).toEqual([{ org: target.org, event: "workspace.transferred" }]);
  const { rows: invitations } = await api.owner.query<{ id: string; state: string; org: string }>(
    "SELECT id, state, org_id AS org FROM invitation WHERE workspace_id = $1",
    [workspace],
  );
  expect(
    Object.fromEntries(invitations.map(({ id, state, org }) => [id, `${state} ${org === target.org}`])),
  ).toEqual({
    [backed.id]: "pending true",
    [unbacked.id]: "revoked true",
  });
});

test("access that ends by itself does so there as well, whether it was given here or in the organization", async () => {
  const { admin, target, workspace, transfer } = await apart();
  const person = await api.person("Guest");
  const endsAt = new Date(Date.now() + 5 * 86_400_000).toISOString();
  const wanted = { workspace, email: person.email, role: "viewer", endsAt };
  await admin.client.members.add.mutate(wanted);
  // Without an end of its own, it ends with their time in the organization.
  const lifted = { workspace, userId: person.id, role: "viewer", endsAt: null };
  expect((await admin.client.members.changeRole.mutate(lifted)).sources[0]?.endsAt).toBe(endsAt);
  await transfer();
  const { sources } = await admin.client.members.get.query({ workspace, userId: person.id });
  expect(sources[0]).toMatchObject({ source: "direct", endsAt });
  const { items } = await admin.client.members.list.query({
    organization: target.org,
    search: person.email,
  });
  expect(items[0]?.sources[0]).toMatchObject({ source: "organization", endsAt });
  await api.owner.query("UPDATE organization_member SET ends_at = now() WHERE org_id = $1 AND user_id = $2", [
    target.org,
    person.id,
  ]);
  expect(await errorOf(person.client.workspaces.get.query({ workspace }))).toMatchObject({
    code: "NOT_FOUND",
  });
});
