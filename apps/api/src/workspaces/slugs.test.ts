import { randomUUID } from "node:crypto";
import { aiTracing } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { expectLooksMissing, found, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
const fresh = () => `s-${randomUUID().slice(0, 8)}`;

const changeSlug = ({ client }: TestPerson, workspace: string, slug: string) =>
  client.workspaces.changeSlug.mutate({ workspace, slug });
const open = async ({ client }: TestPerson, workspace: string) =>
  (await client.workspaces.get.query({ workspace })).id;

describe("workspaces.changeSlug", () => {
  test("[C4] changes the slug of a machine-fleet workspace, only for its owner; the old one still redirects", async () => {
    const { workspace, slug: old, org, founder, as } = await staffed(api, "machine-fleet");
    const slug = fresh();
    for (const role of ["admin", "member"]) {
      expect(await errorOf(changeSlug(as(role), workspace, slug))).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
        message: "You need the Owner role to change the workspace's slug.",
      });
    }
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "workspace.slug_changed",
      outcome: "refused",
    });
    expect(await changeSlug(founder, old, slug)).toMatchObject({ id: workspace, slug });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "workspace.slug_changed",
      via: "workspace",
      workspace,
      before: { slug: old },
      after: { slug },
    });
    for (const ref of [slug, old, `${slug}/${slug}`, `${old}/${old}`]) {
      expect(await open(as("member"), ref)).toBe(workspace);
    }
    expect(await founder.client.organizations.get.query({ organization: old })).toMatchObject({ slug });
  });

  test("[C4] refuses a slug that a workspace of the instance has or recently had, or an invalid one", async () => {
    const [mine, theirs] = [await staffed(api, "machine-fleet"), await staffed(api, "machine-fleet")];
    const compliance = await staffed(api, "compliance-ops");
    const old = theirs.slug;
    await changeSlug(theirs.founder, theirs.workspace, fresh());
    for (const taken of [old, compliance.slug]) {
      expect(await errorOf(changeSlug(mine.founder, mine.workspace, taken))).toMatchObject({
        code: "CONFLICT",
        reason: "slug_taken",
        path: "slug",
        message: "Slug already taken.",
      });
    }
    const bad = await errorOf(changeSlug(mine.founder, mine.workspace, "settings"));
    expect(bad).toMatchObject({ code: "INVALID", reason: "slug_reserved", path: "slug" });
    expect(await open(mine.founder, mine.slug)).toBe(mine.workspace);
    await changeSlug(theirs.founder, theirs.workspace, old);
    expect(await open(theirs.founder, old)).toBe(theirs.workspace);
    await expectLooksMissing((workspace) => changeSlug(mine.founder, workspace, fresh()), theirs);
  });

  test("keeps a purged workspace's slugs reserved for 90 days, the old ones too", async () => {
    const { workspace, slug: old, founder } = await staffed(api, "machine-fleet");
    const slug = fresh();
    await changeSlug(founder, workspace, slug);
    await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
    await api.owner.query("UPDATE workspace SET purge_after = now() WHERE id = $1", [workspace]);
    await api.owner.query("SELECT authz.purge_organization(org_id) FROM workspace WHERE id = $1", [
      workspace,
    ]);
    const { client } = await api.person();
    const take = (wanted: string) =>
      client.organizations.create.mutate({ blueprint: "machine-fleet", name: "Name", slug: wanted });
    for (const wanted of [old, slug]) expect((await errorOf(take(wanted))).reason).toBe("slug_taken");
    await api.owner.query("UPDATE slug SET free_after = free_after - interval '90 days' WHERE slug = $1", [
      old,
    ]);
    expect((await take(old)).workspace?.slug).toBe(old);
    expect((await errorOf(take(slug))).reason).toBe("slug_taken");
  });

  test.each(["compliance-ops", "ai-governance", "data-security", "ai-tracing"])(
    "is not possible for members in %s",
    async (blueprint) => {
      const founder = await api.person();
      const { workspace } = await found(api, founder, blueprint);
      expect(await errorOf(changeSlug(founder, workspace, fresh()))).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
      });
    },
  );
});

