import { randomUUID } from "node:crypto";
import { aiGovernance } from "@bailiwick/domain";
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
    expect(admins.filter(({ role }) => role === aiGovernance.creator.organization)).toHaveLength(1);
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
