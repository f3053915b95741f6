import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { enlist, found, newest, staffed, suspend } from "../testing/tenants.ts";
import { expectPlatformOnly, platformAdmin } from "./testing.ts";

const api = await startApi();
const platform = await platformAdmin(api);
const { createOrganization, appointOrganizationAdmin, dismissOrganizationAdmin, workspaces } =
  platform.client.platform;

const fresh = () => `a-${randomUUID().slice(0, 8)}`;
const byPlatform = { actor: platform.email, via: "platform", outcome: "done" };
const given = (admin: TestPerson, slug = fresh()) => ({
  blueprint: "data-security",
  name: "Customer",
  slug,
  admin: admin.email,
});

describe("platform.createOrganization", () => {
  test("[S10][S32] creates an organization for a customer with its first admin, and keeps no access inside", async () => {
    const admin = await api.person("First admin");
    const made = await createOrganization.mutate(given(admin));
    expect(made).toMatchObject({ name: "Customer", state: "active", workspaces: 1, ownerless: 0 });
    const { items } = await admin.client.workspaces.list.query({ organization: made.id });
    expect(items).toMatchObject([{ name: "Default", isDefault: true }]);
    expect((await admin.client.organizations.list.query()).items).toMatchObject([
      { id: made.id, role: "org_admin" },
    ]);
    const workspace = items[0]?.id ?? "";
    for (const call of [
      () => platform.client.workspaces.get.query({ workspace }),
      () => platform.client.members.list.query({ workspace }),
      () => platform.client.organizations.get.query({ organization: made.id }),
      () => platform.client.members.list.query({ organization: made.id }),
    ]) {
      expect((await errorOf(call())).code).toBe("NOT_FOUND");
    }
    expect((await platform.client.workspaces.mine.query({})).items).toEqual([]);
    expect((await newest(api, { org: made.id }, 9)).toReversed()).toMatchObject([
      { ...byPlatform, action: "organization.created", target: "Customer", after: { slug: made.slug } },
      {
        ...byPlatform,
        action: "organization.member_added",
        target: admin.email,
        after: { role: "org_admin" },
      },
      { ...byPlatform, action: "member.added", target: admin.email, workspace },
    ]);
  });

  test("creates nothing for a person without an account, nor where people create their own", async () => {
    const admin = await api.person();
    const slug = fresh();
    const unknown = { ...given(admin, slug), admin: `${randomUUID()}@people.example` };
    expect(await errorOf(createOrganization.mutate(unknown))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_account",
      path: "admin",
    });
    expect(
      await errorOf(createOrganization.mutate({ ...given(admin), blueprint: "ai-governance" })),
    ).toMatchObject({
      code: "FORBIDDEN",
      reason: "not_offered",
      path: "blueprint",
    });
    await createOrganization.mutate(given(admin, slug));
    expect(await errorOf(createOrganization.mutate(given(admin, slug)))).toMatchObject({
      reason: "slug_taken",
    });
    expect((await workspaces.query({ organization: slug })).admins).toMatchObject([{ userId: admin.id }]);
  });

  test("[S32] is reserved for the platform admin, and no one creates such an organization for themselves", async () => {
    const person = await api.person();
    await expectPlatformOnly([person], (client) => client.platform.createOrganization.mutate(given(person)));
    for (const { client } of [person, platform]) {
      const { blueprint, name, slug } = given(person);
      expect(await errorOf(client.organizations.create.mutate({ blueprint, name, slug }))).toMatchObject({
        code: "FORBIDDEN",
        reason: "platform_creates",
      });
    }
  });
});

