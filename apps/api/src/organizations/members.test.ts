import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { cursorAfter } from "../procedure/cursor.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { allPages } from "../testing/paging.ts";
import { race } from "../testing/race.ts";
import {
  enlist,
  expectOrganizationLooksMissing,
  found,
  newest,
  staffed,
  suspend,
} from "../testing/tenants.ts";

const api = await startApi();
/** Another tenant. */
const theirs = await found(api, await api.person(), "ai-governance");

const list = ({ client }: TestPerson, organization: string, rest = {}) =>
  client.members.list.query({ organization, ...rest });
const add = ({ client }: TestPerson, organization: string, { email }: { email: string }, role: string) =>
  client.members.add.mutate({ organization, email, role });
const changeRole = ({ client }: TestPerson, organization: string, { id }: { id: string }, role: string) =>
  client.members.changeRole.mutate({ organization, userId: id, role });
const remove = ({ client }: TestPerson, organization: string, { id }: { id: string }) =>
  client.members.remove.mutate({ organization, userId: id });

describe("members.list in an organization", () => {
  test("[M13][M63] lists the people of the organization by name, page by page, for people who manage them", async () => {
    const { founder, org, as } = await staffed(api, "ai-governance");
    for (const name of ["Émile", "anna", "Zoe"])
      await add(founder, org, await api.person(name), "tenant_member");
    const whole = await list(founder, org);
    expect(whole.nextCursor).toBeNull();
    const names = whole.items.map((item) => item.name);
    expect(names).toEqual(names.toSorted(new Intl.Collator("und").compare));
    expect(whole.items).toHaveLength(7);
    expect(whole.items.find((item) => item.userId === founder.id)).toMatchObject({
      name: "Founder",
      email: founder.email,
      role: "tenant_admin",
      active: true,
    });
    expect(await allPages((cursor) => list(founder, org, { limit: 2, cursor }))).toEqual(whole.items);
    const some = await list(founder, org, { search: "ANN" });
    expect(some.items.map((item) => item.name)).toEqual(["anna"]);
    for (const role of ["workspace_admin", "workspace_viewer"]) {
      expect(await errorOf(list(as(role), org))).toMatchObject({
        message: "You need the Tenant admin role to see the people of the organization.",
      });
    }
    await expectOrganizationLooksMissing((organization) => list(founder, organization), theirs);
    const bad = await errorOf(list(founder, org, { cursor: cursorAfter([7]) }));
    expect(bad).toMatchObject({ code: "INVALID", reason: "unknown_cursor", path: "cursor" });
  });

  test("does not exist for standalone workspaces", async () => {
    const { founder, slug } = await staffed(api, "compliance-ops");
    expect(await errorOf(list(founder, slug))).toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("organizations.helpers", () => {
  test("names people who can give access to someone without it, and never the caller", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-governance");
    const newcomer = await api.person("Newcomer");
    await enlist(api, tenant, newcomer, "tenant_member");
    const { items } = await newcomer.client.organizations.helpers.query({ organization: tenant.org });
    expect(items).toEqual([{ userId: founder.id, name: founder.name, email: founder.email }]);
    const own = await founder.client.organizations.helpers.query({ organization: tenant.org });
    expect(own.items).toEqual([]);
    await expectOrganizationLooksMissing(
      (organization) => newcomer.client.organizations.helpers.query({ organization }),
      theirs,
    );
  });
});

describe("members.add in an organization", () => {
  test("[M13][M63] adds a person by address, for admins only, without any workspace", async () => {
    const { founder, org, workspace, as } = await staffed(api, "ai-governance");
    const person = await api.person("Newcomer");
    for (const role of ["workspace_admin", "workspace_member", "workspace_viewer"]) {
      expect(await errorOf(add(as(role), org, person, "tenant_member"))).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
        message: "You need the Tenant admin role to add people to the organization.",
      });
    }
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "organization.member_added",
      outcome: "refused",
      target: person.email,
    });
    expect(await add(founder, org, person, "tenant_member")).toMatchObject({
      userId: person.id,
      name: "Newcomer",
      role: "tenant_member",
      active: true,
    });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "organization.member_added",
      target: person.email,
      via: "organization",
      outcome: "done",
      after: { role: "tenant_member" },
      workspace: null,
    });
    expect((await person.client.organizations.list.query()).items).toMatchObject([{ id: org }]);
    expect((await errorOf(person.client.workspaces.get.query({ workspace }))).code).toBe("NOT_FOUND");
    expect(await errorOf(add(founder, org, person, "tenant_member"))).toMatchObject({
      code: "CONFLICT",
      reason: "already_organization_member",
    });
    await expectOrganizationLooksMissing(
      (organization) => add(founder, organization, person, "tenant_member"),
      theirs,
    );
  });

  test("refuses an unknown address, a suspended account's, and an unknown role", async () => {
    const { founder, org } = await staffed(api, "ai-governance");
    const unknown = { email: `${randomUUID()}@people.example` };
    const gone = await api.person("Gone");
    await suspend(api, gone);
    for (const person of [unknown, gone]) {
      expect(await errorOf(add(founder, org, person, "tenant_member"))).toMatchObject({
        code: "NOT_FOUND",
        reason: "no_such_account",
        path: "email",
      });
    }
    for (const role of ["workspace_admin", "no_such_role"]) {
      expect(await errorOf(add(founder, org, await api.person(), role))).toMatchObject({
        code: "INVALID",
        reason: "unknown_role",
        path: "role",
      });
    }
  });

  test("assigns no role above the actor's own", async () => {
    const tenant = await found(api, await api.person("Owner"), "ai-tracing");
    const admin = await api.person("Admin");
    await enlist(api, tenant, admin, "org_admin");
    const person = await api.person();
    expect(await errorOf(add(admin, tenant.org, person, "org_owner"))).toMatchObject({
      code: "FORBIDDEN",
      reason: "above_yourself",
      path: "role",
    });
    expect(await add(admin, tenant.org, person, "org_admin")).toMatchObject({ role: "org_admin" });
  });
});

