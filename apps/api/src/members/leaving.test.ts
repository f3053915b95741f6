import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import {
  enlist,
  expectLooksMissing,
  expectOrganizationLooksMissing,
  found,
  newest,
  staffed,
} from "../testing/tenants.ts";

const api = await startApi();
/** Another tenant. */
const foreign = await found(api, await api.person(), "ai-governance");

describe("members.remove", () => {
  test("[M37][V52] ends a membership, and access with it, at the next request", async () => {
    const { as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const { id: userId, email, client } = as("viewer");
    expect(await as("admin").client.members.remove.mutate({ workspace, userId })).toEqual({ userId });
    expect(await errorOf(client.members.list.query({ workspace }))).toMatchObject({
      code: "NOT_FOUND",
      reason: "not_found",
    });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "member.removed",
      actor: as("admin").email,
      target: email,
      before: { role: "viewer" },
      after: null,
    });
    const again = as("admin").client.members.remove.mutate({ workspace, userId });
    expect(await errorOf(again)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_member" });
  });

  test("[M60] a tenant admin removes in every workspace, and the person stays in the organization", async () => {
    const { as, ...tenant } = await staffed(api, "ai-governance");
    const admin = await api.person();
    await enlist(api, tenant, admin, "tenant_admin");
    const { workspace, org } = tenant;
    const userId = as("workspace_member").id;
    await admin.client.members.remove.mutate({ workspace, userId });
    const { rows } = await api.owner.query(
      "SELECT role FROM organization_member WHERE org_id = $1 AND user_id = $2",
      [org, userId],
    );
    expect(rows).toEqual([{ role: "tenant_member" }]);
  });

  test("[M38] refuses to remove the caller, even as the only owner or one of two", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const refusal = {
      code: "FORBIDDEN",
      reason: "remove_yourself",
      path: null,
      message: "You can't remove yourself. Leave the workspace instead.",
    };
    const remove = () => founder.client.members.remove.mutate({ workspace, userId: founder.id });
    expect(await errorOf(remove())).toMatchObject(refusal);
    await founder.client.members.makeOwner.mutate({ workspace, userId: as("admin").id });
    expect(await errorOf(remove())).toMatchObject(refusal);
    expect((await newest(api, tenant))[0]).toMatchObject({ action: "member.removed", outcome: "refused" });
  });

  test("[V24][V52] refuses an admin who removes an owner, and members and viewers altogether", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    const remove = (by: string, target: string) =>
      errorOf(as(by).client.members.remove.mutate({ workspace, userId: as(target).id }));
    expect(await remove("admin", "owner")).toMatchObject({ code: "FORBIDDEN", reason: "above_yourself" });
    for (const role of ["member", "viewer"]) {
      expect(await remove(role, "admin")).toMatchObject({
        code: "FORBIDDEN",
        message: "You need the Owner or Admin role to remove members.",
      });
    }
  });

  test("[V4] gives the same answer for a non-member as for an unknown person, and for another tenant's workspace as for a missing one", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const theirs = await staffed(api, "compliance-ops");
    const userId = theirs.as("viewer").id;
    expect(await errorOf(founder.client.members.remove.mutate({ workspace, userId }))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_member",
    });
    await expectLooksMissing(
      (ref) => founder.client.members.remove.mutate({ workspace: ref, userId }),
      theirs,
    );
    const { items } = await theirs.founder.client.members.list.query({ workspace: theirs.workspace });
    expect(items).toHaveLength(4);
  });
});

describe("members.leave", () => {
  test("ends the caller's membership in any role, even of an archived workspace", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const { id, email, client } = as("viewer");
    expect(await client.members.leave.mutate({ workspace })).toEqual({ userId: id });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "member.left",
      actor: email,
      target: email,
      before: { role: "viewer" },
    });
    expect(await errorOf(client.members.leave.mutate({ workspace }))).toMatchObject({ reason: "not_found" });
    await api.owner.query("UPDATE workspace SET state = 'archived', archived_at = now() WHERE id = $1", [
      workspace,
    ]);
    await as("member").client.members.leave.mutate({ workspace });
    const { items } = await founder.client.members.list.query({ workspace });
    expect(items).toHaveLength(2);
  });

  test("[V25][V26] refuses the last owner, until another is promoted", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    expect(await errorOf(founder.client.members.leave.mutate({ workspace }))).toMatchObject({
      code: "CONFLICT",
      reason: "last_owner",
      path: null,
      message: "No one else here has the Owner role. Give it to someone else first.",
    });
    expect((await newest(api, tenant))[0]).toMatchObject({ action: "member.left", outcome: "refused" });
    await founder.client.members.makeOwner.mutate({ workspace, userId: as("viewer").id });
    await founder.client.members.leave.mutate({ workspace });
  });

  test("tells an organization admin who is not a member that there is nothing to leave", async () => {
    const { ...tenant } = await staffed(api, "ai-governance");
    const admin = await api.person();
    await enlist(api, tenant, admin, "tenant_admin");
    const { workspace } = tenant;
    expect(await errorOf(admin.client.members.leave.mutate({ workspace }))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_member",
    });
  });

  test("[V4] gives the same answer for another tenant's workspace as for a missing one", async () => {
    const stranger = await api.person();
    const theirs = await staffed(api, "ai-governance");
    await expectLooksMissing((workspace) => stranger.client.members.leave.mutate({ workspace }), theirs);
  });
});

