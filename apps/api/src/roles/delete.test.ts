import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { makeTeam } from "../testing/teams.ts";
import { enlist, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

const least = ["workspace:read", "member:leave"] as const;

describe("roles.delete", () => {
  test("deletes a role that no one has, and frees its name and key", async () => {
    const { founder, ...tenant } = await staffed(api, "compliance-ops");
    const { org: organization } = tenant;
    const { roles } = founder.client;
    const draft = { organization, level: "workspace" as const, name: "Auditor", permissions: [...least] };
    const { key } = await roles.create.mutate(draft);
    expect(await roles.delete.mutate({ organization, level: "workspace", key })).toEqual({
      level: "workspace",
      key,
      moved: 0,
    });
    expect((await newest(api, tenant))[0]).toMatchObject({ action: "role.deleted", target: "Auditor" });
    expect(await roles.create.mutate(draft)).toMatchObject({ key });
  });

  test("requires a replacement if anyone has the role, and moves people, teams and invitations to it in every workspace", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-governance");
    const { org: organization, workspace } = tenant;
    const { roles, members, workspaces, invitations } = founder.client;
    const second = await workspaces.create.mutate({
      organization,
      name: "Second",
      slug: `s-${organization.slice(0, 8)}`,
    });
    const { key } = await roles.create.mutate({
      organization,
      level: "workspace",
      name: "Auditor",
      permissions: [...least, "audit:read"],
    });
    const viewer = as("workspace_viewer");
    await members.changeRole.mutate({ workspace, userId: viewer.id, role: key });
    await members.add.mutate({ workspace: second.id, email: viewer.email, role: key });
    const team = await makeTeam(tenant, { by: founder, role: key });
    const invited = { workspace, email: "invited@people.example" };
    const pending = await invitations.create.mutate({ ...invited, role: key });
    const settled = await invitations.create.mutate({ ...invited, email: "other@people.example", role: key });
    await invitations.revoke.mutate({ workspace, invitation: settled.id });

    const one = { organization, level: "workspace", key } as const;
    expect(await errorOf(roles.delete.mutate(one))).toMatchObject({
      code: "INVALID",
      reason: "replacement_needed",
      path: "replacement",
      message: "4 people, teams or invitations have this role. Choose the role that replaces it.",
    });
    for (const replacement of [key, "no_such_role", "tenant_member"]) {
      expect(await errorOf(roles.delete.mutate({ ...one, replacement }))).toMatchObject({
        code: "INVALID",
        reason: "unknown_role",
        path: "replacement",
      });
    }
    const replacement = "workspace_member";
    expect(await roles.delete.mutate({ ...one, replacement })).toEqual({ level: "workspace", key, moved: 4 });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "role.deleted",
      target: "Auditor",
      after: { replacement, moved: 4 },
    });
    for (const at of [workspace, second.id]) {
      const { role } = await members.get.query({ workspace: at, userId: viewer.id });
      expect(role).toBe(replacement);
    }
    const grants = await founder.client.teamGrants.list.query({ workspace });
    expect(grants.items).toMatchObject([{ team: { id: team }, role: replacement }]);
    const listed = await invitations.list.query({ workspace });
    const roleOf = (id: string) => listed.items.find((invitation) => invitation.id === id)?.role;
    expect(roleOf(pending.id)).toBe(replacement);
    // Past entries keep the role's name at the time.
    expect(roleOf(settled.id)).toBe(key);
  });

  test("moves the people of an organization role to another one", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-tracing");
    const { org: organization } = tenant;
    const { roles, members } = founder.client;
    const { key } = await roles.create.mutate({
      organization,
      level: "organization",
      name: "Librarian",
      permissions: ["organization:read", "team:read"],
    });
    const person = await api.person("Librarian");
    await enlist(api, tenant, person, key);
    await roles.delete.mutate({ organization, level: "organization", key, replacement: "org_admin" });
    const { items } = await members.list.query({ organization, search: person.email });
    expect(items).toMatchObject([{ userId: person.id, role: "org_admin" }]);
  });

  test("refuses built-in roles, and people who can't", async () => {
    const { founder, as, org: organization } = await staffed(api, "compliance-ops");
    const one = { organization, level: "workspace", key: "viewer" } as const;
    expect(await errorOf(founder.client.roles.delete.mutate(one))).toMatchObject({ reason: "built_in_role" });
    expect(await errorOf(as("admin").client.roles.delete.mutate(one))).toMatchObject({
      message: "You need the Owner role to delete roles.",
    });
  });
});
