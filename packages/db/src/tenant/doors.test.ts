import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { createTenant, createUser, entryFor, testDatabase } from "../testing/index.ts";
import type { Entry } from "./entry.ts";
import { sqlState } from "./errors.ts";
import { type Tenant, tenantTransaction } from "./tenant.ts";

/*
 * Functions with the owner's rights check permissions themselves: the database refuses a caller without the permission,
 * as the application's role, whatever the code above let through.
 */

const database = await testDatabase();
const app = new pg.Pool({ connectionString: database.urls.app, max: 4 });
const identity = new pg.Pool({ connectionString: database.urls.identity, max: 2 });
const owner = new pg.Pool({ connectionString: database.urls.owner, max: 2 });
afterAll(() => Promise.all([app.end(), identity.end(), owner.end()]));

const founder = await createUser(identity);
const tenant = await createTenant(app, founder, "ai-tracing");
const member = await createUser(identity);
await owner.query(
  "INSERT INTO organization_member (org_id, user_id, role, name, email) VALUES ($1, $2, 'org_member', 'Member', $3)",
  [tenant.org, member.id, member.email],
);
const platform = await createUser(identity);
await owner.query("INSERT INTO identity.platform_admin (user_id) VALUES ($1)", [platform.id]);

/** How a statement ends here: its first value, or the SQLSTATE of its refusal. */
async function ends(entry: Entry, text: string, values: unknown[] = []): Promise<unknown> {
  try {
    return await tenantTransaction(app, entry, async ({ sql }: Tenant) => {
      const [row] = await sql<Record<string, unknown>>(text, values);
      return row === undefined ? undefined : Object.values(row)[0];
    });
  } catch (error) {
    return sqlState(error);
  }
}

const refused = "42501";
const here = { organization: tenant.org, forChange: true };
const asMember = entryFor(member, here);
const asPlatform = entryFor(platform, { ...here, actingAs: "platform" });

describe("a plain member of an organization", () => {
  const someone = createUser(identity);

  test.each([
    [
      "can't add anyone",
      "SELECT authz.add_to_organization($1, 'org_member', gen_random_uuid(), '{a-b-c}', NULL)",
    ],
    ["can't remove anyone", "SELECT authz.remove_from_organization($1)"],
    ["can't suspend anyone", "SELECT authz.suspend_person($1, true)"],
    ["can't erase anyone", "SELECT authz.erase_person($1)"],
    ["can't lift anyone's limit", "SELECT authz.set_user_limit($1, 'workspacesPerUser', 9)"],
  ])("%s", async (_, text) => {
    expect(await ends(asMember, text, [(await someone).id])).toBe(refused);
  });

  test("can't end other people's sessions, take a slug, or leave an organization they did not create", async () => {
    expect(await ends(asMember, "SELECT authz.end_workspace_sessions()")).toBe(refused);
    expect(await ends(asMember, "SELECT authz.change_workspace_slug('another')")).toBe(refused);
    expect(await ends(asMember, "SELECT authz.leave_created()")).toBe(refused);
    expect(
      await ends(asMember, "SELECT authz.record_in($1, NULL, 'x', 'x', 'x', 'x', NULL, NULL)", [tenant.org]),
    ).toBe(refused);
  });

  test("learns nothing about the instance's people, nor about another organization's slugs and seats", async () => {
    for (const listed of [
      "authz.platform_people('', NULL, 'name', false, NULL, NULL, 9, NULL)",
      "authz.platform_organizations('', NULL, NULL, 'name', false, NULL, NULL, 9, NULL)",
    ]) {
      expect(await ends(asMember, `SELECT count(*)::int FROM ${listed}`)).toBe(0);
    }
    const theirs = await createTenant(app, await createUser(identity), "ai-tracing");
    const free = (space: string, slug: string) =>
      ends(asMember, "SELECT authz.slug_is_free($1, $2)", [space, slug]);
    expect(await free(theirs.org, theirs.slug)).toBe(await free(theirs.org, "unused-slug"));
    expect(await free(tenant.org, tenant.slug)).toBe(false);
    expect(await free(tenant.org, "unused-slug")).toBe(true);
    expect(await ends(asMember, "SELECT members FROM authz.seats_in($1)", [theirs.workspace])).toBe(0);
  });

  test("sees the pictures of their organization's people, and no one else's", async () => {
    const [colleague, stranger] = await Promise.all([createUser(identity), createUser(identity)]);
    await owner.query(
      "INSERT INTO identity.picture (user_id, type, bytes) SELECT u, 'image/png', 'x' FROM unnest($1::uuid[]) u",
      [[colleague.id, stranger.id]],
    );
    const seen = (id: string) => ends(asMember, "SELECT count(*)::int FROM authz.picture_of($1)", [id]);
    expect(await seen(colleague.id)).toBe(0);
    await owner.query(
      "INSERT INTO organization_member (org_id, user_id, role, name, email) VALUES ($1, $2, 'org_member', 'Colleague', $3)",
      [tenant.org, colleague.id, colleague.email],
    );
    expect(await seen(colleague.id)).toBe(1);
    expect(await seen(stranger.id)).toBe(0);
    expect(await ends(asMember, "SELECT count(*)::int FROM identity.picture")).toBe(refused);
  });

  test("can't see which workspaces other people own, unlike people who can remove members from the organization", async () => {
    await owner.query(
      `WITH shared AS (INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, gen_random_uuid(), 'shared', 'Shared')
         RETURNING org_id, id)
       INSERT INTO member (org_id, workspace_id, user_id, role, name, email)
         SELECT org_id, id, $2, 'owner', 'Founder', $3 FROM shared`,
      [tenant.org, founder.id, founder.email],
    );
    const owned = "SELECT count(*)::int FROM authz.sole_owned($1)";
    expect(await ends(asMember, owned, [founder.id])).toBe(0);
    expect(await ends(entryFor(founder, here), owned, [founder.id])).toBe(1);
    expect(await ends(asPlatform, owned, [founder.id])).toBe(0);
  });

  test("can't see deleted workspaces, unlike people who can restore them", async () => {
    const { rows } = await owner.query<{ id: string }>(
      `INSERT INTO workspace (org_id, id, slug, name, state, deleted_from, deletion_requested_at, purge_after)
       VALUES ($1, gen_random_uuid(), 'gone', 'Gone', 'pending_deletion', 'active', now(), now() + interval '1 day')
       RETURNING id`,
      [tenant.org],
    );
    const seen = "SELECT count(*)::int FROM workspace WHERE id = $1";
    expect(await ends(asMember, seen, [rows[0]?.id])).toBe(0);
    expect(await ends(entryFor(founder, here), seen, [rows[0]?.id])).toBe(1);
    expect(await ends(entryFor(member), seen, [rows[0]?.id])).toBe(0);
  });
});