describe("members.remove in an organization", () => {
  const add = ({ client }: TestPerson, organization: string, { email }: TestPerson, role: string) =>
    client.members.add.mutate({ organization, email, role });
  const remove = ({ client }: TestPerson, organization: string, { id }: TestPerson) =>
    client.members.remove.mutate({ organization, userId: id });

  test("[M63] ends everything that the person had in the organization, and each workspace's log records it", async () => {
    const { founder, org, workspace, as } = await staffed(api, "ai-governance");
    const person = as("workspace_member");
    expect(await errorOf(remove(as("workspace_admin"), org, person))).toMatchObject({
      code: "FORBIDDEN",
      message: "You need the Tenant admin role to remove people from the organization.",
    });
    expect(await remove(founder, org, person)).toEqual({ userId: person.id });
    expect(await newest(api, { org }, 2)).toMatchObject([
      { action: "member.removed", target: person.email, workspace, before: { role: "workspace_member" } },
      { action: "organization.member_removed", target: person.email, before: { role: "tenant_member" } },
    ]);
    expect((await errorOf(person.client.workspaces.get.query({ workspace }))).code).toBe("NOT_FOUND");
    expect(await person.client.organizations.list.query()).toEqual({ items: [] });
    expect(await errorOf(remove(founder, org, person))).toMatchObject({ reason: "no_such_person" });
    expect(await errorOf(remove(founder, org, founder))).toMatchObject({ reason: "remove_yourself" });
    await expectOrganizationLooksMissing(
      (organization) => remove(founder, organization, as("workspace_viewer")),
      foreign,
    );
  });

  test("names the workspaces that would be left without an owner, and succeeds once they are transferred", async () => {
    const owner = await api.person("Owner");
    const { org } = await found(api, owner, "ai-tracing");
    await owner.client.organizations.changePlan.mutate({ organization: org, plan: "pro" });
    const person = await api.person("Maker");
    await add(owner, org, person, "org_member");
    const made = await person.client.workspaces.create.mutate({
      organization: org,
      name: "Research",
      slug: "research",
    });
    expect(await errorOf(remove(owner, org, person))).toMatchObject({
      code: "CONFLICT",
      reason: "last_owner",
      path: null,
      message: "No one else has the Owner role in Research. Give it to someone else there first.",
    });
    await person.client.members.add.mutate({ workspace: made.id, email: owner.email, role: "owner" });
    await remove(owner, org, person);
    const { items } = await owner.client.members.list.query({ workspace: made.id });
    expect(items.map(({ userId }) => userId)).toEqual([owner.id]);
  });

  test("deletes the private workspace too, and an organization's owner can restore it as its owner", async () => {
    const owner = await api.person("Owner");
    const { org } = await found(api, owner, "ai-tracing");
    const person = await api.person("Leaver");
    await add(owner, org, person, "org_member");
    const [own] = (await person.client.workspaces.mine.query({})).items;
    const workspace = own?.id ?? "";
    await remove(owner, org, person);
    expect(await newest(api, { org }, 3)).toMatchObject([
      { action: "member.removed", workspace },
      { action: "workspace.deletion_requested", workspace, target: "My workspace" },
      { action: "organization.member_removed" },
    ]);
    const { items } = await owner.client.workspaces.list.query({
      organization: org,
      state: "pending_deletion",
    });
    expect(items).toMatchObject([{ id: workspace, isDefault: false, purgeAfter: expect.any(String) }]);
    expect(await owner.client.workspaces.restore.mutate({ workspace })).toMatchObject({ state: "active" });
    expect(await newest(api, { org }, 2)).toMatchObject([
      { action: "member.added", workspace, target: owner.email, after: { role: "owner" } },
      { action: "workspace.restored", workspace },
    ]);
    const { access } = await owner.client.workspaces.get.query({ workspace });
    expect(access.workspaceRole).toBe("owner");
    // A person who returns gets an additional new private workspace.
    await add(owner, org, person, "org_member");
    expect((await person.client.workspaces.mine.query({})).items.map(({ id }) => id)).not.toContain(
      workspace,
    );
  });
});

describe("members.leave in an organization", () => {
  const leave = ({ client }: TestPerson, organization: string) =>
    client.members.leave.mutate({ organization });

  test("is possible for everyone, and ends everything they had", async () => {
    const { org, workspace, founder, as } = await staffed(api, "ai-governance");
    const person = as("workspace_viewer");
    expect(await leave(person, org)).toEqual({ userId: person.id });
    expect(await newest(api, { org }, 2)).toMatchObject([
      { action: "member.left", workspace, actor: person.email },
      { action: "organization.member_left", actor: person.email, before: { role: "tenant_member" } },
    ]);
    expect(await errorOf(leave(person, org))).toMatchObject({ code: "NOT_FOUND" });
    expect(await errorOf(leave(founder, org))).toMatchObject({ reason: "last_organization_admin" });
    await expectOrganizationLooksMissing((organization) => leave(founder, organization), foreign);
  });

  test("does not exist for standalone workspaces", async () => {
    const { as, slug } = await staffed(api, "machine-fleet");
    expect(await errorOf(leave(as("member"), slug))).toMatchObject({
      code: "FORBIDDEN",
      reason: "not_offered",
    });
  });
});
