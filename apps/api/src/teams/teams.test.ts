import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { cursorAfter } from "../procedure/cursor.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { allPages } from "../testing/paging.ts";
import { makeTeam } from "../testing/teams.ts";
import { enlist, expectOrganizationLooksMissing, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

const noSuchTeam = {
  code: "NOT_FOUND",
  reason: "no_such_team",
  path: null,
  message: "There is no such team here.",
};

describe("teams.create", () => {
  test("[P3] creates a team without members and without roles, in an organization and in a standalone workspace", async () => {
    for (const key of ["ai-tracing", "compliance-ops"]) {
      const { founder, ...tenant } = await staffed(api, key);
      const { teams } = founder.client;
      const organization = tenant.org;
      const team = await teams.create.mutate({ organization, name: "  Research " });
      expect(team).toEqual({
        id: expect.any(String),
        name: "Research",
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        updatedAt: null,
        updatedByName: null,
        people: 0,
        workspaces: 0,
        mine: false,
        withinReach: true,
        ofDirectory: false,
      });
      expect(await teams.get.query({ organization, team: team.id })).toEqual(team);
      expect((await newest(api, tenant))[0]).toMatchObject({
        action: "team.created",
        actor: founder.email,
        target: "Research",
        after: { name: "Research" },
      });
    }
  });

  test("refuses a name that another team has, ignoring case, and an invisible one", async () => {
    const { founder, org: organization } = await staffed(api, "ai-tracing");
    const { teams } = founder.client;
    await teams.create.mutate({ organization, name: "Research" });
    expect(await errorOf(teams.create.mutate({ organization, name: "rESEARCH" }))).toMatchObject({
      code: "CONFLICT",
      reason: "team_name_taken",
      path: "name",
      message: "A team with this name already exists.",
    });
    expect(await errorOf(teams.create.mutate({ organization, name: " \u200b " }))).toMatchObject({
      code: "INVALID",
      path: "name",
    });
  });

  test("refuses people who can't, names who can, and records the attempt", async () => {
    const { as, ...tenant } = await staffed(api, "compliance-ops");
    const call = as("viewer").client.teams.create.mutate({ organization: tenant.slug, name: "Research" });
    expect(await errorOf(call)).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      path: null,
      message: "You need the Owner or Admin role to create teams.",
    });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "team.created",
      outcome: "refused",
      actor: as("viewer").email,
    });
    const theirs = await staffed(api, "ai-tracing");
    await expectOrganizationLooksMissing(
      (organization) => as("owner").client.teams.create.mutate({ organization, name: "Research" }),
      theirs,
    );
  });

  test("stops at 500 teams", async () => {
    const { founder, org: organization } = await staffed(api, "ai-tracing");
    await api.owner.query(
      "INSERT INTO team (org_id, id, name) SELECT $1, gen_random_uuid(), 'Team ' || i FROM generate_series(1, 500) i",
      [organization],
    );
    expect(
      await errorOf(founder.client.teams.create.mutate({ organization, name: "One more" })),
    ).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "team_limit",
      message: "500 teams limit reached",
    });
  });
});

