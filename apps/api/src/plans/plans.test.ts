import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { reconcilePlans } from "../jobs/reconcile-plans.ts";
import { platformAdmin } from "../platform/testing.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { expectOrganizationLooksMissing, found, join, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
const platform = await platformAdmin(api);
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 2 });
afterAll(() => worker.end());

const slug = () => `p-${randomUUID().slice(0, 8)}`;
const choose = ({ client }: TestPerson, organization: string, plan: string) =>
  client.organizations.changePlan.mutate({ organization, plan });
const read = ({ client }: TestPerson, organization: string) =>
  client.organizations.plan.query({ organization });
const limit = (plan: Awaited<ReturnType<typeof read>>, name: string) =>
  plan.limits.find((each) => each.name === name);

describe("the plan of a standalone workspace", () => {
  test("[V27][V38][V51] is changed only by the owner, to one of exactly four, and the log records it", async () => {
    const { org, slug: organization, workspace, as } = await staffed(api, "compliance-ops");
    for (const role of ["admin", "member", "viewer"]) {
      expect(await errorOf(choose(as(role), organization, "pro"))).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
        message: "You need the Owner role to change the plan.",
      });
      expect((await read(as(role), organization)).plan).toBe("free");
    }
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "organization.plan_changed",
      outcome: "refused",
    });
    expect(await choose(as("owner"), organization, "pro")).toMatchObject({ plan: "pro", pending: true });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "organization.plan_changed",
      target: "Pro",
      via: "workspace",
      workspace,
      before: { plan: "free" },
      after: { plan: "pro" },
    });
    for (const plan of ["starter", "free"]) {
      expect((await choose(as("owner"), organization, plan)).plan).toBe(plan);
    }
    expect(await errorOf(choose(as("owner"), organization, "free"))).toMatchObject({ reason: "same_plan" });
    expect(await errorOf(choose(as("owner"), organization, "team"))).toMatchObject({
      reason: "unknown_plan",
    });
    const theirs = await staffed(api, "compliance-ops");
    await expectOrganizationLooksMissing((ref) => choose(as("owner"), ref, "pro"), theirs);
    await expectOrganizationLooksMissing((ref) => read(as("owner"), ref), theirs);
  });

  test("[V35] enterprise is set up and ended only by the platform admin", async () => {
    const { org, slug: organization, founder } = await staffed(api, "compliance-ops");
    expect(await errorOf(choose(founder, organization, "enterprise"))).toMatchObject({
      code: "FORBIDDEN",
      reason: "plan_not_self_serve",
      path: "plan",
      message: "Only the platform admin can set up the Enterprise plan.",
    });
    const changed = await platform.client.organizations.changePlan.mutate({
      actingAs: "platform",
      organization,
      plan: "enterprise",
    });
    expect(changed).toMatchObject({ plan: "enterprise" });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "organization.plan_changed",
      via: "platform",
      actor: platform.email,
    });
    expect((await read(founder, organization)).plan).toBe("enterprise");
    expect(await errorOf(choose(founder, organization, "pro"))).toMatchObject({
      reason: "plan_not_self_serve",
    });
  });

  test("[V28][V39] limits members immediately, up and down, and a downgrade removes no one", async () => {
    const { founder, ...tenant } = await staffed(api, "compliance-ops");
    const organization = tenant.slug;
    await join(api, tenant, founder, "viewer");
    const full = { code: "LIMIT_REACHED", reason: "member_limit", message: "5 members limit reached" };
    expect(await errorOf(join(api, tenant, founder, "viewer"))).toMatchObject(full);
    await choose(founder, organization, "starter");
    const extra = await join(api, tenant, founder, "viewer");
    const plan = await choose(founder, organization, "free");
    expect(plan.usage[0]).toMatchObject({ limit: "members", used: 6, pending: 0 });
    expect(limit(plan, "members")).toEqual({ name: "members", standard: 5, value: 5 });
    await extra.client.workspaces.get.query({ workspace: tenant.workspace });
    expect(await errorOf(join(api, tenant, founder, "viewer"))).toMatchObject(full);
  });

  test("[V14][V28] lists each limit of the plan for the one workspace, and the platform admin lifts it for one", async () => {
    const [one, other] = [await staffed(api, "compliance-ops"), await staffed(api, "compliance-ops")];
    const free = await read(one.as("viewer"), one.slug);
    expect(Object.fromEntries(free.limits.map(({ name, value }) => [name, value]))).toEqual({
      members: 5,
      monitoredHosts: 10,
      scansPerDay: 1,
      retentionDays: 30,
      integrations: 0,
      workspacesPerUser: 2,
    });
    expect(free.usage).toEqual([
      {
        limit: "members",
        used: 4,
        pending: 0,
        workspace: { id: one.workspace, slug: one.slug, name: "Test" },
      },
      {
        limit: "monitoredHosts",
        used: 0,
        pending: 0,
        workspace: { id: one.workspace, slug: one.slug, name: "Test" },
      },
    ]);
    const lift = { organization: one.slug, limit: "members", value: 50 };
    await platform.client.platform.liftLimit.mutate(lift);
    expect((await newest(api, one))[0]).toMatchObject({
      action: "organization.limit_lifted",
      before: { amount: 5 },
      after: { amount: 50 },
    });
    expect(limit(await read(one.founder, one.slug), "members")).toMatchObject({ standard: 5, value: 50 });
    expect(limit(await read(other.founder, other.slug), "members")).toMatchObject({ standard: 5, value: 5 });
    expect(limit(await choose(one.founder, one.slug, "pro"), "integrations")).toMatchObject({ value: 20 });
  });
});