describe("members.changeRole in an organization", () => {
  test("[M63] makes a person an admin and reverts it, effective at the next request, and records both", async () => {
    const { founder, org, workspace, as } = await staffed(api, "ai-governance");
    const person = await api.person("Second");
    await add(founder, org, person, "tenant_member");
    expect(await errorOf(changeRole(as("workspace_admin"), org, person, "tenant_admin"))).toMatchObject({
      message: "You need the Tenant admin role to change people's roles in the organization.",
    });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "organization.member_role_changed",
      outcome: "refused",
      target: person.id,
    });
    expect(await changeRole(founder, org, person, "tenant_admin")).toMatchObject({ role: "tenant_admin" });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "organization.member_role_changed",
      target: person.email,
      before: { role: "tenant_member" },
      after: { role: "tenant_admin" },
    });
    await person.client.workspaces.get.query({ workspace });
    await changeRole(founder, org, person, "tenant_member");
    expect((await errorOf(person.client.workspaces.get.query({ workspace }))).code).toBe("NOT_FOUND");
    const stranger = await api.person();
    expect(await errorOf(changeRole(founder, org, stranger, "tenant_admin"))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_person",
    });
    await expectOrganizationLooksMissing(
      (organization) => changeRole(founder, organization, person, "tenant_admin"),
      theirs,
    );
  });

  test("never leaves the organization without an admin who can sign in", async () => {
    const { founder, org } = await staffed(api, "ai-governance");
    const last = { code: "CONFLICT", reason: "last_organization_admin" };
    expect(await errorOf(changeRole(founder, org, founder, "tenant_member"))).toMatchObject(last);
    const second = await api.person("Second");
    await add(founder, org, second, "tenant_admin");
    await suspend(api, second);
    expect(await errorOf(changeRole(founder, org, founder, "tenant_member"))).toMatchObject(last);
    await api.owner.query(`UPDATE identity."user" SET suspended_at = NULL WHERE id = $1`, [second.id]);
    expect(await changeRole(founder, org, founder, "tenant_member")).toMatchObject({ role: "tenant_member" });
  });

  test("two admins who demote each other concurrently leave one of them", async () => {
    const { founder, org } = await staffed(api, "ai-governance");
    const second = await api.person("Second");
    await add(founder, org, second, "tenant_admin");
    const ended = await race(api, { table: "organization", org }, [
      () => changeRole(founder, org, second, "tenant_member"),
      () => changeRole(second, org, founder, "tenant_member"),
    ]);
    expect(ended.map((end) => end?.reason ?? "done").toSorted()).toEqual(["done", "missing_permission"]);
    const admins = (await list(founder, org).catch(() => list(second, org))).items;
    expect(admins.filter(({ role }) => role === "tenant_admin")).toHaveLength(1);
  });

  test("[S32] leaves appointed admins to the platform admin", async () => {
    const { founder, as, ...tenant } = await staffed(api, "data-security");
    const { org } = tenant;
    const appointed = { code: "FORBIDDEN", reason: "platform_appoints" };
    const person = as("editor");
    expect(await errorOf(changeRole(founder, org, person, "org_admin"))).toMatchObject(appointed);
    expect(await errorOf(changeRole(founder, org, founder, "org_member"))).toMatchObject(appointed);
    expect(await errorOf(add(founder, org, await api.person(), "org_admin"))).toMatchObject(appointed);
    const second = await api.person("Second admin");
    await enlist(api, tenant, second, "org_admin");
    expect(await errorOf(remove(founder, org, second))).toMatchObject(appointed);
    expect(await changeRole(founder, org, person, "org_member")).toMatchObject({ role: "org_member" });
  });
});

