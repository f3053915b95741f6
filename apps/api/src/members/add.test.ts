import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { enlist, expectLooksMissing, found, newest, staffed, suspend } from "../testing/tenants.ts";

const api = await startApi();

const alreadyMember = {
  code: "CONFLICT",
  reason: "already_member",
  path: null,
  message: "User is already a member of this workspace",
};

describe("members.add", () => {
  test("[V52] an owner and an admin add a person, who has access at the next request", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    await api.owner.query("UPDATE organization SET plan = 'starter'");
    for (const by of [as("owner"), as("admin")]) {
      const person = await api.person("Newcomer");
      expect(await errorOf(person.client.members.list.query({ workspace }))).toMatchObject({
        code: "NOT_FOUND",
      });
      const added = await by.client.members.add.mutate({
        workspace,
        email: `  ${person.email.toUpperCase()} `,
        role: "viewer",
      });
      expect(added).toMatchObject({ userId: person.id, name: "Newcomer", role: "viewer", active: true });
      const { items } = await person.client.members.list.query({ workspace });
      expect(items.map((item) => item.userId)).toContain(person.id);
    }
  });

  test("[S9][S25] in data-security a workspace's admin adds people once it exists, changes and removes them; an editor can't", async () => {
    const { founder, ...tenant } = await staffed(api, "data-security");
    const { id: workspace } = await founder.client.workspaces.create.mutate({
      organization: tenant.org,
      name: "Customer data",
      slug: "customer-data",
    });
    const [admin, editor, person] = [await api.person(), await api.person(), await api.person()];
    for (const each of [admin, editor, person]) await enlist(api, tenant, each, "org_member");
    const seat = (by: TestPerson, { email }: TestPerson, role: string) =>
      by.client.members.add.mutate({ workspace, email, role });
    await seat(founder, admin, "admin");
    await seat(admin, editor, "editor");
    await seat(admin, person, "viewer");
    const userId = person.id;
    const acts = ({ client: { members } }: TestPerson) => [
      () => members.changeRole.mutate({ workspace, userId, role: "editor" }),
      () => members.remove.mutate({ workspace, userId }),
    ];
    for (const act of acts(editor))
      expect(await errorOf(act())).toMatchObject({ reason: "missing_permission" });
    const role = async () =>
      (await admin.client.members.list.query({ workspace })).items.find((item) => item.userId === userId)
        ?.role;
    expect(await role()).toBe("viewer");
    const [change, remove] = acts(admin);
    await change?.();
    expect(await role()).toBe("editor");
    await remove?.();
    expect(await role()).toBeUndefined();
  });

  test("[V16] records the actor, the person, the role and the client address in the workspace's log", async () => {
    const { as, founder, ...tenant } = await staffed(api, "compliance-ops");
    const [entry] = await newest(api, tenant);
    expect(entry).toEqual({
      seq: 4,
      action: "member.added",
      outcome: "done",
      actor: founder.email,
      via: "workspace",
      workspace: tenant.workspace,
      target: as("viewer").email,
      before: null,
      after: { role: "viewer" },
    });
  });

  test("[M22][M60] a tenant admin adds people in every workspace, a workspace admin only in their own", async () => {
    const { as, founder, ...tenant } = await staffed(api, "ai-governance");
    const admin = await api.person("Second tenant admin");
    await enlist(api, tenant, admin, "tenant_admin");
    const [first, second] = [await api.person(), await api.person()];
    const { workspace } = tenant;
    await admin.client.members.add.mutate({ workspace, email: first.email, role: "workspace_admin" });
    expect((await newest(api, tenant))[0]).toMatchObject({ via: "organization", actor: admin.email });
    await enlist(api, tenant, second, "tenant_member");
    await first.client.members.add.mutate({ workspace, email: second.email, role: "workspace_viewer" });
    const sibling = await founder.client.workspaces.create.mutate({
      organization: tenant.org,
      name: "Sibling",
      slug: `s-${tenant.slug}`,
    });
    const there = { workspace: sibling.id, email: second.email, role: "workspace_viewer" };
    expect((await errorOf(first.client.members.add.mutate(there))).code).toBe("NOT_FOUND");
    await admin.client.members.add.mutate(there);
    const other = await staffed(api, "ai-governance");
    const add = { email: second.email, role: "workspace_viewer" };
    await expectLooksMissing((ref) => first.client.members.add.mutate({ workspace: ref, ...add }), other);
    await expectLooksMissing((ref) => founder.client.members.add.mutate({ workspace: ref, ...add }), other);
  });

  test("[M13] a person from outside joins the organization in the same commit, if the actor can add people to it", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-governance");
    const person = await api.person("Newcomer");
    const { workspace, org } = tenant;
    await founder.client.members.add.mutate({ workspace, email: person.email, role: "workspace_member" });
    const { rows } = await api.owner.query(
      "SELECT role, name, email, created_by FROM organization_member WHERE org_id = $1 AND user_id = $2",
      [org, person.id],
    );
    expect(rows).toEqual([
      { role: "tenant_member", name: "Newcomer", email: person.email, created_by: founder.id },
    ]);
    expect(await newest(api, tenant, 2)).toMatchObject([
      { action: "member.added", target: person.email, after: { role: "workspace_member" } },
      { action: "organization.member_added", target: person.email, after: { role: "tenant_member" } },
    ]);
  });

  test("[M13][M33] a workspace admin adds only people of the organization, and learns of no other account", async () => {
    const { as, ...tenant } = await staffed(api, "ai-governance");
    const person = await api.person();
    const refusals = [];
    for (const email of [person.email, "nobody@nowhere.example"]) {
      const input = { workspace: tenant.workspace, email, role: "workspace_member" };
      refusals.push(await errorOf(as("workspace_admin").client.members.add.mutate(input)));
    }
    expect(refusals[0]).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      path: null,
      message: "You need the Tenant admin role to add people to the organization.",
    });
    expect(refusals[1]).toEqual(refusals[0]);
    expect((await newest(api, tenant))[0]).toMatchObject({ action: "member.added", outcome: "refused" });
    await enlist(api, tenant, person, "tenant_member");
    const input = { workspace: tenant.workspace, email: person.email, role: "workspace_member" };
    expect(await as("workspace_admin").client.members.add.mutate(input)).toMatchObject({ userId: person.id });
  });

  test("[M54] adding a member twice is refused, and their role stays", async () => {
    for (const [blueprint, role, other] of [
      ["compliance-ops", "viewer", "admin"],
      ["ai-governance", "workspace_viewer", "workspace_admin"],
    ] as const) {
      const { founder, as, ...tenant } = await staffed(api, blueprint);
      const { workspace, org } = tenant;
      const { email, id } = as(role);
      expect(
        await errorOf(founder.client.members.add.mutate({ workspace, email, role: other })),
      ).toMatchObject(alreadyMember);
      const { rows } = await api.owner.query("SELECT role FROM member WHERE org_id = $1 AND user_id = $2", [
        org,
        id,
      ]);
      expect(rows).toEqual([{ role }]);
      expect((await newest(api, tenant))[0]).toMatchObject({
        action: "member.added",
        outcome: "refused",
        after: { reason: "already_member" },
      });
    }
  });

  test("refuses an address without anyone who can sign in", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const suspended = await api.person();
    await suspend(api, suspended);
    for (const email of ["nobody@nowhere.example", suspended.email]) {
      expect(
        await errorOf(founder.client.members.add.mutate({ workspace, email, role: "viewer" })),
      ).toMatchObject({
        code: "NOT_FOUND",
        reason: "no_such_account",
        path: "email",
        message: "No account here can sign in with this email address. You can invite it.",
      });
    }
  });

  test("[V52] refuses members and viewers, and says who can", async () => {
    const { as, ...tenant } = await staffed(api, "compliance-ops");
    const person = await api.person();
    const { workspace } = tenant;
    for (const role of ["member", "viewer"]) {
      const call = as(role).client.members.add.mutate({ workspace, email: person.email, role: "viewer" });
      expect(await errorOf(call)).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
        message: "You need the Owner or Admin role to add members.",
      });
      expect((await newest(api, tenant))[0]).toMatchObject({ actor: as(role).email, outcome: "refused" });
    }
  });

  test("[V53] an admin adds no one as owner; an unknown role is bad input", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    const { email } = await api.person();
    const add = (role: string) => as("admin").client.members.add.mutate({ workspace, email, role });
    expect(await errorOf(add("owner"))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      message: "You need the Owner role to make a member an owner.",
    });
    expect(await errorOf(add("workspace_admin"))).toMatchObject({
      code: "INVALID",
      reason: "unknown_role",
      path: "role",
    });
  });

  test("[V42] an owner adds a second owner outright", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const { email } = await api.person();
    expect(await founder.client.members.add.mutate({ workspace, email, role: "owner" })).toMatchObject({
      role: "owner",
    });
  });

  test("respects the plan's number of members, or the one lifted for the organization", async () => {
    const { founder, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const add = async () =>
      founder.client.members.add.mutate({ workspace, email: (await api.person()).email, role: "viewer" });
    await add();
    expect(await errorOf(add())).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "member_limit",
      message: "5 members limit reached",
    });
    await api.owner.query("INSERT INTO organization_limit VALUES ($1, 'members', 6)", [tenant.org]);
    await add();
    expect(await errorOf(add())).toMatchObject({ message: "6 members limit reached" });
  });

  test("refuses in an archived workspace, where no permission changes anything", async () => {
    const { founder, ...tenant } = await staffed(api, "compliance-ops");
    await api.owner.query("UPDATE workspace SET state = 'archived', archived_at = now() WHERE id = $1", [
      tenant.workspace,
    ]);
    const { email } = await api.person();
    const { workspace } = tenant;
    expect(
      await errorOf(founder.client.members.add.mutate({ workspace, email, role: "viewer" })),
    ).toMatchObject({
      code: "WRONG_STATE",
      reason: "workspace_archived",
    });
  });

  test("[V4] gives the same answer for another tenant's workspace as for a missing one", async () => {
    const stranger = await api.person();
    await found(api, stranger, "compliance-ops");
    const theirs = await staffed(api, "compliance-ops");
    await expectLooksMissing(
      (workspace) => stranger.client.members.add.mutate({ workspace, email: stranger.email, role: "owner" }),
      theirs,
    );
  });
});
