import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { enlist, expectOrganizationLooksMissing, found, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
/** Another tenant. */
const theirs = await found(api, await api.person(), "ai-governance");

describe("organizations.list", () => {
  test("[M13] lists the caller's organizations, with their role; none for standalone workspaces", async () => {
    const person = await api.person("Founder");
    const listed = async () => (await person.client.organizations.list.query()).items;
    expect(await listed()).toEqual([]);
    await found(api, person, "compliance-ops");
    expect(await listed()).toEqual([]);
    const { org, slug } = await found(api, person, "ai-governance");
    const [item, ...rest] = await listed();
    expect(rest).toEqual([]);
    expect(item).toMatchObject({
      id: org,
      slug,
      blueprint: "ai-governance",
      state: "active",
      role: "tenant_admin",
    });
    expect(item?.permissions).toContain("workspace:create");
    expect((await errorOf(api.client().organizations.list.query())).code).toBe("UNAUTHENTICATED");
  });
});

describe("organizations.get", () => {
  test("shows an organization to its people, each with their own access", async () => {
    const { org, slug, founder, as } = await staffed(api, "ai-governance");
    expect(await founder.client.organizations.get.query({ organization: slug })).toMatchObject({
      id: org,
      slug,
      plan: "standard",
      state: "active",
      deletionRequestedAt: null,
      role: "tenant_admin",
      activeWorkspaces: 1,
      workspaceLimit: 100,
    });
    const { role, permissions } = await as("workspace_viewer").client.organizations.get.query({
      organization: org,
    });
    expect({ role, permissions }).toEqual({
      role: "tenant_member",
      permissions: [
        "organization:read",
        "team:read",
        "ai_provider:read",
        "compliance_subscription:read",
        "control:read",
      ],
    });
    await expectOrganizationLooksMissing(
      (organization) => founder.client.organizations.get.query({ organization }),
      theirs,
    );
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

describe("organizations.rename", () => {
  test("[S31] renames the organization, for its admin only, and never changes the slug", async () => {
    const { org, slug, founder, as } = await staffed(api, "data-security");
    const rename = ({ client }: TestPerson, organization: string) =>
      client.organizations.rename.mutate({ organization, name: " Another  " });
    expect(await errorOf(rename(as("admin"), org))).toMatchObject({
      message: "You need the Organization admin role to edit the organization's name and time zone.",
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

const request = ({ client }: TestPerson, organization: string, confirmation = "Test") =>
  client.organizations.requestDeletion.mutate({ organization, confirmation });
const cancel = ({ client }: TestPerson, organization: string) =>
  client.organizations.cancelDeletion.mutate({ organization });

describe("organizations.requestDeletion", () => {
  test("[M68] asks the operator, and closes nothing until they confirm", async () => {
    const { org, workspace, founder } = await staffed(api, "ai-governance");
    const before = Date.now();
    const asked = await request(founder, org);
    expect(asked).toMatchObject({ id: org, state: "deletion_requested" });
    const at = Date.parse(asked.deletionRequestedAt ?? "");
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
    expect((await founder.client.workspaces.get.query({ workspace })).organization.state).toBe(
      "deletion_requested",
    );
    await founder.client.workspaces.rename.mutate({ workspace, name: "Still here" });
    expect((await newest(api, { org }, 2))[1]).toMatchObject({
      action: "organization.deletion_requested",
      target: "Test",
      actor: founder.email,
      workspace: null,
      before: { state: "active" },
      after: { state: "deletion_requested" },
    });
  });

  test("requires the organization's name to be typed, its admin, and an active organization", async () => {
    const { org, founder, as } = await staffed(api, "ai-governance");
    expect(await errorOf(request(founder, org, "test"))).toMatchObject({
      code: "INVALID",
      reason: "confirmation_mismatch",
      path: "confirmation",
    });
    expect(await errorOf(request(as("workspace_member"), org))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      message: "You need the Tenant admin role to ask for the deletion of the organization.",
    });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "organization.deletion_requested",
      outcome: "refused",
    });
    await request(founder, org);
    expect(await errorOf(request(founder, org))).toMatchObject({
      code: "WRONG_STATE",
      reason: "organization_deletion_requested",
    });
    await expectOrganizationLooksMissing((organization) => request(founder, organization), theirs);
  });
});

describe("organizations.cancelDeletion", () => {
  test("cancels the request, only for an admin of the organization", async () => {
    const { org, founder, as } = await staffed(api, "ai-governance");
    expect(await errorOf(cancel(founder, org))).toMatchObject({
      code: "WRONG_STATE",
      reason: "organization_active",
    });
    await request(founder, org);
    expect((await errorOf(cancel(as("workspace_member"), org))).reason).toBe("missing_permission");
    expect(await cancel(founder, org)).toMatchObject({ state: "active", deletionRequestedAt: null });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "organization.deletion_canceled",
      via: "organization",
      actor: founder.email,
      before: { state: "deletion_requested" },
      after: { state: "active" },
    });
    await expectOrganizationLooksMissing((organization) => cancel(founder, organization), theirs);
  });
});