describe("members.remove in an organization", () => {
  test("[M63] ends everything that the person had in the organization, and each workspace's log records it", async () => {
    const { founder, org, workspace, as } = await staffed(api, "ai-governance");
    const person = as("workspace_member");
    expect(await errorOf(remove(as("workspace_admin"), org, person))).toMatchObject({
      code: "FORBIDDEN",
      message: "You need the Tenant admin role to remove people from the organization.",
    });
    expect(await remove(founder, org, person)).toEqual({ userId: person.id });
    expect(await newest(api, { org }, 2)).toMatchObject([
      { action: "member.removed", target: person.email, workspace, before: { role: "workspace_member" } },
      { action: "organization.member_removed", target: person.email, before: { role: "tenant_member" } },
    ]);
    expect((await errorOf(person.client.workspaces.get.query({ workspace }))).code).toBe("NOT_FOUND");
    expect(await person.client.organizations.list.query()).toEqual({ items: [] });
    expect(await errorOf(remove(founder, org, person))).toMatchObject({ reason: "no_such_person" });
    expect(await errorOf(remove(founder, org, founder))).toMatchObject({ reason: "remove_yourself" });
    await expectOrganizationLooksMissing(
      (organization) => remove(founder, organization, as("workspace_viewer")),
      theirs,
    );
  });

  test("names the workspaces that would be left without an owner, and succeeds once they are transferred", async () => {
    const owner = await api.person("Owner");
    const { org } = await found(api, owner, "ai-tracing");
    await owner.client.organizations.changePlan.mutate({ organization: org, plan: "pro" });
    const person = await api.person("Maker");
    await add(owner, org, person, "org_member");
    const made = await person.client.workspaces.create.mutate({
      organization: org,
      name: "Research",
      slug: "research",
    });
    expect(await errorOf(remove(owner, org, person))).toMatchObject({
      code: "CONFLICT",
      reason: "last_owner",
      path: null,
      message: "No one else has the Owner role in Research. Give it to someone else there first.",
    });
    await person.client.members.add.mutate({ workspace: made.id, email: owner.email, role: "owner" });
    await remove(owner, org, person);
    const { items } = await owner.client.members.list.query({ workspace: made.id });
    expect(items.map(({ userId }) => userId)).toEqual([owner.id]);
  });

  test("deletes the private workspace too, and an organization's owner can restore it as its owner", async () => {
    const owner = await api.person("Owner");
    const { org } = await found(api, owner, "ai-tracing");
    const person = await api.person("Leaver");
    await add(owner, org, person, "org_member");
    const [own] = (await person.client.workspaces.mine.query({})).items;
    const workspace = own?.id ?? "";
    await remove(owner, org, person);
    expect(await newest(api, { org }, 3)).toMatchObject([
      { action: "member.removed", workspace },
      { action: "workspace.deletion_requested", workspace, target: "My workspace" },
      { action: "organization.member_removed" },
    ]);
    const { items } = await owner.client.workspaces.list.query({
      organization: org,
      state: "pending_deletion",
    });
    expect(items).toMatchObject([{ id: workspace, isDefault: false, purgeAfter: expect.any(String) }]);
    expect(await owner.client.workspaces.restore.mutate({ workspace })).toMatchObject({ state: "active" });
    expect(await newest(api, { org }, 2)).toMatchObject([
      { action: "member.added", workspace, target: owner.email, after: { role: "owner" } },
      { action: "workspace.restored", workspace },
    ]);
    const { access } = await owner.client.workspaces.get.query({ workspace });
    expect(access.workspaceRole).toBe("owner");
    // A person who returns gets an additional new private workspace.
    await add(owner, org, person, "org_member");
    expect((await person.client.workspaces.mine.query({})).items.map(({ id }) => id)).not.toContain(
      workspace,
    );
  });
});

