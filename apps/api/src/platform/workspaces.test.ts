import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { found, newest, staffed, suspend } from "../testing/tenants.ts";
import { expectPlatformOnly, platformAdmin } from "./testing.ts";

const api = await startApi();
const platform = await platformAdmin(api);
const { rescueWorkspace } = platform.client.platform;
const { restore, changeSlug } = platform.client.workspaces;
const actingAs = "platform";

const byPlatform = { actor: platform.email, via: "platform", outcome: "done" };

describe("workspaces.restore", () => {
  test.each(["active", "archived"])(
    "[V46] fully restores a workspace that was %s when it was deleted",
    async (state) => {
      const { workspace, slug, org, founder, as } = await staffed(api, "compliance-ops");
      const confirmed = { workspace, confirmation: slug };
      if (state === "archived") await founder.client.workspaces.archive.mutate(confirmed);
      const members = await founder.client.members.list.query({ workspace });
      const before = await founder.client.workspaces.get.query({ workspace });
      await founder.client.workspaces.requestDeletion.mutate(confirmed);

      expect(await restore.mutate({ actingAs, workspace: slug })).toMatchObject({
        id: workspace,
        state,
        purgeAfter: null,
      });
      expect(await founder.client.workspaces.get.query({ workspace })).toEqual(before);
      expect(await as("viewer").client.members.list.query({ workspace })).toEqual(members);
      expect((await newest(api, { org }))[0]).toMatchObject({
        ...byPlatform,
        action: "workspace.restored",
        target: "Test",
        workspace,
        before: { state: "pending_deletion" },
        after: { state },
      });
      expect((await founder.client.audit.verify.query({ workspace })).intact).toBe(true);
    },
  );

  test("refuses a workspace that is not deleted or missing, and everyone else", async () => {
    const { workspace, founder } = await staffed(api, "compliance-ops");
    expect(await errorOf(restore.mutate({ actingAs, workspace }))).toMatchObject({
      code: "WRONG_STATE",
      reason: "already_active",
    });
    expect((await errorOf(restore.mutate({ actingAs, workspace: randomUUID() }))).code).toBe("NOT_FOUND");
    await expectPlatformOnly([founder], (client) =>
      client.workspaces.restore.mutate({ actingAs: "platform", workspace }),
    );
  });
});

describe("workspaces.changeSlug", () => {
  test("[V21][V22] changes a slug, and links with the old one keep working", async () => {
    const { workspace, slug: old, org, founder } = await staffed(api, "compliance-ops");
    const slug = `new-${old}`;
    expect(await changeSlug.mutate({ actingAs, workspace: old, slug })).toMatchObject({
      id: workspace,
      slug,
    });
    for (const ref of [old, slug, `${old}/${old}`, `${slug}/${slug}`, `${old}/${slug}`]) {
      expect(await founder.client.workspaces.get.query({ workspace: ref })).toMatchObject({
        id: workspace,
        slug,
        organization: { slug },
      });
    }
    expect((await newest(api, { org }))[0]).toMatchObject({
      ...byPlatform,
      action: "workspace.slug_changed",
      workspace,
      before: { slug: old },
      after: { slug },
    });
  });

  test("[V22] reserves the old slug for the workspace itself while it exists", async () => {
    const { workspace, slug: old, founder } = await staffed(api, "compliance-ops");
    const slug = `new-${old}`;
    await changeSlug.mutate({ actingAs, workspace, slug });
    const stranger = await api.person();
    for (const taken of [old, slug]) {
      const call = stranger.client.organizations.create.mutate({
        blueprint: "compliance-ops",
        name: "N",
        slug: taken,
      });
      expect((await errorOf(call)).message).toBe("Slug already taken.");
    }
    await changeSlug.mutate({ actingAs, workspace, slug: old });
    expect((await founder.client.workspaces.get.query({ workspace: slug })).slug).toBe(old);
    expect((await changeSlug.mutate({ actingAs, workspace, slug: old })).slug).toBe(old);
  });

  test("[V56] refuses a slug in use, and changes nothing", async () => {
    const [mine, theirs] = [
      await staffed(api, "compliance-ops"),
      await found(api, await api.person(), "ai-governance"),
    ];
    const { workspace, slug, founder } = mine;
    expect(await errorOf(changeSlug.mutate({ actingAs, workspace, slug: theirs.slug }))).toMatchObject({
      code: "CONFLICT",
      reason: "slug_taken",
      path: "slug",
      message: "Slug already taken.",
    });
    expect((await founder.client.workspaces.get.query({ workspace: slug })).slug).toBe(slug);
  });

  test("[M64] refuses where slugs never change, a missing workspace, and everyone else", async () => {
    const { workspace, founder } = await staffed(api, "ai-governance");
    const slug = `n-${randomUUID().slice(0, 8)}`;
    expect(await errorOf(changeSlug.mutate({ actingAs, workspace, slug }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "not_offered",
    });
    expect((await errorOf(changeSlug.mutate({ actingAs, workspace: randomUUID(), slug }))).code).toBe(
      "NOT_FOUND",
    );
    await expectPlatformOnly([founder], (client) =>
      client.workspaces.changeSlug.mutate({ actingAs, workspace, slug }),
    );
  });
});

describe("platform.rescueWorkspace", () => {
  test("[V61] makes someone the owner of a workspace whose only owner can no longer sign in", async () => {
    const { workspace, org, founder, as } = await staffed(api, "compliance-ops");
    await suspend(api, founder);
    const admin = as("admin");
    expect(await rescueWorkspace.mutate({ workspace, email: admin.email })).toMatchObject({ ownerCount: 1 });
    const { access } = await admin.client.workspaces.get.query({ workspace });
    expect(access.workspaceRole).toBe("owner");
    expect((await newest(api, { org }))[0]).toMatchObject({
      ...byPlatform,
      action: "workspace.rescued",
      target: admin.email,
      after: { role: "owner" },
      workspace,
    });
  });

  test("[V61] accepts a person from outside, too; where people belong to an organization, they join it", async () => {
    const tenant = await staffed(api, "ai-governance");
    const person = await api.person("Rescuer");
    for (const owner of [tenant.founder, tenant.as("workspace_admin")]) await suspend(api, owner);
    await rescueWorkspace.mutate({ workspace: tenant.workspace, email: person.email });
    expect(await newest(api, tenant, 2)).toMatchObject([
      {
        ...byPlatform,
        action: "workspace.rescued",
        target: person.email,
        after: { role: "workspace_admin" },
      },
      { ...byPlatform, action: "organization.member_added", after: { role: "tenant_member" } },
    ]);
    const { access } = await person.client.workspaces.get.query({ workspace: tenant.workspace });
    expect(access).toMatchObject({ workspaceRole: "workspace_admin", organizationRole: "tenant_member" });
  });

  test("[V61] refuses while the workspace has an owner, for an address without an account, and everyone else", async () => {
    const { workspace, founder, as } = await staffed(api, "compliance-ops");
    const { email } = as("admin");
    const rescue = (address: string) => rescueWorkspace.mutate({ workspace, email: address });
    expect(await errorOf(rescue(email))).toMatchObject({
      code: "WRONG_STATE",
      reason: "workspace_has_owner",
    });
    await suspend(api, founder);
    expect(await errorOf(rescue(founder.email))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_account",
    });
    expect((await errorOf(rescue("nobody@people.example"))).path).toBe("email");
    await expectPlatformOnly([as("admin")], (client) =>
      client.platform.rescueWorkspace.mutate({ workspace, email }),
    );
  });
});
