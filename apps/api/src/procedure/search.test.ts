import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { platformAdmin } from "../platform/testing.ts";
import { startApi } from "../testing/api.ts";
import { allPages } from "../testing/paging.ts";
import { enlist, found, join } from "../testing/tenants.ts";

const api = await startApi();

/** In the order in which people look for them: by letters first, then by accents and case. */
const inOrder = ["Ada", "Åsa", "Bär", "école", "Emil", "José", "Łódź", "Straße", "Strategie", "Zoe"];
const shuffled = ["Zoe", "Emil", "Åsa", "Straße", "école", "José", "Bär", "Strategie", "Ada", "Łódź"];
/** What a person types, and the intended names. */
const wanted: readonly (readonly [string, readonly string[]])[] = [
  ["jose", ["José"]],
  ["JOSÉ", ["José"]],
  ["asa", ["Åsa"]],
  ["Ecole", ["école"]],
  ["strasse", ["Straße"]],
  ["STRAß", ["Straße"]],
  ["lodz", ["Łódź"]],
  ["bar", ["Bär"]],
];

type Page = { items: readonly { name: string }[]; nextCursor: string | null };

/** The names of a list, two at a time, so that each cursor is between two of them. */
async function paged(list: (page: { limit: number; cursor: string | null }) => Promise<Page>) {
  const items = await allPages((cursor) => list({ limit: 2, cursor }));
  return items.map(({ name }) => name).filter((name) => inOrder.includes(name));
}

async function organizationOf(names: readonly string[]) {
  const admin = await api.person("Founder");
  const tenant = await found(api, admin, "ai-governance");
  for (const name of names) {
    await admin.client.workspaces.create.mutate({
      organization: tenant.org,
      name,
      slug: `w-${randomUUID().slice(0, 8)}`,
    });
    await admin.client.teams.create.mutate({ organization: tenant.org, name });
    await join(api, tenant, admin, "workspace_member", name);
  }
  return { ...tenant, admin };
}

describe("names", async () => {
  const { org: organization, workspace, admin } = await organizationOf(shuffled);
  const { client } = admin;
  const { items: teams } = await client.teams.list.query({ organization });
  const team = teams[0]?.id ?? "";
  const outsiders = await Promise.all(shuffled.map((name) => api.person(name)));
  const platform = await platformAdmin(api);

  test("of members, people, teams and workspaces sort by letter, on one page or many", async () => {
    expect(await paged((page) => client.members.list.query({ workspace, ...page }))).toEqual(inOrder);
    expect(await paged((page) => client.members.list.query({ organization, ...page }))).toEqual(inOrder);
    expect(await paged((page) => client.teams.list.query({ organization, ...page }))).toEqual(inOrder);
    expect(await paged((page) => client.workspaces.list.query({ organization, ...page }))).toEqual(inOrder);
    expect(await paged((page) => client.workspaces.mine.query(page))).toEqual(inOrder);
    const whole = await client.workspaces.list.query({ organization });
    expect(whole.items.map(({ name }) => name).filter((name) => inOrder.includes(name))).toEqual(inOrder);
  });

  test("of a team's and a workspace's people and candidates sort the same way", async () => {
    for (const person of outsiders)
      await enlist(api, { org: organization, slug: "", workspace }, person, "tenant_member");
    const offered = await client.members.candidates.query({ workspace, search: "" });
    expect(offered.items.map(({ name }) => name)).toEqual(inOrder);
    const candidates = await client.teams.candidates.query({ organization, team, search: "lodz" });
    expect(candidates.items.map(({ name }) => name)).toEqual(["Łódź", "Łódź"]);
    for (const { id } of outsiders) await client.teams.addMember.mutate({ organization, team, userId: id });
    expect(await paged((page) => client.teams.members.query({ organization, team, ...page }))).toEqual(
      inOrder,
    );
    const found = await client.teams.members.query({ organization, team, search: "strasse" });
    expect(found.items.map(({ name }) => name)).toEqual(["Straße"]);
    const grants = await client.teamGrants.candidates.query({ workspace, search: "JOSE" });
    expect(grants.items.map(({ name }) => name)).toEqual(["José"]);
  });

  test.each(wanted)("are found by %j", async (search, names) => {
    const lists = [
      client.members.list.query({ workspace, search }),
      client.teams.list.query({ organization, search }),
      client.workspaces.list.query({ organization, search }),
      client.workspaces.mine.query({ search }),
    ];
    for (const { items } of await Promise.all(lists)) {
      expect(new Set(items.map(({ name }) => name))).toEqual(new Set(names));
    }
  });

  test("are found the same way by the platform admin", async () => {
    const { items } = await platform.client.platform.people.query({ search: "strasse" });
    expect(new Set(items.map(({ name }) => name))).toEqual(new Set(["Straße"]));
    const zurich = await api.person("Founder");
    await zurich.client.organizations.create.mutate({
      blueprint: "ai-governance",
      name: "Zürich Re",
      slug: `z-${randomUUID().slice(0, 8)}`,
    });
    const organizations = await platform.client.platform.organizations.query({ search: "ZURICH" });
    expect(organizations.items.map(({ name }) => name)).toEqual(["Zürich Re"]);
  });

  test("of custom roles sort the same way within their rank", async () => {
    const { client: other, org } = await api.person("Founder").then(async (founder) => ({
      client: founder.client,
      ...(await found(api, founder, "ai-governance")),
    }));
    for (const name of shuffled) {
      await other.roles.create.mutate({
        organization: org,
        level: "workspace",
        name,
        description: "",
        permissions: ["workspace:read", "member:leave"],
      });
    }
    const { items } = await other.roles.list.query({ organization: org });
    expect(items.map(({ name }) => name).filter((name) => inOrder.includes(name))).toEqual(inOrder);
  });
});
