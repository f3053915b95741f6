import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { enlist, expectLooksMissing, newest, staffed, suspend } from "../testing/tenants.ts";

const api = await startApi();

const lastOwner = {
  code: "CONFLICT",
  reason: "last_owner",
  path: null,
  message: "No one else here has the Owner role. Give it to someone else first.",
};
const notAMember = {
  code: "NOT_FOUND",
  reason: "no_such_member",
  path: null,
  message: "This person isn't a member of the workspace.",
};

describe("members.changeRole", () => {
  test("[M34][M35][M36] tenant admin and workspace admin assign each of the three roles, effective immediately", async () => {
    const { as, ...tenant } = await staffed(api, "ai-governance");
    const { workspace } = tenant;
    const { client, id: userId, email } = as("workspace_viewer");
    const candidates = () => client.members.candidates.query({ workspace });
    expect(await errorOf(candidates())).toMatchObject({ code: "FORBIDDEN" });
    const tenantAdmin = await api.person();
    await enlist(api, tenant, tenantAdmin, "tenant_admin");
    const change = { workspace, userId, role: "workspace_admin" };
    expect(await tenantAdmin.client.members.changeRole.mutate(change)).toMatchObject({
      userId,
      role: change.role,
    });
    await candidates();
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "member.role_changed",
      outcome: "done",
      via: "organization",
      actor: tenantAdmin.email,
      target: email,
      before: { role: "workspace_viewer" },
      after: { role: "workspace_admin" },
    });
    for (const role of ["workspace_member", "workspace_viewer"]) {
      await as("workspace_admin").client.members.changeRole.mutate({ workspace, userId, role });
    }
    expect(await errorOf(candidates())).toMatchObject({ code: "FORBIDDEN" });
  });

  test("[V24] an owner changes an admin's role; an admin can't change an owner's", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    const [owner, admin] = [as("owner"), as("admin")];
    expect(
      await errorOf(admin.client.members.changeRole.mutate({ workspace, userId: owner.id, role: "viewer" })),
    ).toMatchObject({
      code: "FORBIDDEN",
      reason: "above_yourself",
      path: null,
      message: "You can't change someone whose role can do more than you can.",
    });
    await owner.client.members.changeRole.mutate({ workspace, userId: admin.id, role: "member" });
    expect(
      await errorOf(admin.client.members.changeRole.mutate({ workspace, userId: admin.id, role: "admin" })),
    ).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
  });

  test("[V53] an admin promotes no one to owner, nor themselves", async () => {
    const { as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    for (const userId of [as("viewer").id, as("admin").id]) {
      const call = as("admin").client.members.changeRole.mutate({ workspace, userId, role: "owner" });
      expect(await errorOf(call)).toMatchObject({
        code: "FORBIDDEN",
        message: "You need the Owner role to make a member an owner.",
      });
      expect((await newest(api, tenant))[0]).toMatchObject({
        action: "member.role_changed",
        outcome: "refused",
      });
    }
  });

  test("[V25][V26] the API refuses the last owner's step-down before another is promoted", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const stepDown = () =>
      founder.client.members.changeRole.mutate({ workspace, userId: founder.id, role: "admin" });
    expect(await errorOf(stepDown())).toMatchObject(lastOwner);
    expect((await newest(api, tenant))[0]).toMatchObject({
      outcome: "refused",
      after: { reason: "last_owner" },
    });
    await founder.client.members.makeOwner.mutate({ workspace, userId: as("admin").id });
    expect(await stepDown()).toMatchObject({ role: "admin" });
  });

  test("[V25] an owner who can't sign in does not count", async () => {
    const { founder, as, workspace } = await staffed(api, "compliance-ops");
    await founder.client.members.makeOwner.mutate({ workspace, userId: as("admin").id });
    await suspend(api, as("admin"));
    const stepDown = { workspace, userId: founder.id, role: "admin" };
    expect(await errorOf(founder.client.members.changeRole.mutate(stepDown))).toMatchObject(lastOwner);
    await founder.client.members.changeRole.mutate({ workspace, userId: as("admin").id, role: "viewer" });
  });

  test("[V43] the creator stays an owner among others until someone demotes them explicitly", async () => {
    const { founder, as, workspace } = await staffed(api, "compliance-ops");
    const second = as("admin");
    await founder.client.members.makeOwner.mutate({ workspace, userId: second.id });
    const roleOfFounder = async () =>
      (await second.client.members.list.query({ workspace, search: founder.email })).items[0]?.role;
    expect(await roleOfFounder()).toBe("owner");
    await second.client.members.changeRole.mutate({ workspace, userId: founder.id, role: "viewer" });
    expect(await roleOfFounder()).toBe("viewer");
  });

  test("[M22] an active tenant admin stands in for the last workspace admin; a suspended one does not", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-governance");
    const { workspace } = tenant;
    const only = as("workspace_admin");
    const change = { workspace, userId: founder.id, role: "workspace_member" };
    await founder.client.members.changeRole.mutate(change);
    await suspend(api, founder);
    const stepDown = { workspace, userId: only.id, role: "workspace_member" };
    expect(await errorOf(only.client.members.changeRole.mutate(stepDown))).toMatchObject({
      reason: "last_owner",
      message: "No one else here has the Workspace admin role. Give it to someone else first.",
    });
    const standIn = await api.person();
    await enlist(api, tenant, standIn, "tenant_admin");
    await only.client.members.changeRole.mutate(stepDown);
  });

  test("[M10] a workspace admin manages the members and the metadata of their workspace", async () => {
    const { as, ...tenant } = await staffed(api, "ai-governance");
    const { workspace } = tenant;
    const person = await api.person();
    await enlist(api, tenant, person, "tenant_member");
    const { members, workspaces } = as("workspace_admin").client;
    const userId = person.id;
    await members.add.mutate({ workspace, email: person.email, role: "workspace_viewer" });
    await members.changeRole.mutate({ workspace, userId, role: "workspace_member" });
    await members.makeOwner.mutate({ workspace, userId });
    await members.remove.mutate({ workspace, userId });
    await workspaces.rename.mutate({ workspace, name: "Renamed" });
    await workspaces.describe.mutate({ workspace, description: "Described" });
    const entries = await newest(api, tenant, 6);
    expect(entries.map((entry) => entry.action)).toEqual([
      "workspace.described",
      "workspace.renamed",
      "member.removed",
      "member.made_owner",
      "member.role_changed",
      "member.added",
    ]);
    expect(entries.every((entry) => entry.actor === as("workspace_admin").email)).toBe(true);
  });

  test("[M11][M12] refuses workspace members and viewers", async () => {
    const { as, workspace } = await staffed(api, "ai-governance");
    for (const role of ["workspace_member", "workspace_viewer"]) {
      const call = as(role).client.members.changeRole.mutate({ workspace, userId: as(role).id, role });
      expect(await errorOf(call)).toMatchObject({
        code: "FORBIDDEN",
        message: "You need the Tenant admin or Workspace admin role to change members' roles.",
      });
    }
  });

  test("[V4] gives the same answer for a member of another workspace as for an unknown person, and for another tenant's workspace as for a missing one", async () => {
    const mine = await staffed(api, "compliance-ops");
    const theirs = await staffed(api, "compliance-ops");
    const { client } = mine.founder;
    for (const userId of [theirs.as("viewer").id, randomUUID()]) {
      const call = client.members.changeRole.mutate({ workspace: mine.workspace, userId, role: "admin" });
      expect(await errorOf(call)).toMatchObject(notAMember);
    }
    const change = { userId: theirs.as("viewer").id, role: "admin" };
    await expectLooksMissing(
      (workspace) => client.members.changeRole.mutate({ workspace, ...change }),
      theirs,
    );
  });
});