describe("members.leave in an organization", () => {
  const leave = ({ client }: TestPerson, organization: string) =>
    client.members.leave.mutate({ organization });

  test("is possible for everyone, and ends everything they had", async () => {
    const { org, workspace, founder, as } = await staffed(api, "ai-governance");
    const person = as("workspace_viewer");
    expect(await leave(person, org)).toEqual({ userId: person.id });
    expect(await newest(api, { org }, 2)).toMatchObject([
      { action: "member.left", workspace, actor: person.email },
      { action: "organization.member_left", actor: person.email, before: { role: "tenant_member" } },
    ]);
    expect(await errorOf(leave(person, org))).toMatchObject({ code: "NOT_FOUND" });
    expect(await errorOf(leave(founder, org))).toMatchObject({ reason: "last_organization_admin" });
    await expectOrganizationLooksMissing((organization) => leave(founder, organization), theirs);
  });

  test("does not exist for standalone workspaces", async () => {
    const { as, slug } = await staffed(api, "machine-fleet");
    expect(await errorOf(leave(as("member"), slug))).toMatchObject({
      code: "FORBIDDEN",
      reason: "not_offered",
    });
  });
});

describe("organizations.rename", () => {
  test("[S31] renames the organization, for its admin only, and never changes the slug", async () => {
    const { org, slug, founder, as } = await staffed(api, "data-security");
    const rename = ({ client }: TestPerson, organization: string) =>
      client.organizations.rename.mutate({ organization, name: " Another  " });
    expect(await errorOf(rename(as("admin"), org))).toMatchObject({
      message: "You need the Organization admin role to rename the organization.",
    });
    expect(await rename(founder, org)).toMatchObject({ id: org, name: "Another", slug });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "organization.renamed",
      via: "organization",
      actor: founder.email,
      before: { name: "Test" },
      after: { name: "Another" },
    });
    await expectOrganizationLooksMissing((organization) => rename(founder, organization), theirs);
  });
});
