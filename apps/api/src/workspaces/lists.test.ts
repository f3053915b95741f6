import { randomUUID } from "node:crypto";
import { blueprint, complianceOps } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { cursorAfter } from "../procedure/cursor.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { allPages } from "../testing/paging.ts";
import {
  enlist,
  expectLooksMissing,
  expectOrganizationLooksMissing,
  found,
  join,
  staffed,
} from "../testing/tenants.ts";

const api = await startApi();

async function createAll(
  client: Awaited<ReturnType<typeof api.person>>["client"],
  organization: string,
  names: string[],
) {
  for (const name of names) {
    await client.workspaces.create.mutate({ organization, name, slug: `w-${randomUUID().slice(0, 8)}` });
  }
}

describe("workspaces.list", () => {
  test("[M1] pages through all workspaces by name, ignoring case, without losing or repeating one", async () => {
    const admin = await api.person("Tenant admin");
    const { org } = await found(api, admin, "ai-governance");
    await createAll(admin.client, org, ["beta", "Alpha", "beta", "Émile", "zulu", "Gamma"]);
    const whole = await admin.client.workspaces.list.query({ organization: org });
    expect(whole.nextCursor).toBeNull();
    expect(whole.items.map((item) => item.name.toLowerCase())).toContain("émile");
    expect(whole.items).toHaveLength(7);
    const paged = await allPages((cursor) =>
      admin.client.workspaces.list.query({ organization: org, limit: 2, cursor }),
    );
    expect(paged).toEqual(whole.items);
  });

  test("[M49] keeps showing archived workspaces, finds by name or slug, and filters by state", async () => {
    const admin = await api.person("Tenant admin");
    const { org } = await found(api, admin, "ai-governance");
    const organization = org;
    await createAll(admin.client, org, ["Production", "Staging"]);
    const find = async (filter: { search?: string; state?: "active" | "archived" }) => {
      const { items } = await admin.client.workspaces.list.query({ organization, ...filter });
      return items.map((item) => item.name);
    };
    const [staging] = (await admin.client.workspaces.list.query({ organization, search: "stag" })).items;
    await admin.client.workspaces.archive.mutate({ workspace: staging?.id ?? "", confirmation: "Staging" });
    expect(await find({})).toEqual(["Production", "Staging", "Test"]);
    expect(await find({ state: "archived" })).toEqual(["Staging"]);
    expect(await find({ state: "active" })).toEqual(["Production", "Test"]);
    expect(await find({ search: "PROD" })).toEqual(["Production"]);
    expect(await find({ search: staging?.slug ?? "" })).toEqual(["Staging"]);
    expect(await find({ search: "%" })).toEqual([]);
    const { list } = admin.client.workspaces;
    expect((await list.query({ organization, counted: true, limit: 1 })).total).toBe(3);
    expect((await list.query({ organization, state: "archived", counted: true })).total).toBe(1);
    expect((await list.query({ organization })).total).toBeNull();
  });

  test("[M13] shows a person without an organization-wide role only the workspaces that they are a member of", async () => {
    const { founder, as, org } = await staffed(api, "ai-governance");
    await createAll(founder.client, org, ["Hidden"]);
    const { items } = await as("workspace_member").client.workspaces.list.query({ organization: org });
    expect(items.map((item) => item.name)).toEqual(["Test"]);
  });

  test("gives the same answer for another tenant's organization as for a missing one, and refuses a foreign cursor", async () => {
    const [mine, theirs] = [await staffed(api, "ai-governance"), await staffed(api, "ai-governance")];
    const list = (organization: string) => mine.founder.client.workspaces.list.query({ organization });
    await expectOrganizationLooksMissing(list, theirs);
    const cursor = cursorAfter([7]);
    const bad = await errorOf(mine.founder.client.workspaces.list.query({ organization: mine.org, cursor }));
    expect(bad).toMatchObject({ code: "INVALID", reason: "unknown_cursor", path: "cursor" });
  });
});