describe("slugs that are unique in an organization", () => {
  const pair = async (blueprint: string) => {
    const both = [];
    for (const _ of [1, 2]) {
      const founder = await api.person("Founder");
      const tenant = await found(api, founder, blueprint);
      if (blueprint === aiTracing.key) {
        await founder.client.organizations.changePlan.mutate({ organization: tenant.org, plan: "pro" });
      }
      both.push({ founder, ...tenant });
    }
    return both as [(typeof both)[0], (typeof both)[0]];
  };
  const create = ({ client }: TestPerson, organization: string, slug: string) =>
    client.workspaces.create.mutate({ organization, name: "Research", slug });

  test.each(["ai-tracing", "data-security"])(
    "[P1][P4][P5] of %s are free in another organization, and taken in the same",
    async (blueprint) => {
      const [mine, theirs] = await pair(blueprint);
      const [one, other] = [
        await create(mine.founder, mine.org, "research"),
        await create(theirs.founder, theirs.org, "research"),
      ];
      expect([one.slug, other.slug]).toEqual(["research", "research"]);
      expect(await errorOf(create(mine.founder, mine.org, "research"))).toMatchObject({
        reason: "slug_taken",
      });
      expect(await open(mine.founder, `${mine.slug}/research`)).toBe(one.id);
      expect(await open(theirs.founder, `${theirs.slug}/research`)).toBe(other.id);
      for (const ref of ["research", `${theirs.slug}/research`]) {
        expect((await errorOf(open(mine.founder, ref))).code).toBe("NOT_FOUND");
      }
    },
  );

  test("are reported free or taken within the caller's organization, and not for another's", async () => {
    const [mine, theirs] = await pair("ai-tracing");
    await create(mine.founder, mine.org, "research");
    const ask = async ({ client }: TestPerson, organization: string, slug: string) =>
      (await client.workspaces.checkSlug.query({ blueprint: "ai-tracing", organization, slug })).free;
    expect(await ask(mine.founder, mine.org, "research")).toBe(false);
    expect(await ask(mine.founder, mine.org, "development")).toBe(true);
    for (const slug of ["research", "development"]) {
      expect(await ask(theirs.founder, mine.org, slug)).toBe(await ask(theirs.founder, randomUUID(), slug));
    }
    const creation = await mine.founder.client.workspaces.checkSlug.query({
      blueprint: "ai-tracing",
      slug: theirs.slug,
    });
    expect(creation.free).toBe(false);
  });
});

describe("the slugs of a tenant of ai-governance", () => {
  test("[M71] are its own: two tenants can each have a workspace production, and each opens its own", async () => {
    const tenants = await Promise.all([staffed(api, "ai-governance"), staffed(api, "ai-governance")]);
    const made = await Promise.all(
      tenants.map(({ founder, org }) =>
        founder.client.workspaces.create.mutate({
          organization: org,
          name: "Production",
          slug: "production",
        }),
      ),
    );
    expect(made.map(({ slug }) => slug)).toEqual(["production", "production"]);
    expect(made[0]?.id).not.toBe(made[1]?.id);
    for (const [at, { founder, slug }] of tenants.entries()) {
      expect(await open(founder, `${slug}/production`)).toBe(made[at]?.id);
      const theirs = tenants[1 - at];
      expect(await errorOf(open(founder, `${theirs?.slug}/production`))).toMatchObject({
        reason: "not_found",
      });
      expect(await errorOf(open(founder, "production"))).toMatchObject({ reason: "not_found" });
      expect(
        await errorOf(
          founder.client.workspaces.create.mutate({ organization: slug, name: "Again", slug: "production" }),
        ),
      ).toMatchObject({ code: "CONFLICT", reason: "slug_taken", path: "slug" });
    }
    const outside = await staffed(api, "compliance-ops");
    expect(await open(outside.founder, outside.slug)).toBe(outside.workspace);
  });
});
