import type { PermissionName } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { enlist, join, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

const least = ["workspace:read", "member:leave"] as const;

describe("roles.create and roles.update", () => {
  test("[V12][C38] an owner creates a role, assigns it, edits it, and each takes effect at the next request", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { org: organization, workspace } = tenant;
    const { roles, members } = founder.client;
    const made = await roles.create.mutate({
      organization,
      level: "workspace",
      name: "Äußere Prüfung",
      description: "Reads the log.",
      permissions: [...least, "member:read", "audit:read", "audit:read"],
    });
    expect(made).toMatchObject({
      key: "aussere_prufung",
      name: "Äußere Prüfung",
      description: "Reads the log.",
      builtIn: false,
      permissions: ["workspace:read", "member:read", "member:leave", "audit:read"],
      held: { people: 0, teams: 0, invitations: 0 },
    });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "role.created",
      target: "Äußere Prüfung",
      after: { level: "workspace", permissions: made.permissions },
    });
    const viewer = as("viewer");
    await members.changeRole.mutate({ workspace, userId: viewer.id, role: made.key });
    await viewer.client.audit.list.query({ workspace });
    expect((await viewer.client.members.list.query({ workspace })).items).toContainEqual(
      expect.objectContaining({ userId: viewer.id, role: made.key }),
    );

    const edit = {
      organization,
      level: "workspace",
      key: made.key,
      name: "Auditor",
      description: "",
    } as const;
    const edited = await roles.update.mutate({
      ...edit,
      permissions: [...least, "member:read", "member:add"],
    });
    expect(edited).toMatchObject({ key: made.key, name: "Auditor", held: { people: 1 } });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "role.updated",
      target: "Auditor",
      before: { name: "Äußere Prüfung" },
      after: { name: "Auditor" },
    });
    expect(await errorOf(viewer.client.audit.list.query({ workspace }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
    const check = viewer.client.access.check.query({ workspace, permission: "member:add" });
    expect((await check).allowed).toBe(true);
  });

  test("a custom role works in every verb that involves roles, and gives no more than it holds", async () => {
    const { founder, as, ...tenant } = await staffed(api, "machine-fleet");
    const { org: organization, workspace } = tenant;
    const { key } = await founder.client.roles.create.mutate({
      organization,
      level: "workspace",
      name: "Receptionist",
      permissions: [...least, "organization:read", "team:read", "member:read", "member:add", "member:remove"],
    });
    const receptionist = await join(api, tenant, founder, key);
    const { members } = receptionist.client;
    const newcomer = await api.person("Newcomer");
    const add = (role: string) => members.add.mutate({ workspace, email: newcomer.email, role });
    expect(await errorOf(add("admin"))).toMatchObject({ code: "FORBIDDEN", reason: "above_yourself" });
    expect(await errorOf(add("owner"))).toMatchObject({ code: "FORBIDDEN" });
    await add(key);
    await members.remove.mutate({ workspace, userId: newcomer.id });
    expect(await errorOf(members.remove.mutate({ workspace, userId: as("admin").id }))).toMatchObject({
      reason: "above_yourself",
    });
    const change = members.changeRole.mutate({ workspace, userId: as("member").id, role: "member" });
    expect(await errorOf(change)).toMatchObject({ reason: "missing_permission" });
    await as("admin").client.members.changeRole.mutate({
      workspace,
      userId: receptionist.id,
      role: "member",
    });
    await founder.client.members.changeRole.mutate({ workspace, userId: receptionist.id, role: key });
    await members.leave.mutate({ workspace });
  });

  test("[M63][S6] an organization role applies in the organization and, if it reaches them, in every workspace", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-governance");
    const { org: organization, workspace } = tenant;
    const { roles } = founder.client;
    const made = await roles.create.mutate({
      organization,
      level: "organization",
      name: "Auditor",
      permissions: [
        "organization:read",
        "workspace:read",
        "member:read",
        "audit:read",
        "organization_audit:read",
      ],
    });
    const auditor = await api.person("Auditor");
    await enlist(api, tenant, auditor, "tenant_member");
    expect(await errorOf(auditor.client.audit.list.query({ workspace }))).toMatchObject({
      code: "NOT_FOUND",
    });
    const { members } = founder.client;
    await members.changeRole.mutate({ organization, userId: auditor.id, role: made.key });
    await auditor.client.audit.list.query({ workspace });
    const { items } = await auditor.client.members.list.query({ workspace });
    expect(items.find(({ userId }) => userId === auditor.id)).toMatchObject({
      role: null,
      sources: [{ source: "organization", role: made.key, team: null, endsAt: null }],
    });
    const remove = { organization, level: "organization", key: made.key } as const;
    expect(await errorOf(as("workspace_admin").client.roles.delete.mutate(remove))).toMatchObject({
      message: "You need the Tenant admin role to delete roles.",
    });
  });

  test("[S32] where the platform admin appoints the admins, no custom role makes one", async () => {
    const { founder, org: organization } = await staffed(api, "data-security");
    const create = (permissions: readonly PermissionName[]) =>
      founder.client.roles.create.mutate({
        organization,
        level: "organization",
        name: "Helper",
        permissions: [...permissions],
      });
    for (const name of ["workspace:read", "workspace:create", "role:create"] as const) {
      expect(await errorOf(create(["organization:read", name]))).toMatchObject({
        code: "FORBIDDEN",
        reason: "platform_appoints",
      });
    }
    expect(await create(["organization:read", "team:read", "team:create"])).toMatchObject({ key: "helper" });
  });

  test("refuse an invalid role: a taken name, a permission of another level or an unknown one, a missing required one", async () => {
    const { founder, org: organization } = await staffed(api, "ai-governance");
    const { roles } = founder.client;
    const draft = (over: object) =>
      errorOf(
        roles.create.mutate({
          organization,
          level: "workspace",
          name: "New",
          permissions: [...least],
          ...over,
        }),
      );
    expect(await draft({ name: "workspace ADMIN" })).toMatchObject({
      code: "CONFLICT",
      reason: "role_name_taken",
    });
    expect(await draft({ permissions: [...least, "team:create"] })).toMatchObject({
      code: "INVALID",
      reason: "permission_not_of_role",
      path: "permissions",
    });
    expect(await draft({ permissions: [...least, "platform:read"] })).toMatchObject({ code: "INVALID" });
    expect(await draft({ permissions: [...least, "all"] })).toMatchObject({ code: "INVALID" });
    expect(await draft({ permissions: ["workspace:read"] })).toMatchObject({ reason: "permission_needed" });
    expect(await draft({ name: "\u202e" })).toMatchObject({ code: "INVALID", path: "name" });
    const builtIn = { organization, level: "workspace", key: "workspace_admin", name: "Mine" } as const;
    expect(await errorOf(roles.update.mutate({ ...builtIn, permissions: [...least] }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "built_in_role",
    });
    expect(
      await errorOf(roles.update.mutate({ ...builtIn, key: "none", permissions: [...least] })),
    ).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_role",
    });
  });

  test("refuse people who can't, name who can, and record the attempt; a flat workspace has no organization roles", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { org: organization } = tenant;
    const draft = { organization, level: "workspace" as const, name: "New", permissions: [...least] };
    expect(await errorOf(as("admin").client.roles.create.mutate(draft))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      path: null,
      message: "You need the Owner role to create roles.",
    });
    expect((await newest(api, tenant))[0]).toMatchObject({ action: "role.created", outcome: "refused" });
    const call = founder.client.roles.create.mutate({ ...draft, level: "organization" });
    expect(await errorOf(call)).toMatchObject({
      code: "INVALID",
      reason: "no_organization_roles",
      path: "level",
    });
  });

  test("stop at 50 custom roles", async () => {
    const { founder, org: organization } = await staffed(api, "compliance-ops");
    await api.owner.query(
      `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
       SELECT $1, 'workspace', 'custom_' || i, 'Custom ' || i, 5, false, r.permissions
       FROM generate_series(1, 50) i, role r WHERE r.org_id = $1 AND r.key = 'viewer'`,
      [organization],
    );
    const call = founder.client.roles.create.mutate({
      organization,
      level: "workspace",
      name: "One more",
      permissions: [...least],
    });
    expect(await errorOf(call)).toMatchObject({ code: "LIMIT_REACHED", reason: "role_limit" });
  });
});
