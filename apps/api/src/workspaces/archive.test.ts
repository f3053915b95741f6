import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, found, join, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

/** A tenant with a second workspace, "Staging", besides its default one. */
async function twoWorkspaces() {
  const tenant = await staffed(api, "ai-governance");
  const slug = `s-${tenant.slug}`;
  const { id: staging } = await tenant.founder.client.workspaces.create.mutate({
    organization: tenant.org,
    name: "Staging",
    slug,
  });
  const archive = (workspace: string, confirmation: string) =>
    tenant.founder.client.workspaces.archive.mutate({ workspace, confirmation });
  return { ...tenant, staging, archive };
}

describe("workspaces.archive", () => {
  test("[M21][M43][M47][M58] archives a workspace for a tenant admin who typed its exact name", async () => {
    const { staging, archive, founder } = await twoWorkspaces();
    for (const typed of ["", "staging", "Stagin g", "s-staging"]) {
      expect(await errorOf(archive(staging, typed))).toMatchObject({
        code: "INVALID",
        reason: "confirmation_mismatch",
        path: "confirmation",
        message: "Type “Staging” to confirm.",
      });
    }
    const before = Date.now();
    expect(await archive(staging, "Staging")).toMatchObject({ id: staging, state: "archived" });
    const { state, archivedAt } = await founder.client.workspaces.get.query({ workspace: staging });
    expect(state).toBe("archived");
    const at = Date.parse(archivedAt ?? "");
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });

  test("[M44][M50] leaves members, log and history readable at the workspace's own path", async () => {
    const { org, staging, archive, founder } = await twoWorkspaces();
    const before = await newest(api, { org }, 50);
    await archive(staging, "Staging");
    const [entry, ...older] = await newest(api, { org }, 51);
    expect(older).toEqual(before);
    expect(entry).toMatchObject({
      action: "workspace.archived",
      workspace: staging,
      target: "Staging",
      actor: founder.email,
      before: { state: "active" },
      after: { state: "archived" },
    });
    const workspace = staging;
    expect((await founder.client.members.list.query({ workspace })).items).toHaveLength(1);
    expect((await founder.client.audit.list.query({ workspace })).items[0]?.action).toBe(
      "workspace.archived",
    );
    expect((await founder.client.audit.verify.query({ workspace })).intact).toBe(true);
  });

  test("[M45] refuses the default workspace", async () => {
    const { workspace, archive, org } = await twoWorkspaces();
    expect(await errorOf(archive(workspace, "Test"))).toMatchObject({
      code: "WRONG_STATE",
      reason: "default_workspace",
      path: null,
      message: "The default workspace cannot be archived",
    });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "workspace.archived",
      outcome: "refused",
    });
  });

  test("[M46] refuses the last active workspace", async () => {
    const { workspace, staging, archive } = await twoWorkspaces();
    await archive(staging, "Staging");
    expect(await errorOf(archive(workspace, "Test"))).toMatchObject({
      code: "WRONG_STATE",
      reason: "last_active_workspace",
      path: null,
      message: "At least one active workspace required",
    });
  });

  test("[M58] refuses a workspace admin, even for their own workspace", async () => {
    const { founder, workspace, slug, org } = await twoWorkspaces();
    const admin = await join(api, { org, workspace, slug }, founder, "workspace_admin");
    const call = admin.client.workspaces.archive.mutate({ workspace, confirmation: "Test" });
    expect(await errorOf(call)).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      message: "You need the Tenant admin role to archive and unarchive the workspace.",
    });
  });

  test("[M65][M66] moves people who were in it to the default workspace, with nothing lost", async () => {
    const { founder, workspace, staging, archive } = await twoWorkspaces();
    await api.owner.query("UPDATE identity.session SET active_workspace_id = $2 WHERE user_id = $1", [
      founder.id,
      staging,
    ]);
    expect((await founder.client.session.me.query()).landing?.id).toBe(staging);
    await archive(staging, "Staging");
    expect((await founder.client.session.me.query()).landing?.id).toBe(workspace);
    await founder.client.workspaces.unarchive.mutate({ workspace: staging });
    const { items } = await founder.client.workspaces.mine.query({});
    expect(items.map((item) => item.id)).toContain(staging);
  });

  test("is also offered for standalone workspaces, confirmed by the slug", async () => {
    const { as, workspace, slug } = await staffed(api, "compliance-ops");
    const archive = (role: string, confirmation: string) =>
      as(role).client.workspaces.archive.mutate({ workspace, confirmation });
    expect((await errorOf(archive("admin", "Test"))).reason).toBe("confirmation_mismatch");
    expect((await errorOf(archive("member", slug))).reason).toBe("missing_permission");
    await archive("admin", slug);
    expect(await errorOf(archive("admin", slug))).toMatchObject({
      code: "WRONG_STATE",
      reason: "already_archived",
    });
  });

  test("[V4] gives the same answer for another tenant's workspace as for a missing one", async () => {
    const { archive } = await twoWorkspaces();
    const theirs = await found(api, await api.person(), "ai-governance");
    await expectLooksMissing((workspace) => archive(workspace, "Test"), theirs);
  });
});

describe("workspaces.unarchive", () => {
  test("makes the workspace active again, as it was, and records it", async () => {
    const { founder, staging, archive, org } = await twoWorkspaces();
    const before = await founder.client.workspaces.get.query({ workspace: staging });
    await archive(staging, "Staging");
    await founder.client.workspaces.unarchive.mutate({ workspace: staging });
    expect(await founder.client.workspaces.get.query({ workspace: staging })).toEqual(before);
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "workspace.unarchived",
      target: "Staging",
      workspace: staging,
      before: { state: "archived" },
      after: { state: "active" },
    });
  });

  test("refuses an active workspace, people who can't, and other tenants' workspaces", async () => {
    const { founder, as, staging, workspace, archive } = await twoWorkspaces();
    const unarchive = (ref: string, person = founder) =>
      person.client.workspaces.unarchive.mutate({ workspace: ref });
    expect(await errorOf(unarchive(staging))).toMatchObject({
      code: "WRONG_STATE",
      reason: "already_active",
    });
    await archive(staging, "Staging");
    expect((await errorOf(unarchive(workspace, as("workspace_viewer")))).reason).toBe("missing_permission");
    await expectLooksMissing((ref) => unarchive(ref), await found(api, await api.person(), "ai-governance"));
  });
});
