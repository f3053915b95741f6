import { blueprint, type PermissionName, roleIn } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { makeTeam } from "../testing/teams.ts";
import { expectLooksMissing, join, staffed } from "../testing/tenants.ts";

const api = await startApi();

/** A role as its list shows it, without its holders. */
const shown = (role: { key: string; name: string; permissions: readonly string[] }) =>
  expect.objectContaining({
    key: role.key,
    name: role.name,
    permissions: expect.arrayContaining([...role.permissions]),
  });

describe("roles.list", () => {
  test("[V8][C38][S16][S17][S18][P9][P10][P11] every organization starts with the roles of its blueprint, and shows what each allows", async () => {
    for (const key of ["compliance-ops", "machine-fleet", "data-security", "ai-tracing", "ai-governance"]) {
      const { founder, ...tenant } = await staffed(api, key);
      const { roles } = blueprint(key);
      const { items } = await founder.client.roles.list.query({ organization: tenant.org });
      expect(items).toHaveLength(roles.organization.length + roles.workspace.length);
      expect(items).toEqual(expect.arrayContaining([...roles.organization, ...roles.workspace].map(shown)));
      expect(items.every(({ builtIn, there }) => builtIn && there === null)).toBe(true);
      for (const item of items) {
        expect(item.permissions).toHaveLength(roleIn(roles, item.level, item.key)?.permissions.length ?? -1);
      }
      const here = await founder.client.roles.list.query({ workspace: tenant.workspace });
      expect(here.items.map(({ level, key: one }) => [level, one])).toEqual(
        items.map(({ level, key: one }) => [level, one]),
      );
    }
  });

  test("[M11] a role for day-to-day work covers policies and assets, and not the members", async () => {
    const { as, workspace } = await staffed(api, "ai-governance");
    const { items } = await as("workspace_member").client.roles.list.query({ workspace });
    const member = items.find(({ key }) => key === "workspace_member")?.permissions ?? [];
    expect(member).toEqual(
      expect.arrayContaining(["policy:read", "policy:update", "asset:read", "asset:create"]),
    );
    expect(member.some((name) => /^member:(?!read|leave)/.test(name))).toBe(false);
    const ask = (
      permission: "policy:update" | "asset:create" | "ai_provider:update" | "organization_member:add",
    ) => as("workspace_member").client.access.check.query({ workspace, permission });
    expect((await ask("policy:update")).allowed).toBe(true);
    expect((await ask("asset:create")).allowed).toBe(true);
    expect((await ask("ai_provider:update")).allowed).toBe(false);
  });

  test("[M62][M63] providers and people of the organization belong to the tenant admin, never the workspace admin", async () => {
    const { founder, as, workspace } = await staffed(api, "ai-governance");
    for (const permission of ["ai_provider:update", "organization_member:add"] as const) {
      const check = (person: typeof founder) => person.client.access.check.query({ workspace, permission });
      expect((await check(founder)).allowed).toBe(true);
      expect(await check(as("workspace_admin"))).toMatchObject({
        allowed: false,
        message: `You need the Tenant admin role to ${blueprint("ai-governance").catalogue.named[permission]?.description}.`,
      });
    }
  });

  test.each([
    {
      title:
        "[S16][S17][S18] the admin manages everything, the editor scans and keeps policies, the viewer looks on",
      key: "data-security",
      may: {
        admin: [
          "member:add",
          "connector:update",
          "workspace:update",
          "policy:update",
          "classifier:update",
          "scan:run",
          "scan:read",
          "finding:read",
          "report:read",
        ],
        editor: [
          "scan:run",
          "classifier:update",
          "policy:update",
          "finding:read",
          "report:read",
          "scan:read",
        ],
        viewer: ["finding:read", "report:read", "scan:read"],
      },
    },
    {
      title: "[P9][P10][P11] the owner has full access, the contributor keeps projects, the reader looks on",
      key: "ai-tracing",
      may: {
        owner: [
          "member:add",
          "member:make_owner",
          "workspace:delete",
          "project:update",
          "project:read",
          "trace:read",
        ],
        contributor: ["project:update", "project:read", "trace:read"],
        reader: ["project:read", "trace:read"],
      },
    },
  ] as const)("$title", async ({ key, may }) => {
    const { as, workspace } = await staffed(api, key);
    const roles = Object.entries(may) as [string, readonly PermissionName[]][];
    const asked = [...new Set(roles.flatMap(([, permissions]) => permissions))];
    for (const [role, permissions] of roles) {
      for (const permission of asked) {
        const { allowed } = await as(role).client.access.check.query({ workspace, permission });
        expect([role, permission, allowed]).toEqual([role, permission, permissions.includes(permission)]);
      }
    }
  });

  test("count the holders of a role: people, teams and pending invitations, here and in the whole organization", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-governance");
    const { org: organization, workspace } = tenant;
    const second = await founder.client.workspaces.create.mutate({
      organization,
      name: "Second",
      slug: `s-${organization.slice(0, 8)}`,
    });
    const viewer = as("workspace_viewer");
    const add = { email: viewer.email, role: "workspace_viewer" };
    await founder.client.members.add.mutate({ workspace: second.id, ...add });
    await join(api, { ...tenant, workspace: second.id }, founder, "workspace_viewer");
    await makeTeam(tenant, { by: founder, role: "workspace_viewer" });
    await founder.client.invitations.create.mutate({
      workspace,
      email: "invited@people.example",
      role: "workspace_viewer",
    });
    const heldBy = (items: readonly { key: string; held: unknown }[]) =>
      items.find(({ key }) => key === "workspace_viewer")?.held;
    const { roles } = founder.client;
    expect(heldBy((await roles.list.query({ workspace })).items)).toEqual({
      people: 1,
      teams: 1,
      invitations: 1,
    });
    expect(heldBy((await roles.list.query({ workspace: second.id })).items)).toEqual({
      people: 2,
      teams: 0,
      invitations: 0,
    });
    expect(heldBy((await roles.list.query({ organization })).items)).toEqual({
      people: 2,
      teams: 1,
      invitations: 1,
    });
  });

  test("give the same answer for another tenant's workspace and organization as for missing ones", async () => {
    const mine = await staffed(api, "compliance-ops");
    const theirs = await staffed(api, "compliance-ops");
    const { roles } = mine.founder.client;
    await expectLooksMissing((workspace) => roles.list.query({ workspace }), theirs);
    await expectLooksMissing((organization) => roles.list.query({ organization }), {
      ...theirs,
      workspace: theirs.org,
    });
  });
});
