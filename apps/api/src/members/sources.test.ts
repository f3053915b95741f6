import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { allPages } from "../testing/paging.ts";
import { makeTeam } from "../testing/teams.ts";
import { enlist, expectLooksMissing, found, staffed } from "../testing/tenants.ts";

const api = await startApi();

const direct = (role: string) => ({ source: "direct", role, team: null, endsAt: null });
const byTeam = (id: string, name: string, role: string) => ({
  source: "team",
  role,
  team: { id, name },
  endsAt: null,
});
const byOrganization = (role: string) => ({ source: "organization", role, team: null, endsAt: null });

describe("members.list and members.get", () => {
  test("[P3][P14][P16] show each person once, with all sources of their access and the highest role", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { workspace } = tenant;
    const person = await api.person("Only by team");
    await enlist(api, tenant, person, "org_member");
    const reader = as("reader");
    const first = await makeTeam(tenant, {
      by: founder,
      name: "A",
      people: [person, reader],
      role: "reader",
    });
    const second = await makeTeam(tenant, { by: founder, name: "B", people: [reader], role: "contributor" });
    await makeTeam(tenant, { by: founder, name: "C", people: [reader] });
    const { items } = await person.client.members.list.query({ workspace });
    const sources = (id: string) => items.find(({ userId }) => userId === id);
    expect(items.map(({ userId }) => userId).toSorted()).toEqual(
      [founder, as("owner"), as("contributor"), reader, person].map(({ id }) => id).toSorted(),
    );
    expect(sources(person.id)).toMatchObject({ role: "reader", sources: [byTeam(first, "A", "reader")] });
    expect(sources(reader.id)).toMatchObject({
      role: "contributor",
      sources: [byTeam(second, "B", "contributor"), direct("reader"), byTeam(first, "A", "reader")],
    });
    expect(sources(as("contributor").id)).toMatchObject({ sources: [direct("contributor")] });
    const { members } = person.client;
    expect(await members.get.query({ workspace, userId: reader.id })).toEqual(sources(reader.id));
    // A person with access counts once, regardless of the number of sources.
    const { memberCount } = await person.client.workspaces.get.query({ workspace });
    expect(memberCount).toBe(items.length);
  });

  test("[S30] show people whose organization role reaches the workspace, without a role in it", async () => {
    const { as, founder, ...tenant } = await staffed(api, "data-security");
    const { workspace } = tenant;
    const admin = await api.person("Another admin");
    await enlist(api, tenant, admin, "org_admin");
    const plain = await api.person("Only in the organization");
    await enlist(api, tenant, plain, "org_member");
    const { items } = await as("viewer").client.members.list.query({ workspace });
    expect(items.find(({ userId }) => userId === admin.id)).toMatchObject({
      role: null,
      sources: [byOrganization("org_admin")],
    });
    expect(items.find(({ userId }) => userId === founder.id)?.sources).toContainEqual(
      byOrganization("org_admin"),
    );
    expect(items.some(({ userId }) => userId === plain.id)).toBe(false);
    const { memberCount } = await as("viewer").client.workspaces.get.query({ workspace });
    expect(memberCount).toBe(items.length);
    const { members } = as("viewer").client;
    const missing = { code: "NOT_FOUND", reason: "no_such_member" };
    expect(await errorOf(members.get.query({ workspace, userId: plain.id }))).toMatchObject(missing);
    expect(await errorOf(members.get.query({ workspace, userId: randomUUID() }))).toMatchObject(missing);
    const theirs = await staffed(api, "data-security");
    await expectLooksMissing(
      (ref) => founder.client.members.get.query({ workspace: ref, userId: founder.id }),
      theirs,
    );
  });

  test("[P8] an organization role that gives nothing inside a workspace is not a source", async () => {
    const { founder, as, workspace } = await staffed(api, "ai-tracing");
    const { items } = await as("reader").client.members.list.query({ workspace });
    expect(items.find(({ userId }) => userId === founder.id)?.sources).toEqual([direct("owner")]);
  });

  test("page and search through people from all sources without losing or repeating anyone", async () => {
    const founder = await api.person("Émile");
    const tenant = await found(api, founder, "ai-governance");
    const { org, workspace } = tenant;
    const teams = await Promise.all(
      ["A", "B"].map((name) => makeTeam(tenant, { by: founder, name, role: "workspace_viewer" })),
    );
    // Forty people in the organization: every second a member, every third in one team, every fifth in the other, every
    // seventh an admin.
    await api.owner.query(
      `INSERT INTO organization_member (org_id, user_id, role, name, email)
       SELECT $1, gen_random_uuid(), CASE WHEN i % 7 = 0 THEN 'tenant_admin' ELSE 'tenant_member' END,
         (ARRAY['anna', 'Anna', 'zoe', '𝔘ra', repeat('😀', 80)])[1 + i % 5], i || '@crowd.example'
       FROM generate_series(1, 40) i`,
      [org],
    );
    const crowd = "FROM organization_member WHERE org_id = $1 AND email LIKE '%@crowd.example'";
    const number = "split_part(email, '@', 1)::int";
    await api.owner.query(
      `INSERT INTO member (org_id, workspace_id, user_id, role, name, email)
       SELECT org_id, $2, user_id, 'workspace_member', name, email ${crowd} AND ${number} % 2 = 0`,
      [org, workspace],
    );
    for (const [at, every] of [3, 5].entries()) {
      await api.owner.query(
        `INSERT INTO team_member (org_id, team_id, user_id, name, email)
         SELECT org_id, $2, user_id, name, email ${crowd} AND ${number} % ${every} = 0`,
        [org, teams[at]],
      );
    }
    const reached = Array.from({ length: 40 }, (_, at) => at + 1).filter((n) =>
      [2, 3, 5, 7].some((p) => n % p === 0),
    );
    const whole = await founder.client.members.list.query({ workspace, limit: 100 });
    expect(whole.items.map(({ email }) => email).toSorted()).toEqual(
      [...reached.map((n) => `${n}@crowd.example`), founder.email].toSorted(),
    );
    const thirtieth = whole.items.find(({ email }) => email === "30@crowd.example");
    expect(thirtieth?.sources.map(({ source, role }) => `${source} ${role}`)).toEqual([
      "direct workspace_member",
      "team workspace_viewer",
      "team workspace_viewer",
    ]);
    for (const search of ["", "anna", "@crowd"]) {
      const expected = await founder.client.members.list.query({ workspace, search, limit: 100 });
      const paged = await allPages((cursor) =>
        founder.client.members.list.query({ workspace, search, limit: 3, cursor }),
      );
      expect(paged).toEqual(expected.items);
    }
    const searched = await founder.client.members.list.query({ workspace, search: "ANNA", limit: 100 });
    expect(searched.items.length).toBe(
      whole.items.filter(({ name }) => name.toLowerCase() === "anna").length,
    );
  });

  test("a change returns the person with all of their sources", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-governance");
    const { workspace } = tenant;
    const viewer = as("workspace_viewer");
    const team = await makeTeam(tenant, {
      by: founder,
      name: "A",
      people: [viewer],
      role: "workspace_admin",
    });
    const changed = await founder.client.members.changeRole.mutate({
      workspace,
      userId: viewer.id,
      role: "workspace_member",
    });
    expect(changed).toMatchObject({
      role: "workspace_admin",
      sources: [byTeam(team, "A", "workspace_admin"), direct("workspace_member")],
    });
    const { members } = founder.client;
    expect(await members.get.query({ workspace, userId: viewer.id })).toEqual(changed);
    // People who are here only through a team have no membership to change or remove.
    await founder.client.members.remove.mutate({ workspace, userId: viewer.id });
    const again = members.changeRole.mutate({ workspace, userId: viewer.id, role: "workspace_viewer" });
    expect(await errorOf(again)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_member" });
  });
});
