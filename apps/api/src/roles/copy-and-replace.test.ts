import { tenantTransaction } from "@bailiwick/db";
import type { PermissionName } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { hashToken } from "../identity/credential.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { makeTeam } from "../testing/teams.ts";
import { newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

const least = ["workspace:read", "member:leave"] as const;

describe("roles.copyAndReplace", () => {
  test("[V12] a custom role takes the place of a built-in one for people, teams and invitations, everywhere, with one entry", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-governance");
    const { org: organization, workspace } = tenant;
    const { roles, members, workspaces, invitations } = founder.client;
    const second = await workspaces.create.mutate({
      organization,
      name: "Second",
      slug: `s-${organization.slice(0, 8)}`,
    });
    const viewer = as("workspace_viewer");
    await members.add.mutate({ workspace: second.id, email: viewer.email, role: "workspace_viewer" });
    const team = await makeTeam(tenant, { by: founder, role: "workspace_viewer" });
    const invited = { workspace, email: "invited@people.example", role: "workspace_viewer" };
    const pending = await invitations.create.mutate(invited);
    const input = {
      organization,
      level: "workspace",
      key: "workspace_viewer",
      name: "Auditor",
      description: "Reads along, and the log.",
    } as const;
    const permissions: PermissionName[] = [...least, "member:read", "audit:read"];
    const change = { ...input, permissions };

    const effects = await founder.client.access.preview.mutate({
      act: "roles.copyAndReplace",
      input: change,
    });
    expect(effects.changes).toContainEqual(
      expect.objectContaining({ userId: viewer.id, losses: expect.arrayContaining(["policy:read"]) }),
    );

    const { role, moved } = await roles.copyAndReplace.mutate(change);
    expect(role).toMatchObject({ key: "auditor", name: "Auditor", builtIn: false });
    expect(moved).toEqual({ people: 2, teams: 1, invitations: 1 });
    for (const at of [workspace, second.id]) {
      expect((await members.get.query({ workspace: at, userId: viewer.id })).role).toBe("auditor");
    }
    const grants = await founder.client.teamGrants.list.query({ workspace });
    expect(grants.items).toMatchObject([{ team: { id: team }, role: "auditor" }]);
    const listed = await invitations.list.query({ workspace });
    expect(listed.items.find(({ id }) => id === pending.id)?.role).toBe("auditor");
    await viewer.client.audit.list.query({ workspace });
    const [entry, before] = await newest(api, tenant, 2);
    expect(entry).toMatchObject({
      action: "role.replaced",
      target: "Workspace viewer",
      after: { key: "auditor", name: "Auditor", moved: { people: 2, teams: 1, invitations: 1 } },
    });
    expect(before).toMatchObject({ action: "invitation.created" });
  });

  test("an organization role is replaced as well", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-tracing");
    const { org: organization } = tenant;
    const { items } = await founder.client.members.list.query({ organization });
    const { role, moved } = await founder.client.roles.copyAndReplace.mutate({
      organization,
      level: "organization",
      key: "org_member",
      name: "Colleague",
      permissions: ["organization:read", "team:read"],
    });
    expect(moved).toMatchObject({ people: items.filter((one) => one.role === "org_member").length });
    expect(role).toMatchObject({ level: "organization", key: "colleague" });
  });

  test("refuses the owner's role, a custom role, an unknown role, and people who can't create roles", async () => {
    const { founder, as, org: organization } = await staffed(api, "compliance-ops");
    const draft = { organization, level: "workspace" as const, name: "New", permissions: [...least] };
    const replace = (key: string, who = founder) =>
      errorOf(who.client.roles.copyAndReplace.mutate({ ...draft, key }));
    expect(await replace("owner")).toMatchObject({
      code: "FORBIDDEN",
      reason: "role_keeps_owner",
      message: "Owner can't be replaced: workspaces and organizations always need it.",
    });
    const custom = await founder.client.roles.create.mutate({ ...draft, name: "Custom" });
    expect(await replace(custom.key)).toMatchObject({ code: "INVALID", reason: "not_built_in_role" });
    expect(await replace("none")).toMatchObject({ code: "NOT_FOUND", reason: "no_such_role" });
    expect(await replace("viewer", as("admin"))).toMatchObject({ reason: "missing_permission" });
    const taken = founder.client.roles.copyAndReplace.mutate({ ...draft, key: "viewer", name: "Custom" });
    expect(await errorOf(taken)).toMatchObject({ reason: "role_name_taken", path: "name" });
  });

  test("another tenant's organization looks missing", async () => {
    const one = await staffed(api, "compliance-ops");
    const other = await staffed(api, "compliance-ops");
    const call = one.founder.client.roles.copyAndReplace.mutate({
      organization: other.org,
      level: "workspace",
      key: "viewer",
      name: "New",
      permissions: [...least],
    });
    expect(await errorOf(call)).toMatchObject({ code: "NOT_FOUND" });
  });

  test("a concurrent assignment is replaced if it came before, and keeps the built-in role if it came after", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-governance");
    const { org: organization, workspace } = tenant;
    const newcomer = await api.person("Newcomer");
    const [added, replaced] = await Promise.all([
      founder.client.members.add.mutate({ workspace, email: newcomer.email, role: "workspace_viewer" }),
      founder.client.roles.copyAndReplace.mutate({
        organization,
        level: "workspace",
        key: "workspace_viewer",
        name: "Reader",
        permissions: [...least],
      }),
    ]);
    const { role } = await founder.client.members.get.query({ workspace, userId: added.userId });
    // Adding someone to the organization and its workspace is two entries, replacing a role one.
    const order = (await newest(api, tenant, 3)).map(({ action }) => action);
    const replacedLast = order[0] === "role.replaced";
    expect(order.toSorted()).toEqual(["member.added", "organization.member_added", "role.replaced"]);
    expect(role).toBe(replacedLast ? replaced.role.key : "workspace_viewer");
  });

  test("the database refuses to move the owner's role, and a built-in role to another built-in one", async () => {
    const { founder, org: organization } = await staffed(api, "compliance-ops");
    const draft = { organization, level: "workspace" as const, name: "Custom", permissions: [...least] };
    const { key } = await founder.client.roles.create.mutate(draft);
    const tries = [
      ["owner", key],
      ["viewer", "member"],
    ] as const;
    for (const [from, to] of tries) {
      const entry = {
        organization,
        workspace: null,
        tokenHash: hashToken(founder.token),
        ip: null,
        actingAs: "member" as const,
        forChange: true,
      };
      const moving = tenantTransaction(api.app, entry, ({ sql }) =>
        sql("SELECT people FROM authz.replace_role('workspace', $1, $2)", [from, to]),
      );
      await expect(moving).rejects.toMatchObject({ code: "42501" });
    }
  });
});