describe("a person who can create workspaces", () => {
  test("keeps a slug only with its workspace", async () => {
    const creator = await createUser(identity);
    const { org } = await createTenant(app, creator, "ai-governance");
    const inside = entryFor(creator, { organization: org, forChange: true });
    const claim = "SELECT authz.claim_workspace_slug($1, $2) AS taken";
    const id = crypto.randomUUID();
    const alone = tenantTransaction(app, inside, ({ sql }) => sql(claim, [id, "kept-for-nothing"]));
    await expect(alone).rejects.toMatchObject({ constraint: "slug_keeps_bearer" });
    const create = (slug: string) =>
      tenantTransaction(app, inside, async ({ sql }) => {
        await sql(claim, [id, "kept-for-one"]);
        await sql(
          "INSERT INTO workspace (org_id, id, slug, name, created_by) VALUES ($1, $2, $3, 'One', $4)",
          [org, id, slug, creator.id],
        );
        await sql("SELECT authz.become_creator($1)", [id]);
      });
    await expect(create("another-one")).rejects.toMatchObject({ constraint: "slug_keeps_bearer" });
    await create("kept-for-one");
    const { rows } = await owner.query("SELECT slug FROM slug WHERE org_id = $1 AND workspace_id = $2", [
      org,
      id,
    ]);
    expect(rows).toEqual([{ slug: "kept-for-one" }]);
  });
});

describe("the platform admin", () => {
  test("adds only people to rescue or appoint, and removes only people they appointed", async () => {
    const { id } = await createUser(identity);
    for (const role of ["org_admin", "org_owner"]) {
      const text = "SELECT authz.add_to_organization($1, $2, gen_random_uuid(), '{a-b-c}', NULL)";
      expect(await ends(asPlatform, text, [id, role])).toBe(refused);
    }
    expect(await ends(asPlatform, "SELECT authz.remove_from_organization($1)", [member.id])).toBe(refused);
  });

  test("assigns no role where the organization appoints its own admins", async () => {
    const text = "UPDATE organization_member SET role = 'org_owner' WHERE user_id = $1 RETURNING role";
    expect(await ends(asPlatform, text, [member.id])).toBeUndefined();
  });

  test("leaves only organizations that they create for a customer, and never empty", async () => {
    expect(await ends(asPlatform, "SELECT authz.leave_created()")).toBe(refused);
    const leaving = tenantTransaction(app, entryFor(platform, { actingAs: "platform" }), async ({ sql }) => {
      await sql(
        "SELECT authz.create_organization($1, 'data-security', 'left-empty', 'Name', gen_random_uuid(), 'left-empty', 'Default', '')",
        [crypto.randomUUID()],
      );
      await sql("SELECT authz.leave_created()");
    });
    await expect(leaving).rejects.toMatchObject({ constraint: "member_keeps_owner" });
  });
});
