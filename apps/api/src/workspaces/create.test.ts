import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { enlist, expectOrganizationLooksMissing, found, join, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
const slug = () => `w-${randomUUID().slice(0, 8)}`;

const create = ({ client }: TestPerson, organization: string, name = "Staging", wanted = slug()) =>
  client.workspaces.create.mutate({ organization, name, slug: wanted });

describe("workspaces.create", () => {
  test("[M21][M24][M25][M27][M28] creates an active workspace with one member, its creator, as its admin", async () => {
    const admin = await api.person("Tenant admin");
    const { org } = await found(api, admin, "ai-governance");
    const given = {
      name: "Staging",
      slug: slug(),
      description: "One step before production.",
      timeZone: "America/Los_Angeles",
      locale: "de" as const,
    };
    const { id } = await admin.client.workspaces.create.mutate({ organization: org, ...given });
    expect(await admin.client.workspaces.get.query({ workspace: id })).toMatchObject({
      ...given,
      state: "active",
      isDefault: false,
      memberCount: 1,
      access: { organizationRole: "tenant_admin", workspaceRole: "workspace_admin" },
      organization: { id: org, activeWorkspaces: 2 },
    });
    const { items } = await admin.client.members.list.query({ workspace: id });
    expect(items).toMatchObject([{ userId: admin.id, role: "workspace_admin" }]);
  });

  test("[V16] records the workspace by its name, and its first member, in the workspace's log", async () => {
    const admin = await api.person("Tenant admin");
    const { org } = await found(api, admin, "ai-governance");
    const made = await create(admin, org, "Pilot");
    const here = { workspace: made.id, actor: admin.email, outcome: "done" };
    expect(await newest(api, { org }, 2)).toMatchObject([
      { ...here, action: "member.added", target: admin.email, after: { role: "workspace_admin" } },
      { ...here, action: "workspace.created", target: "Pilot", after: { name: "Pilot", slug: made.slug } },
    ]);
  });

  test("[M57] refuses a workspace admin, in a sentence that says who can, and records the attempt", async () => {
    const { as, org, founder } = await staffed(api, "ai-governance");
    expect(await errorOf(create(as("workspace_member"), org))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      path: null,
      message: "You need the Tenant admin role to create workspaces.",
    });
    const [entry] = await newest(api, { org });
    expect(entry).toMatchObject({ action: "workspace.created", outcome: "refused" });
    const appointed = await api.person("Workspace admin");
    await founder.client.members.add.mutate({
      workspace: (await create(founder, org)).id,
      email: appointed.email,
      role: "workspace_admin",
    });
    expect((await errorOf(create(appointed, org))).reason).toBe("missing_permission");
  });

  test("gives the same answer for another tenant's organization as for a missing one", async () => {
    const [mine, theirs] = [await staffed(api, "ai-governance"), await staffed(api, "ai-governance")];
    await expectOrganizationLooksMissing((organization) => create(mine.founder, organization), theirs);
  });

  test("[V33][V56] refuses a slug that a workspace of any organization has", async () => {
    const person = await api.person();
    for (const blueprint of ["compliance-ops", "machine-fleet"]) {
      const { slug: taken } = await staffed(api, blueprint);
      const wanted = { blueprint: "compliance-ops", name: "Name", slug: taken };
      expect(await errorOf(person.client.organizations.create.mutate(wanted))).toMatchObject({
        code: "CONFLICT",
        reason: "slug_taken",
        path: "slug",
        message: "Slug already taken.",
      });
    }
  });

  test("[M51][M52][M53] stops at 100 active workspaces, until one is archived or the operator raises the cap", async () => {
    const admin = await api.person("Tenant admin");
    const platform = await api.person("Platform admin", { platformAdmin: true });
    const { org } = await found(api, admin, "ai-governance");
    const { id } = await create(admin, org, "First");
    await api.owner.query(
      `INSERT INTO workspace (org_id, id, slug, name)
       SELECT $1, gen_random_uuid(), 'crowd-' || i, 'W' || i FROM generate_series(1, 98) i`,
      [org],
    );
    const full = { code: "LIMIT_REACHED", reason: "workspace_limit", path: null };
    expect(await errorOf(create(admin, org))).toMatchObject({
      ...full,
      message: "100 workspaces limit reached",
    });

    await admin.client.workspaces.archive.mutate({ workspace: id, confirmation: "First" });
    await create(admin, org);
    expect(await errorOf(admin.client.workspaces.unarchive.mutate({ workspace: id }))).toMatchObject(full);

    await platform.client.platform.liftLimit.mutate({
      organization: org,
      limit: "activeWorkspaces",
      value: 101,
    });
    await create(admin, org);
    expect(await errorOf(create(admin, org))).toEqual({
      ...full,
      message: "101 workspaces limit reached",
      params: { amount: 101 },
    });
    const organization = await admin.client.organizations.get.query({ organization: org });
    expect(organization).toMatchObject({ activeWorkspaces: 101, workspaceLimit: 101 });
  });

  test("gives a repeat with the same idempotency key the first answer, and creates nothing twice", async () => {
    const admin = await api.person("Tenant admin");
    const { org } = await found(api, admin, "ai-governance");
    const client = api.client(admin.token, { "idempotency-key": randomUUID() });
    const input = { organization: org, name: "Staging", slug: slug() };
    const made = await client.workspaces.create.mutate(input);
    expect(await client.workspaces.create.mutate(input)).toEqual(made);
    const other = await errorOf(client.workspaces.create.mutate({ ...input, name: "Other" }));
    expect(other).toMatchObject({ code: "CONFLICT", reason: "idempotency_key_reused" });
  });
});

describe("workspaces.checkSlug", () => {
  test("[V33][V56] reports whether a slug is free before anything is created", async () => {
    const { client } = await api.person();
    const wanted = slug();
    const ask = (blueprint: string, organization?: string) =>
      client.workspaces.checkSlug.query({ slug: wanted, blueprint, organization });
    expect(await ask("compliance-ops")).toEqual({ free: true });
    const made = await client.organizations.create.mutate({
      blueprint: "compliance-ops",
      name: "Name",
      slug: wanted,
    });
    expect(await ask("compliance-ops")).toEqual({ free: false });
    expect(await ask("compliance-ops", made.organization.id)).toEqual({ free: false });
    expect(await ask("ai-governance")).toEqual({ free: false });
    expect(await ask("ai-governance", randomUUID())).toEqual({ free: false });
  });

  test("refuses an invalid slug, and callers who are not signed in", async () => {
    const { client } = await api.person();
    const input = { slug: "ab", blueprint: "compliance-ops" };
    const bad = await errorOf(client.workspaces.checkSlug.query(input));
    expect(bad).toMatchObject({ code: "INVALID", reason: "slug_too_short", path: "slug" });
    const anonymous = await errorOf(api.client().workspaces.checkSlug.query({ ...input, slug: slug() }));
    expect(anonymous.code).toBe("UNAUTHENTICATED");
  });
});

test("[M13] a person in the organization reaches a workspace only as a member", async () => {
  const tenant = await staffed(api, "ai-governance");
  const person = await api.person("Tenant member");
  await enlist(api, tenant, person, "tenant_member");
  const open = () => person.client.workspaces.get.query({ workspace: tenant.workspace });
  expect((await errorOf(open())).code).toBe("NOT_FOUND");
  const added = await join(api, tenant, tenant.founder, "workspace_viewer");
  await expect(added.client.workspaces.get.query({ workspace: tenant.workspace })).resolves.toBeDefined();
});