describe("platform.appointOrganizationAdmin", () => {
  test("[S32] makes a person an admin, who joins the organization if necessary", async () => {
    const { org, as } = await staffed(api, "data-security");
    const [inside, outside] = [as("viewer"), await api.person("Outsider")];
    for (const [person, before] of [
      [inside, { role: "org_member" }],
      [outside, null],
    ] as const) {
      const appointed = await appointOrganizationAdmin.mutate({ organization: org, email: person.email });
      expect(appointed).toMatchObject({ userId: person.id, role: "org_admin" });
      const entries = await newest(api, { org }, 3);
      expect(entries[0]).toMatchObject({
        ...byPlatform,
        action: "organization.admin_appointed",
        target: person.email,
        before,
        after: { role: "org_admin" },
      });
      const { items } = await person.client.organizations.list.query();
      expect(items[0]?.permissions).toContain("workspace:create");
    }
    const { admins } = await workspaces.query({ organization: org });
    expect(admins.map(({ name }) => name)).toEqual(["Founder", "Outsider", "viewer"]);
    const again = appointOrganizationAdmin.mutate({ organization: org, email: inside.email });
    expect(await again).toMatchObject({ role: "org_admin" });
  });

  test("refuses where the organization appoints its own admins, an unknown address, and everyone else", async () => {
    const person = await api.person();
    const { email } = person;
    const governance = await staffed(api, "ai-governance");
    for (const { org } of [governance, await staffed(api, "compliance-ops")]) {
      expect(await errorOf(appointOrganizationAdmin.mutate({ organization: org, email }))).toMatchObject({
        code: "FORBIDDEN",
        reason: "not_offered",
      });
    }
    expect((await workspaces.query({ organization: governance.org })).admins).toEqual([]);
    const { org, founder } = await staffed(api, "data-security");
    const unknown = { organization: org, email: `${randomUUID()}@people.example` };
    expect((await errorOf(appointOrganizationAdmin.mutate(unknown))).reason).toBe("no_such_account");
    await expectPlatformOnly([founder], (client) =>
      client.platform.appointOrganizationAdmin.mutate({ organization: org, email }),
    );
    const missing = appointOrganizationAdmin.mutate({ organization: randomUUID(), email });
    expect((await errorOf(missing)).code).toBe("NOT_FOUND");
  });
});

describe("platform.dismissOrganizationAdmin", () => {
  test("[S32] takes effect at the next request, and refuses the last admin who can sign in", async () => {
    const { founder, ...tenant } = await staffed(api, "data-security");
    const { org } = tenant;
    const dismiss = ({ id }: TestPerson) =>
      dismissOrganizationAdmin.mutate({ organization: org, userId: id });
    const last = { code: "CONFLICT", reason: "last_organization_admin" };
    expect(await errorOf(dismiss(founder))).toMatchObject(last);
    const second = await api.person("Second");
    await enlist(api, tenant, second, "org_admin");
    await suspend(api, second);
    expect(await errorOf(dismiss(founder))).toMatchObject(last);
    expect(await dismiss(second)).toMatchObject({ userId: second.id, role: "org_member" });
    expect((await newest(api, { org }))[0]).toMatchObject({
      ...byPlatform,
      action: "organization.admin_dismissed",
      target: second.email,
      before: { role: "org_admin" },
      after: { role: "org_member" },
    });
    const third = await api.person("Third");
    await appointOrganizationAdmin.mutate({ organization: org, email: third.email });
    await founder.client.members.list.query({ organization: org });
    await dismiss(founder);
    expect(await errorOf(founder.client.members.list.query({ organization: org }))).toMatchObject({
      reason: "missing_permission",
    });
    expect(await errorOf(dismiss(founder))).toMatchObject({ code: "FORBIDDEN", reason: "not_appointed" });
    expect(await errorOf(dismiss(await api.person()))).toMatchObject({ reason: "no_such_person" });
    await expectPlatformOnly([third], (client) =>
      client.platform.dismissOrganizationAdmin.mutate({ organization: org, userId: founder.id }),
    );
  });
});

test("organizations.changePlan as the platform admin is reserved for them, and accepts the kind's plans", async () => {
  const { org, founder } = await found(api, await api.person(), "machine-fleet").then(async (tenant) => ({
    ...tenant,
    founder: await api.person("Stranger"),
  }));
  const { changePlan } = platform.client.organizations;
  expect(await changePlan.mutate({ actingAs: "platform", organization: org, plan: "team" })).toMatchObject({
    plan: "team",
  });
  expect(
    await errorOf(changePlan.mutate({ actingAs: "platform", organization: org, plan: "pro" })),
  ).toMatchObject({
    code: "INVALID",
    reason: "unknown_plan",
    path: "plan",
  });
  expect(
    await errorOf(changePlan.mutate({ actingAs: "platform", organization: org, plan: "team" })),
  ).toMatchObject({
    reason: "same_plan",
  });
  await expectPlatformOnly([founder], (client) =>
    client.organizations.changePlan.mutate({ actingAs: "platform", organization: org, plan: "free" }),
  );
});
