import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { enlist, found, join, newest, staffed } from "../testing/tenants.ts";

/* What a deletion means when someone other than the platform admin can undo it. */

const api = await startApi();

const destroy = ({ client }: TestPerson, workspace: string, confirmation: string) =>
  client.workspaces.requestDeletion.mutate({ workspace, confirmation });
const restore = ({ client }: TestPerson, workspace: string) =>
  client.workspaces.restore.mutate({ workspace });
const open = ({ client }: TestPerson, workspace: string) => client.workspaces.get.query({ workspace });

describe("in machine-fleet", () => {
  test("[C27][C28] the owner's deletion closes the workspace immediately, for a day", async () => {
    const { workspace, slug, org, as } = await staffed(api, "machine-fleet");
    expect(await errorOf(destroy(as("admin"), workspace, slug))).toMatchObject({
      message: "You need the Owner role to delete the workspace.",
    });
    expect(await destroy(as("owner"), workspace, slug)).toMatchObject({ state: "pending_deletion" });
    const { rows } = await api.owner.query(
      "SELECT purge_after - deletion_requested_at = interval '24 hours' AS day FROM workspace WHERE id = $1",
      [workspace],
    );
    expect(rows).toEqual([{ day: true }]);
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "workspace.deletion_requested",
      after: { state: "pending_deletion" },
    });
    const { client } = as("owner");
    expect(await errorOf(open(as("owner"), workspace))).toMatchObject({
      reason: "workspace_pending_deletion",
    });
    expect(await errorOf(client.workspaces.rename.mutate({ workspace, name: "New" }))).toMatchObject({
      reason: "workspace_pending_deletion",
    });
  });

  test("[C29] the sessions in it end with the deletion; those elsewhere continue", async () => {
    const { founder, ...tenant } = await staffed(api, "machine-fleet");
    const { workspace, slug } = tenant;
    const only = await join(api, tenant, founder, "member");
    const [landed, elsewhere, both] = await Promise.all(
      ["Landed", "Elsewhere", "Both"].map((name) => join(api, tenant, founder, "member", name)),
    );
    if (!landed || !elsewhere || !both) throw new Error("no one joined");
    for (const person of [landed, elsewhere, both]) await found(api, person, "machine-fleet");
    const switched = async (person: TestPerson, to: string) => {
      const { rows } = await api.owner.query("SELECT id FROM workspace WHERE id::text = $1 OR slug = $1", [
        to,
      ]);
      await api.owner.query("UPDATE identity.session SET active_workspace_id = $2 WHERE user_id = $1", [
        person.id,
        rows[0]?.id,
      ]);
    };
    await switched(landed, workspace);
    const [own] = (await elsewhere.client.workspaces.mine.query({})).items.filter(
      ({ id }) => id !== workspace,
    );
    await switched(elsewhere, own?.id ?? "");

    await destroy(founder, workspace, slug);
    for (const person of [only, landed]) {
      expect((await errorOf(person.client.session.me.query())).code).toBe("UNAUTHENTICATED");
    }
    for (const person of [elsewhere, both, founder]) {
      expect((await person.client.session.me.query()).user.id).toBe(person.id);
      expect((await errorOf(person.client.workspaces.rename.mutate({ workspace, name: "X" }))).code).not.toBe(
        "UNAUTHENTICATED",
      );
    }
  });

  test("[C31] only owners find it in their list, and any of them can undo it within the day", async () => {
    const { founder, ...tenant } = await staffed(api, "machine-fleet");
    const { workspace, slug, org } = tenant;
    const second = await join(api, tenant, founder, "owner", "Second owner");
    const admin = await join(api, tenant, founder, "admin", "Other admin");
    for (const person of [second, admin]) await found(api, person, "machine-fleet");
    const before = await open(second, workspace);
    await destroy(founder, workspace, slug);
    const deleted = async ({ client }: TestPerson) =>
      (await client.workspaces.mine.query({ includeArchived: true })).items.filter(
        ({ id }) => id === workspace,
      );
    expect(await deleted(second)).toMatchObject([
      { state: "pending_deletion", purgeAfter: expect.any(String) },
    ]);
    expect(await deleted(admin)).toEqual([]);
    expect((await errorOf(restore(admin, workspace))).code).toBe("NOT_FOUND");
    expect(await restore(second, slug)).toMatchObject({ id: workspace, state: "active", purgeAfter: null });
    expect(await open(second, workspace)).toEqual(before);
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "workspace.restored",
      actor: second.email,
      via: "workspace",
    });
  });
});

describe("in data-security", () => {
  test("[S26] a workspace's admin deletes it, an editor can't; an organization admin fully restores it", async () => {
    const { founder, ...tenant } = await staffed(api, "data-security");
    const { id: workspace } = await founder.client.workspaces.create.mutate({
      organization: tenant.org,
      name: "Europe",
      slug: "europe",
    });
    const within = { ...tenant, workspace };
    const admin = await join(api, within, founder, "admin", "Admin");
    const editor = await join(api, within, founder, "editor", "Editor");
    expect(await errorOf(destroy(editor, workspace, "Europe"))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
    expect(await errorOf(destroy(admin, workspace, "europe"))).toMatchObject({
      reason: "confirmation_mismatch",
    });
    await destroy(admin, workspace, "Europe");
    expect((await errorOf(open(editor, workspace))).code).toBe("NOT_FOUND");
    expect((await errorOf(restore(admin, workspace))).code).toBe("NOT_FOUND");
    const { items } = await founder.client.workspaces.list.query({ organization: tenant.org });
    expect(items.find(({ id }) => id === workspace)).toMatchObject({ state: "pending_deletion" });
    const second = await api.person("Second admin");
    await enlist(api, tenant, second, "org_admin");
    await restore(second, workspace);
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "workspace.restored",
      via: "organization",
    });
    expect((await open(editor, workspace)).access.workspaceRole).toBe("editor");
  });

  test("the Default workspace stays", async () => {
    const { founder, workspace } = await staffed(api, "data-security");
    expect(await errorOf(destroy(founder, workspace, "Default"))).toMatchObject({
      reason: "default_workspace",
    });
  });
});

describe("in ai-tracing", () => {
  test("[P9][P20] the workspace's owner deletes it, and only the organization's owner restores it, without access inside", async () => {
    const owner = await api.person("Organization owner");
    const tenant = await found(api, owner, "ai-tracing");
    await owner.client.organizations.changePlan.mutate({ organization: tenant.org, plan: "pro" });
    const maker = await api.person("Maker");
    await owner.client.members.add.mutate({
      organization: tenant.org,
      email: maker.email,
      role: "org_admin",
    });
    const { id: workspace } = await maker.client.workspaces.create.mutate({
      organization: tenant.org,
      name: "Research",
      slug: "research",
    });
    expect((await errorOf(destroy(owner, workspace, "research"))).code).toBe("NOT_FOUND");
    await destroy(maker, workspace, "research");
    expect((await errorOf(restore(maker, workspace))).code).toBe("NOT_FOUND");
    const { items } = await owner.client.workspaces.list.query({ organization: tenant.org });
    expect(items.filter(({ state }) => state === "pending_deletion")).toMatchObject([{ id: workspace }]);
    expect(await restore(owner, workspace)).toMatchObject({ id: workspace, state: "active" });
    expect((await errorOf(open(owner, workspace))).code).toBe("NOT_FOUND");
    expect((await open(maker, workspace)).access.workspaceRole).toBe("owner");
  });
});