describe("members.makeOwner", () => {
  test("[V41][V42] an owner makes a member an owner and stays one", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const { id: userId, email } = as("member");
    expect(await founder.client.members.makeOwner.mutate({ workspace, userId })).toMatchObject({
      role: "owner",
    });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "member.made_owner",
      target: email,
      before: { role: "member" },
      after: { role: "owner" },
    });
    const { items } = await founder.client.members.list.query({ workspace, role: "owner" });
    expect(items.map((item) => item.userId).toSorted()).toEqual([founder.id, userId].toSorted());
    expect(await errorOf(founder.client.members.makeOwner.mutate({ workspace, userId }))).toMatchObject({
      code: "CONFLICT",
      reason: "already_owner",
      path: null,
      message: "They already have the Owner role.",
    });
  });

  test("[V60] a former owner can be promoted again by any remaining one", async () => {
    const { founder, as, workspace } = await staffed(api, "compliance-ops");
    const second = as("admin");
    await founder.client.members.makeOwner.mutate({ workspace, userId: second.id });
    await founder.client.members.changeRole.mutate({ workspace, userId: founder.id, role: "viewer" });
    await second.client.members.makeOwner.mutate({ workspace, userId: founder.id });
    const { items } = await second.client.members.list.query({ workspace, search: founder.email });
    expect(items[0]?.role).toBe("owner");
  });

  test("[V53] refuses everyone but owners", async () => {
    const { as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    for (const role of ["admin", "member", "viewer"]) {
      const call = as(role).client.members.makeOwner.mutate({ workspace, userId: as("viewer").id });
      expect(await errorOf(call)).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
        path: null,
        message: "You need the Owner role to make a member an owner.",
      });
      expect((await newest(api, tenant))[0]).toMatchObject({
        action: "member.made_owner",
        outcome: "refused",
      });
    }
  });

  test("[V4] gives the same answer for a non-member as for an unknown person, and for another tenant's workspace as for a missing one", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const theirs = await staffed(api, "compliance-ops");
    const userId = theirs.as("viewer").id;
    expect(await errorOf(founder.client.members.makeOwner.mutate({ workspace, userId }))).toMatchObject(
      notAMember,
    );
    await expectLooksMissing(
      (ref) => founder.client.members.makeOwner.mutate({ workspace: ref, userId }),
      theirs,
    );
  });
});
