import { describe, expect, test } from "vitest";
import { cursorAfter } from "../procedure/cursor.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { allPages } from "../testing/paging.ts";
import { found, staffed, suspend } from "../testing/tenants.ts";
import { expectPlatformOnly, platformAdmin } from "./testing.ts";

const api = await startApi();
const platform = await platformAdmin(api);
const { organizations, workspaces } = platform.client.platform;

describe("platform.organizations", () => {
  test("[V61] shows every organization, oldest first, and what in it needs an operator", async () => {
    const flat = await staffed(api, "compliance-ops");
    const deleted = await staffed(api, "compliance-ops");
    const { slug: confirmation, workspace } = deleted;
    await deleted.founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation });
    await suspend(api, flat.founder);
    const { items } = await organizations.query({ limit: 100 });
    const row = (slug: string) => items.find((item) => item.slug === slug);
    expect(row(flat.slug)).toMatchObject({
      id: flat.org,
      blueprint: "compliance-ops",
      plan: "free",
      state: "active",
      purgeAfter: null,
      workspaces: 1,
      ownerless: 1,
      pendingDeletion: 0,
    });
    expect(row(deleted.slug)).toMatchObject({ workspaces: 1, ownerless: 0, pendingDeletion: 1 });
    expect(items.map((item) => item.createdAt)).toEqual(items.map((item) => item.createdAt).toSorted());
  });

  test("pages without losing or repeating one, and finds by name or slug", async () => {
    const { slug, org } = await found(api, await api.person(), "ai-governance");
    await found(api, await api.person(), "ai-governance");
    const whole = await organizations.query({ limit: 100 });
    expect(await allPages((cursor) => organizations.query({ limit: 1, cursor }))).toEqual(whole.items);
    const { items } = await organizations.query({ search: slug.toUpperCase() });
    expect(items.map((item) => item.id)).toEqual([org]);
    const bad = await errorOf(organizations.query({ cursor: cursorAfter(["yesterday", org]) }));
    expect(bad).toMatchObject({ code: "INVALID", reason: "unknown_cursor", path: "cursor" });
  });

  test("sorts by name or age in both directions, page by page, and counts what the filters leave", async () => {
    const tenants = [];
    for (const name of ["Zebra", "apple", "Mango"]) {
      const tenant = await staffed(api, "ai-tracing");
      await tenant.founder.client.organizations.rename.mutate({ organization: tenant.org, name });
      tenants.push(tenant);
    }
    const wanted = { blueprint: "ai-tracing" } as const;
    const orders = [
      [{}, ["Zebra", "apple", "Mango"]],
      [{ descending: true }, ["Mango", "apple", "Zebra"]],
      [{ sort: "name" }, ["apple", "Mango", "Zebra"]],
      [{ sort: "name", descending: true }, ["Zebra", "Mango", "apple"]],
    ] as const;
    for (const [order, names] of orders) {
      const paged = await allPages(async (cursor) => {
        const page = await organizations.query({ ...wanted, ...order, limit: 1, counted: true, cursor });
        expect(page.total).toBe(3);
        return page;
      });
      expect(paged.map(({ name }) => name)).toEqual(names);
    }
    const [first] = tenants;
    if (first === undefined) throw new Error("no tenant");
    await first.founder.client.organizations.requestDeletion.mutate({
      organization: first.org,
      confirmation: first.slug,
    });
    const requested = await organizations.query({ ...wanted, state: "deletion_requested", counted: true });
    expect([requested.items.map(({ name }) => name), requested.total]).toEqual([["Zebra"], 1]);
    const none = await organizations.query({ ...wanted, state: "pending_deletion", counted: true });
    expect(none).toEqual({ items: [], nextCursor: null, total: 0 });
    const byName = await organizations.query({ ...wanted, sort: "name", limit: 1 });
    expect(await errorOf(organizations.query({ cursor: byName.nextCursor }))).toMatchObject({
      code: "INVALID",
      reason: "unknown_cursor",
    });
  });

  test("[V61] finds the organizations with a workspace that no one can act for as owner", async () => {
    const { org, founder } = await staffed(api, "machine-fleet");
    const { org: other } = await staffed(api, "machine-fleet");
    await suspend(api, founder);
    const { items } = await organizations.query({ state: "ownerless", limit: 100 });
    const ids = items.map(({ id }) => id);
    expect(ids).toContain(org);
    expect(ids).not.toContain(other);
  });

  test("is reserved for the platform admin", async () => {
    const { founder, as } = await staffed(api, "ai-governance");
    await expectPlatformOnly([founder, as("workspace_viewer")], (client) =>
      client.platform.organizations.query({}),
    );
  });
});

describe("platform.workspaces", () => {
  test("[V61][M53] shows an organization's workspaces in every state, who owns them, and the limits to be lifted", async () => {
    const { founder, org, slug, workspace } = await staffed(api, "ai-governance");
    const { id } = await founder.client.workspaces.create.mutate({
      organization: org,
      name: "Archived",
      slug: `a-${slug}`,
    });
    await founder.client.workspaces.archive.mutate({ workspace: id, confirmation: "Archived" });
    const detail = await workspaces.query({ organization: slug });
    expect(detail.organization).toMatchObject({ id: org, workspaces: 2, ownerless: 0, pendingDeletion: 0 });
    expect(detail.workspaces).toEqual([
      {
        id,
        slug: `a-${slug}`,
        name: "Archived",
        state: "archived",
        isDefault: false,
        purgeAfter: null,
        ownerCount: expect.any(Number),
      },
      {
        id: workspace,
        slug,
        name: "Test",
        state: "active",
        isDefault: true,
        purgeAfter: null,
        ownerCount: expect.any(Number),
      },
    ]);
    expect(detail.limits).toEqual([
      { name: "activeWorkspaces", standard: 100, value: 100 },
      { name: "retentionDays", standard: null, value: null },
    ]);
    const flat = await found(api, await api.person(), "compliance-ops");
    expect(await workspaces.query({ organization: flat.org })).toMatchObject({
      workspaces: [{ id: flat.workspace, ownerCount: 1 }],
      limits: [{ name: "members", standard: 5, value: 5 }, ...Array(4).fill({})],
    });
  });

  test("shows that they exist, and nothing that is in them", async () => {
    const { workspace, org } = await staffed(api, "compliance-ops");
    for (const call of [
      () => platform.client.workspaces.get.query({ workspace }),
      () => platform.client.members.list.query({ workspace }),
      () => platform.client.audit.list.query({ workspace }),
      () => platform.client.organizations.get.query({ organization: org }),
    ]) {
      expect((await errorOf(call())).code).toBe("NOT_FOUND");
    }
  });

  test("is reserved for the platform admin, and reveals to no one else whether the organization exists", async () => {
    const { founder, org } = await staffed(api, "ai-governance");
    for (const organization of [org, "no-such-one"]) {
      await expectPlatformOnly([founder], (client) => client.platform.workspaces.query({ organization }));
    }
    expect((await errorOf(workspaces.query({ organization: "no-such-one" }))).code).toBe("NOT_FOUND");
  });
});
