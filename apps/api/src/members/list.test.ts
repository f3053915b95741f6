import { describe, expect, test } from "vitest";
import { cursorAfter } from "../procedure/cursor.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { allPages } from "../testing/paging.ts";
import { enlist, expectLooksMissing, found, join, staffed, suspend } from "../testing/tenants.ts";

const api = await startApi();

describe("members.list", () => {
  test("[V23][M28] shows only the creator in a new workspace, in the creator's role", async () => {
    // An organization role that reaches the workspace is a source as well.
    const admin = { source: "organization", role: "tenant_admin", team: null, endsAt: null };
    for (const { blueprint, role, more } of [
      { blueprint: "compliance-ops", role: "owner", more: [] },
      { blueprint: "ai-governance", role: "workspace_admin", more: [admin] },
    ]) {
      const founder = await api.person("Founder");
      const slug = `founded-${founder.id.slice(0, 8)}`;
      const made = await founder.client.organizations.create.mutate({ blueprint, name: "Founded", slug });
      const workspace = made.workspace?.id ?? "";
      const { items, nextCursor } = await founder.client.members.list.query({ workspace });
      expect(items).toEqual([
        {
          userId: founder.id,
          name: "Founder",
          email: founder.email,
          role,
          sources: [{ source: "direct", role, team: null, endsAt: null }, ...more],
          active: true,
          picture: null,
          createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        },
      ]);
      expect(nextCursor).toBeNull();
    }
  });

  test("pages by name, ignoring case, through equal names without losing or repeating anyone", async () => {
    const owner = await api.person("Émile");
    const { org, workspace } = await found(api, owner, "compliance-ops");
    await api.owner.query(
      `INSERT INTO member (org_id, workspace_id, user_id, role, name, email)
       SELECT $1, $2, gen_random_uuid(), 'member', (ARRAY['anna', 'Anna', 'zoe', '𝔘ra', repeat('😀', 80)])[1 + i % 5],
         i || '@crowd.example' FROM generate_series(1, 40) i`,
      [org, workspace],
    );
    const whole = await owner.client.members.list.query({ workspace, limit: 100 });
    expect(whole.items).toHaveLength(41);
    const paged = await allPages(async (cursor) => {
      const page = await owner.client.members.list.query({ workspace, limit: 3, cursor });
      expect(page.items.length).toBeLessThanOrEqual(3);
      return page;
    });
    expect(paged).toEqual(whole.items);
  });

  test("[M32] finds members by part of their name or address, treating no character as a pattern", async () => {
    const owner = await api.person("Owner");
    const tenant = await found(api, owner, "compliance-ops");
    const person = await join(api, tenant, owner, "member", "Percent 100%_\\");
    const search = async (text: string) => {
      const { workspace } = tenant;
      const { items } = await owner.client.members.list.query({ workspace, search: text });
      return items.map((item) => item.userId);
    };
    expect(await search("pErCeNt")).toEqual([person.id]);
    expect(await search("100%_\\")).toEqual([person.id]);
    expect(await search("%")).toEqual([person.id]);
    expect(await search(person.email.slice(2, 20).toUpperCase())).toEqual([person.id]);
    expect(await search("no such name")).toEqual([]);
  });

  test("shows suspended people as not active", async () => {
    const { workspace, founder, as } = await staffed(api, "compliance-ops");
    await suspend(api, as("viewer"));
    const { items } = await founder.client.members.list.query({ workspace });
    expect(items.filter((item) => !item.active).map((item) => item.userId)).toEqual([as("viewer").id]);
  });

  test("refuses a foreign cursor", async () => {
    const { workspace, founder } = await staffed(api, "compliance-ops");
    for (const cursor of [
      "AAAA",
      cursorAfter([7]),
      cursorAfter(["x", "no id"]),
      cursorAfter(["\0", founder.id]),
    ]) {
      const error = await errorOf(founder.client.members.list.query({ workspace, cursor }));
      expect(error).toMatchObject({ code: "INVALID", reason: "unknown_cursor", path: "cursor" });
    }
  });

  test("[V4] never shows a member of another workspace, and treats another tenant's workspace like a missing one", async () => {
    const mine = await staffed(api, "compliance-ops");
    const theirs = await staffed(api, "compliance-ops");
    const { items } = await mine.founder.client.members.list.query({ workspace: mine.workspace, limit: 100 });
    expect(items).toHaveLength(4);
    expect(items.some((item) => item.userId === theirs.founder.id)).toBe(false);
    await expectLooksMissing((workspace) => mine.founder.client.members.list.query({ workspace }), theirs);
  });

  test("[V2] shows one person with a separate role in each workspace", async () => {
    const person = await api.person("Member");
    for (const role of ["admin", "viewer"]) {
      const founder = await api.person("Founder");
      const { workspace } = await found(api, founder, "compliance-ops");
      await founder.client.members.add.mutate({ workspace, email: person.email, role });
      const { items } = await person.client.members.list.query({ workspace });
      expect(items.find((item) => item.userId === person.id)?.role).toBe(role);
    }
  });
});

describe("members.candidates", () => {
  test("[M32][M33] suggests people of the organization by name or address: active, and not yet members", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-governance");
    const { workspace } = tenant;
    const [free, suspended, outsider] = [
      await api.person("Free Person"),
      await api.person("Free but suspended"),
      await api.person("Free elsewhere"),
    ];
    await enlist(api, tenant, free, "tenant_member");
    await enlist(api, tenant, suspended, "tenant_member");
    await suspend(api, suspended);
    const expected = { items: [{ userId: free.id, name: free.name, email: free.email }] };
    for (const search of ["", "fREE", free.email.slice(0, 10)]) {
      expect(await as("workspace_admin").client.members.candidates.query({ workspace, search })).toEqual(
        expected,
      );
    }
    for (const search of [outsider.email, founder.email, as("workspace_viewer").name, "100%"]) {
      expect(await founder.client.members.candidates.query({ workspace, search })).toEqual({ items: [] });
    }
  });

  test("[M33] for standalone workspaces, suggests people only by full address", async () => {
    const { founder, as, workspace } = await staffed(api, "compliance-ops");
    const person = await api.person("Newcomer");
    const search = async (text: string) =>
      (await founder.client.members.candidates.query({ workspace, search: text })).items.map(
        (item) => item.userId,
      );
    expect(await search(person.email.toUpperCase())).toEqual([person.id]);
    expect(await search(person.email.slice(0, -1))).toEqual([]);
    expect(await search("Newcomer")).toEqual([]);
    expect(await search(as("viewer").email)).toEqual([]);
    await suspend(api, person);
    expect(await search(person.email)).toEqual([]);
  });

  test("[M12][V52] refuses people who can't add members, in a sentence that says who can", async () => {
    const flat = await staffed(api, "compliance-ops");
    const { workspace } = flat;
    expect(await errorOf(flat.as("viewer").client.members.candidates.query({ workspace }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      path: null,
      message: "You need the Owner or Admin role to add members.",
    });
    const { as, workspace: other } = await staffed(api, "ai-governance");
    const error = await errorOf(as("workspace_viewer").client.members.candidates.query({ workspace: other }));
    expect(error.message).toBe("You need the Tenant admin or Workspace admin role to add members.");
    await expectLooksMissing(
      (ref) => as("workspace_admin").client.members.candidates.query({ workspace: ref }),
      flat,
    );
  });
});