describe("teams.list and teams.get", () => {
  test("[P3] show every team by name with how many people and workspaces it has, to everyone in the organization", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { org: organization } = tenant;
    const reader = as("reader");
    const team = await makeTeam(tenant, {
      by: founder,
      name: "beta",
      people: [reader, founder],
      role: "contributor",
    });
    await makeTeam(tenant, { by: founder, name: "Alpha" });
    const { items } = await reader.client.teams.list.query({ organization });
    expect(items).toMatchObject([
      { name: "Alpha", people: 0, workspaces: 0, mine: false, withinReach: true },
      { id: team, name: "beta", people: 2, workspaces: 1, mine: true, withinReach: true },
    ]);
    const onlooker = await api.person("Onlooker");
    await enlist(api, tenant, onlooker, "org_member");
    expect(await onlooker.client.teams.get.query({ organization, team })).toMatchObject({
      mine: false,
      withinReach: false,
    });
    expect(await founder.client.teams.get.query({ organization, team })).toMatchObject({ withinReach: true });
    const searched = await reader.client.teams.list.query({ organization, search: "BET" });
    expect(searched.items.map(({ id }) => id)).toEqual([team]);
    const fromLast = { organization, descending: true, counted: true };
    const last = await reader.client.teams.list.query({ ...fromLast, limit: 1 });
    const next = await reader.client.teams.list.query({ ...fromLast, cursor: last.nextCursor });
    expect([...last.items, ...next.items].map(({ name }) => name)).toEqual(["beta", "Alpha"]);
    expect([last.total, next.total]).toEqual([2, 2]);
  });

  test("page without losing or repeating a team", async () => {
    const { founder, org: organization } = await staffed(api, "ai-tracing");
    await api.owner.query(
      `INSERT INTO team (org_id, id, name)
       SELECT $1, gen_random_uuid(), repeat('😀', i % 3) || ' ' || i FROM generate_series(1, 20) i`,
      [organization],
    );
    const { list } = founder.client.teams;
    const whole = await list.query({ organization });
    expect(whole.items).toHaveLength(20);
    expect(await allPages((cursor) => list.query({ organization, limit: 3, cursor }))).toEqual(whole.items);
    expect(await errorOf(list.query({ organization, cursor: cursorAfter([1]) }))).toMatchObject({
      reason: "unknown_cursor",
    });
  });

  test("give the same answer for another organization's team as for a missing one", async () => {
    const mine = await staffed(api, "ai-tracing");
    const theirs = await staffed(api, "ai-tracing");
    const team = await makeTeam(theirs, { by: theirs.founder });
    const { teams } = mine.founder.client;
    for (const id of [team, randomUUID()]) {
      const named = { organization: mine.org, team: id };
      for (const call of [
        () => teams.get.query(named),
        () => teams.members.query(named),
        () => teams.workspaces.query(named),
        () => teams.candidates.query(named),
        () => teams.rename.mutate({ ...named, name: "Mine" }),
        () => teams.delete.mutate(named),
        () => teams.addMember.mutate({ ...named, userId: mine.founder.id }),
      ]) {
        expect(await errorOf(call())).toMatchObject(noSuchTeam);
      }
    }
    await expectOrganizationLooksMissing((organization) => teams.list.query({ organization }), theirs);
  });
});

describe("teams.rename and teams.delete", () => {
  test("rename keeps the name free of others and records both names", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-tracing");
    const { org: organization } = tenant;
    const team = await makeTeam(tenant, { by: founder, name: "Research" });
    await makeTeam(tenant, { by: founder, name: "Taken" });
    const { teams } = founder.client;
    expect(await teams.rename.mutate({ organization, team, name: "RESEARCH" })).toMatchObject({
      id: team,
      name: "RESEARCH",
    });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "team.renamed",
      before: { name: "Research" },
      after: { name: "RESEARCH" },
    });
    expect(await errorOf(teams.rename.mutate({ organization, team, name: "taken" }))).toMatchObject({
      reason: "team_name_taken",
    });
  });

  test("[P15] delete removes what the team gave at the next request, and nothing else", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { org: organization, workspace } = tenant;
    const outsider = await api.person("Only by team");
    await enlist(api, tenant, outsider, "org_member");
    const team = await makeTeam(tenant, { by: founder, people: [outsider, as("reader")], role: "owner" });
    await outsider.client.audit.list.query({ workspace });
    await as("reader").client.audit.list.query({ workspace });
    expect(await founder.client.teams.delete.mutate({ organization, team })).toEqual({ id: team });
    expect(await errorOf(outsider.client.members.list.query({ workspace }))).toMatchObject({
      code: "NOT_FOUND",
      reason: "not_found",
    });
    expect(await errorOf(as("reader").client.audit.list.query({ workspace }))).toMatchObject({
      reason: "missing_permission",
    });
    await as("reader").client.members.list.query({ workspace });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "team.deleted",
      before: { people: 2, workspaces: 1 },
    });
  });

  test("refuses people who hold less than the team in any workspace, and records the attempt", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { org: organization } = tenant;
    const team = await makeTeam(tenant, { by: founder, role: "owner", name: "Owners" });
    const call = as("admin").client.teams.delete.mutate({ organization, team });
    expect(await errorOf(call)).toMatchObject({ code: "FORBIDDEN", reason: "above_yourself" });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "team.deleted",
      outcome: "refused",
      target: "Owners",
    });
    await as("admin").client.teams.rename.mutate({ organization, team, name: "Still owners" });
  });
});
