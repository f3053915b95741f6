import { randomUUID } from "node:crypto";
import { tenantTransaction } from "@bailiwick/db";
import { entryFor } from "@bailiwick/db/testing";
import { describe, expect, test } from "vitest";
import { hashToken } from "../identity/credential.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { newest } from "../testing/tenants.ts";

const api = await startApi();
const slug = () => `t-${randomUUID().slice(0, 8)}`;

describe("organizations.create", () => {
  test("[V5][V23][V36][V49] gives any signed-in person a flat workspace, ready to use, with them as its owner", async () => {
    const person = await api.person("Creator");
    const given = { name: "Payments", slug: slug(), description: "Cards and wires." };
    // The statement says a minute; creating takes a fraction of a second.
    const signal = AbortSignal.timeout(60_000);
    const made = await person.client.organizations.create.mutate(
      { blueprint: "compliance-ops", ...given },
      { signal },
    );
    expect(made.workspace?.slug).toBe(given.slug);
    expect(made.organization.slug).toBe(given.slug);
    const workspace = await person.client.workspaces.get.query({ workspace: given.slug });
    expect(workspace).toMatchObject({
      ...given,
      id: made.workspace?.id,
      state: "active",
      isDefault: false,
      memberCount: 1,
      ownerCount: 1,
      access: { organizationRole: null, workspaceRole: "owner" },
      organization: {
        id: made.organization.id,
        slug: given.slug,
        name: given.name,
        blueprint: "compliance-ops",
      },
    });
  });

  test.each(["compliance-ops", "ai-governance", "machine-fleet", "ai-tracing"] as const)(
    "[C6][C8] sets the first workspace of a %s organization to its creator's time zone and language",
    async (blueprint) => {
      const { client } = await api.person("Founder");
      const chosen = { timeZone: "America/Los_Angeles", locale: "de" as const };
      const given = { blueprint, name: "Labs", slug: slug() };
      const { workspace } = await client.organizations.create.mutate({ ...given, ...chosen });
      const unset = { blueprint, name: "Labs", slug: slug() };
      const other = (await client.organizations.create.mutate(unset)).workspace;
      if (workspace === null || other === null) throw new Error("it came without its first workspace");
      expect(await client.workspaces.get.query({ workspace: workspace.id })).toMatchObject(chosen);
      expect(await client.workspaces.get.query({ workspace: other.id })).toMatchObject({
        timeZone: "UTC",
        locale: "en",
      });
    },
  );

  test("[V34][V35] starts on the free plan, or on another that customers can choose", async () => {
    const { client } = await api.person("Founder");
    const made = async (plan?: string) => {
      const given = { blueprint: "compliance-ops", name: "Name", slug: slug(), ...(plan && { plan }) };
      const { organization } = await client.organizations.create.mutate(given);
      return (await client.organizations.get.query({ organization: organization.id })).plan;
    };
    expect(await made()).toBe("free");
    expect(await made("starter")).toBe("starter");
    expect(await errorOf(made("enterprise"))).toMatchObject({
      code: "FORBIDDEN",
      reason: "plan_not_self_serve",
      path: "plan",
    });
    expect(await errorOf(made("gold"))).toMatchObject({
      code: "INVALID",
      reason: "unknown_plan",
      path: "plan",
    });
  });

  test("[M8][M9][M13][M28] creates a tenant with its default workspace, with the creator as admin of both", async () => {
    const { client, id } = await api.person("Founder");
    const input = { blueprint: "ai-governance", name: "Example Labs", slug: slug() };
    const made = await client.organizations.create.mutate(input);
    const workspace = await client.workspaces.get.query({ workspace: made.workspace?.id ?? "" });
    expect(workspace).toMatchObject({
      name: "Default",
      slug: input.slug,
      isDefault: true,
      state: "active",
      memberCount: 1,
      access: { organizationRole: "tenant_admin", workspaceRole: "workspace_admin" },
    });
    const { items } = await client.members.list.query({ workspace: workspace.id });
    expect(items).toMatchObject([{ userId: id, role: "workspace_admin" }]);
    const { landing } = await client.session.me.query();
    expect(landing?.id).toBe(workspace.id);
  });

  test("[V16] records what was created, and by whom, in the new organization's own chain", async () => {
    const person = await api.person("Founder");
    const input = { name: "Example Labs", slug: slug() };
    const made = await person.client.organizations.create.mutate({ blueprint: "ai-governance", ...input });
    const actor = { actor: person.email, outcome: "done" };
    expect(await newest(api, { org: made.organization.id }, 9)).toMatchObject([
      { ...actor, action: "member.added", target: person.email, after: { role: "workspace_admin" } },
      { ...actor, action: "workspace.created", target: "Default", workspace: made.workspace?.id },
      {
        ...actor,
        action: "organization.member_added",
        target: person.email,
        after: { role: "tenant_admin" },
      },
      { ...actor, action: "organization.created", target: input.name, after: { ...input, plan: "standard" } },
    ]);
  });

  test("[V33][V56] refuses a slug in use anywhere in the instance, and leaves nothing behind", async () => {
    const [first, second] = [await api.person(), await api.person()];
    const taken = slug();
    await first.client.organizations.create.mutate({
      blueprint: "compliance-ops",
      name: "First",
      slug: taken,
    });
    for (const kind of ["compliance-ops", "ai-governance"]) {
      const call = second.client.organizations.create.mutate({
        blueprint: kind,
        name: "Second",
        slug: taken,
      });
      expect(await errorOf(call)).toMatchObject({
        code: "CONFLICT",
        reason: "slug_taken",
        path: "slug",
        message: "Slug already taken.",
      });
    }
    const { items } = await second.client.workspaces.mine.query({});
    expect(items).toEqual([]);
    const { rows } = await api.owner.query("SELECT FROM organization WHERE created_by = $1", [second.id]);
    expect(rows).toEqual([]);
  });

  test.each(["compliance-ops", "ai-governance"])(
    "[V19][V20][M26] accepts only a slug of 3 to 30 lowercase letters, digits and single hyphens, in %s",
    async (blueprint) => {
      const { client } = await api.person();
      const attempt = (text: string) =>
        client.organizations.create.mutate({ blueprint, name: "Name", slug: text });
      for (const [text, reason] of [
        ["ab", "slug_too_short"],
        ["a".repeat(31), "slug_too_long"],
        ["two words", "slug_characters"],
        ["dotted.name", "slug_characters"],
        ["-edge", "slug_characters"],
        ["double--hyphen", "slug_characters"],
        ["workspaces", "slug_reserved"],
      ] as const) {
        expect(await errorOf(attempt(text))).toMatchObject({ code: "INVALID", reason, path: "slug" });
      }
      const [shortest, maxLength] = [`z${randomUUID().slice(0, 2)}`, randomUUID().slice(0, 30)];
      expect((await attempt(shortest)).workspace?.slug).toBe(shortest);
      expect((await attempt(` ${maxLength.toUpperCase()}`)).workspace?.slug).toBe(maxLength);
    },
  );

  test("refuses an unprintable name, with the field's path", async () => {
    const { client } = await api.person();
    for (const name of ["", "   ", "a\u202eb", "n".repeat(81)]) {
      const call = client.organizations.create.mutate({ blueprint: "compliance-ops", name, slug: slug() });
      expect(await errorOf(call)).toMatchObject({ code: "INVALID", path: "name" });
    }
  });

  test("refuses callers who are not signed in", async () => {
    const call = api
      .client()
      .organizations.create.mutate({ blueprint: "compliance-ops", name: "N", slug: slug() });
    expect(await errorOf(call)).toMatchObject({ code: "UNAUTHENTICATED", reason: "sign_in_first" });
  });

  test("[V1][V3][V4][V13] keeps business units apart: neither the API nor the database's role shows one to the other", async () => {
    const [production, staging] = [await api.person("Production"), await api.person("Staging")];
    const [mine, theirs] = [slug(), slug()];
    await production.client.organizations.create.mutate({
      blueprint: "compliance-ops",
      name: "Mine",
      slug: mine,
    });
    await staging.client.organizations.create.mutate({
      blueprint: "compliance-ops",
      name: "Theirs",
      slug: theirs,
    });
    const { items } = await production.client.workspaces.mine.query({ includeArchived: true });
    expect(items.map((item) => item.slug)).toEqual([mine]);
    expect(await errorOf(production.client.workspaces.get.query({ workspace: theirs }))).toEqual(
      await errorOf(production.client.workspaces.get.query({ workspace: "no-such-one" })),
    );

    const entry = entryFor({ ...production, tokenHash: hashToken(production.token) }, { workspace: mine });
    const seen = await tenantTransaction(api.app, entry, async ({ sql }) => [
      ...(await sql<{ slug: string }>("SELECT slug FROM workspace UNION ALL SELECT slug FROM organization")),
      ...(await sql<{ slug: string }>(
        "SELECT email AS slug FROM member UNION ALL SELECT target_name FROM audit_entry",
      )),
    ]);
    expect(new Set(seen.map((row) => row.slug))).toEqual(new Set([mine, production.email, "Mine"]));
  });
});

describe("an instance that offers one blueprint", async () => {
  const narrow = await startApi({ settings: { BAILIWICK_BLUEPRINTS: "ai-governance" } });

  test("refuses to create an organization of another one", async () => {
    const { client } = await narrow.person();
    const call = client.organizations.create.mutate({
      blueprint: "compliance-ops",
      name: "Name",
      slug: slug(),
    });
    expect(await errorOf(call)).toMatchObject({
      code: "INVALID",
      reason: "blueprint_not_offered",
      path: "blueprint",
      message: "This kind of organization isn't available here.",
    });
  });
});