describe("workspaces.mine", () => {
  test("[V2][V29][V30] lists the workspaces of all organizations with the role in each; none for a newcomer", async () => {
    const person = await api.person("Member");
    expect(await person.client.workspaces.mine.query({})).toMatchObject({ items: [], total: 0 });
    expect((await person.client.session.me.query()).landing).toBeNull();
    for (const [kind, role] of [
      ["compliance-ops", "admin"],
      ["compliance-ops", "viewer"],
      ["ai-governance", "workspace_member"],
    ] as const) {
      const founder = await api.person("Founder");
      const { workspace } = await found(api, founder, kind);
      await founder.client.members.add.mutate({ workspace, email: person.email, role });
    }
    const { items } = await person.client.workspaces.mine.query({});
    expect(items.map((item) => `${item.organization.blueprint} ${item.role}`).sort()).toEqual([
      "ai-governance workspace_member",
      "compliance-ops admin",
      "compliance-ops viewer",
    ]);
  });

  test("returns on request the reader's permissions in each, from their own role and their teams' combined", async () => {
    const { founder, ...tenant } = await staffed(api, "compliance-ops");
    const member = await api.person("Member");
    await founder.client.members.add.mutate({
      workspace: tenant.workspace,
      email: member.email,
      role: "viewer",
    });
    const role = await founder.client.roles.create.mutate({
      organization: tenant.org,
      level: "workspace",
      name: "Auditor",
      permissions: ["workspace:read", "member:leave", "audit:read"],
    });
    const team = await founder.client.teams.create.mutate({ organization: tenant.org, name: "Auditors" });
    await founder.client.teams.addMember.mutate({
      organization: tenant.org,
      team: team.id,
      userId: member.id,
    });
    await founder.client.teamGrants.add.mutate({
      workspace: tenant.workspace,
      team: team.id,
      role: role.key,
    });
    const [plain] = (await member.client.workspaces.mine.query({})).items;
    expect(plain).toMatchObject({ permissions: null });
    const [told] = (await member.client.workspaces.mine.query({ withPermissions: true })).items;
    const { access } = await member.client.workspaces.get.query({ workspace: tenant.workspace });
    expect(told?.permissions).toEqual(access.permissions);
    expect(told?.permissions).toContain("audit:read");
    expect([told?.role, told?.roleName]).toEqual(
      access.workspaceRole === role.key ? [role.key, "Auditor"] : ["viewer", "Viewer"],
    );
  });

  test("[M49] leaves out archived workspaces unless requested", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const { slug } = await founder.client.workspaces.get.query({ workspace });
    await founder.client.workspaces.archive.mutate({ workspace, confirmation: slug });
    expect(await founder.client.workspaces.mine.query({})).toMatchObject({ items: [], total: 0 });
    const { items } = await founder.client.workspaces.mine.query({ includeArchived: true });
    expect(items).toMatchObject([{ id: workspace, state: "archived" }]);
  });

  test("includes every workspace that an organization role reaches, and searches by name and slug", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-governance");
    await createAll(founder.client, tenant.org, ["Production"]);
    const second = await api.person("Second admin");
    await enlist(api, tenant, second, "tenant_admin");
    const { items } = await second.client.workspaces.mine.query({});
    expect(items.map(({ name, role }) => [name, role])).toEqual([
      ["Production", null],
      ["Test", null],
    ]);
    const found = await second.client.workspaces.mine.query({ search: "RODU" });
    expect(found.items.map((item) => item.name)).toEqual(["Production"]);
  });
});

describe("workspaces.get", () => {
  test("[V18] finds a workspace by its id, by its slug, and by its organization's slug and its own", async () => {
    for (const key of ["compliance-ops", "ai-governance"]) {
      const { founder, ...tenant } = await staffed(api, key);
      const whole = `${tenant.slug}/${tenant.slug}`;
      // Where slugs belong to a tenant, a slug alone identifies no workspace.
      const alone = blueprint(key).slug.scope === "instance" ? [tenant.slug] : [];
      for (const workspace of [tenant.workspace, whole, ...alone]) {
        expect((await founder.client.workspaces.get.query({ workspace })).id).toBe(tenant.workspace);
      }
    }
  });

  test("[V4] gives the same answer for another tenant's workspace as for a missing one", async () => {
    const [mine, theirs] = [await staffed(api, "compliance-ops"), await staffed(api, "compliance-ops")];
    await expectLooksMissing((workspace) => mine.founder.client.workspaces.get.query({ workspace }), theirs);
    const { slug } = await mine.founder.client.workspaces.get.query({ workspace: mine.workspace });
    const crossed = await errorOf(
      mine.founder.client.workspaces.get.query({ workspace: `${slug}/${theirs.slug}` }),
    );
    expect(crossed.code).toBe("NOT_FOUND");
  });

  test("returns the reader's own access, for the console's decisions", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    const { access, memberCount, ownerCount } = await as("viewer").client.workspaces.get.query({ workspace });
    expect({ memberCount, ownerCount }).toEqual({ memberCount: 4, ownerCount: 1 });
    expect(access).toEqual({
      organizationRole: null,
      workspaceRole: "viewer",
      permissions: [
        "organization:read",
        "team:read",
        "workspace:read",
        "member:read",
        "member:leave",
        "usage:read",
        ...complianceOps.resourceKinds.map(({ key }) => `${key}:read`),
      ],
    });
  });

  test("gains and losses of access apply at the next request", async () => {
    const { founder, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const person = await join(api, tenant, founder, "viewer");
    await person.client.workspaces.get.query({ workspace });
    await founder.client.members.remove.mutate({ workspace, userId: person.id });
    expect((await errorOf(person.client.workspaces.get.query({ workspace }))).code).toBe("NOT_FOUND");
  });
});
