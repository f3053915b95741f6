import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { enlist, expectLooksMissing, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

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