describe("the features of a plan", () => {
  const inForce = async (person: TestPerson, organization: string) =>
    (await read(person, organization)).features.filter((feature) => feature.inForce).map(({ name }) => name);

  test("[V40][V63] are applied by a job, and removed by it, and the log records both", async () => {
    const { org, slug: organization, founder } = await staffed(api, "compliance-ops");
    await reconcilePlans(worker, "saas", () => undefined);
    expect(await inForce(founder, organization)).toEqual([]);
    await platform.client.organizations.changePlan.mutate({
      actingAs: "platform",
      organization,
      plan: "enterprise",
    });
    expect(await read(founder, organization)).toMatchObject({
      pending: true,
      features: [
        { name: "integrations", wanted: true, inForce: false },
        { name: "sso", wanted: true, inForce: false },
        { name: "scim", wanted: true, inForce: false },
      ],
    });
    expect(await reconcilePlans(worker, "saas", () => undefined)).toBe(1);
    expect(await inForce(founder, organization)).toEqual(["integrations", "sso", "scim"]);
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "organization.features_reconciled",
      via: "system",
      target: "enterprise",
      before: { features: "" },
      after: { features: "integrations, scim, sso" },
    });
    await platform.client.organizations.changePlan.mutate({
      actingAs: "platform",
      organization,
      plan: "starter",
    });
    await reconcilePlans(worker, "saas", () => undefined);
    expect(await inForce(founder, organization)).toEqual(["integrations"]);
    expect((await read(founder, organization)).pending).toBe(false);
    expect(await reconcilePlans(worker, "saas", () => undefined)).toBe(0);
  });

  test("[V40] two concurrent jobs settle an organization once", async () => {
    const { org, slug: organization } = await staffed(api, "compliance-ops");
    await platform.client.organizations.changePlan.mutate({
      actingAs: "platform",
      organization,
      plan: "pro",
    });
    const settled = await Promise.all([1, 2, 3].map(() => reconcilePlans(worker, "saas", () => undefined)));
    expect(settled.reduce((sum, count) => sum + count)).toBe(1);
    const entries = await newest(api, { org }, 20);
    expect(entries.filter(({ action }) => action === "organization.features_reconciled")).toHaveLength(1);
  });
});

describe("workspaces of ai-tracing where plans apply", () => {
  const make = ({ client }: TestPerson, organization: string, wanted = slug()) =>
    client.workspaces.create.mutate({ organization, name: "Research", slug: wanted });

  test("[P7][P13][P20][P21] more of them are created from Pro on, by any member, and shared, and free ones stay", async () => {
    const owner = await api.person("Owner");
    const { org } = await found(api, owner, "ai-tracing");
    const person = await api.person("Member");
    await owner.client.members.add.mutate({
      organization: org,
      email: person.email,
      role: "org_member",
    });
    for (const someone of [owner, person]) {
      expect(await errorOf(make(someone, org))).toMatchObject({
        code: "FORBIDDEN",
        reason: "plan_required",
        path: null,
        message: "Creating workspaces needs the Pro plan or higher.",
      });
    }
    expect(await errorOf(choose(person, org, "pro"))).toMatchObject({ reason: "missing_permission" });
    await choose(owner, org, "pro");
    const { id } = await make(person, org);
    const { access } = await person.client.workspaces.get.query({ workspace: id });
    expect(access).toMatchObject({ workspaceRole: "owner", organizationRole: "org_member" });
    const asOwner = () => owner.client.workspaces.get.query({ workspace: id });
    expect((await errorOf(asOwner())).code).toBe("NOT_FOUND");
    await person.client.members.add.mutate({ workspace: id, email: owner.email, role: "reader" });
    expect((await asOwner()).access).toMatchObject({ workspaceRole: "reader" });
    await choose(owner, org, "free");
    expect((await errorOf(make(person, org))).reason).toBe("plan_required");
    expect(await person.client.workspaces.get.query({ workspace: id })).toMatchObject({ state: "active" });
  });

  test("[P20][P22] they are changed from Pro on, and deleted on every plan", async () => {
    const owner = await api.person("Owner");
    const { org } = await found(api, owner, "ai-tracing");
    await choose(owner, org, "pro");
    const { id: workspace, slug: confirmation } = await make(owner, org);
    const { client } = owner;
    const changes = [
      () => client.workspaces.rename.mutate({ workspace, name: "New" }),
      () => client.workspaces.describe.mutate({ workspace, description: "New" }),
      () => client.workspaces.localize.mutate({ workspace, timeZone: "UTC", locale: "de" }),
    ];
    for (const change of changes) await change();
    await choose(owner, org, "free");
    for (const change of changes) {
      expect(await errorOf(change())).toMatchObject({
        code: "FORBIDDEN",
        reason: "plan_required",
        message: "Changing workspaces needs the Pro plan or higher.",
      });
    }
    expect((await newest(api, { org }))[0]).toMatchObject({ outcome: "refused" });
    await client.workspaces.requestDeletion.mutate({ workspace, confirmation });
  });
});

describe("a self-hosted instance", async () => {
  const own = await startApi({ settings: { BAILIWICK_MODE: "self-hosted" } });

  test("[P23] requires no plan", async () => {
    const owner = await own.person("Owner");
    const { org } = await found(own, owner, "ai-tracing");
    const { id: workspace } = await owner.client.workspaces.create.mutate({
      organization: org,
      name: "Research",
      slug: slug(),
    });
    await owner.client.workspaces.rename.mutate({ workspace, name: "New" });
    const plan = await read(owner, org);
    expect(plan.plan).toBe("free");
    expect(plan.features.every(({ wanted }) => wanted)).toBe(true);
  });

  test("requires it where plans always apply", async () => {
    const { founder, slug: organization } = await staffed(own, "compliance-ops");
    expect(limit(await read(founder, organization), "members")).toMatchObject({ value: 5 });
  });
});
