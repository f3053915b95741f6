import { randomUUID } from "node:crypto";
import { blueprint } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { lowest } from "../testing/lowest.ts";
import { makeTeam } from "../testing/teams.ts";
import { enlist, newest, staffed, suspend } from "../testing/tenants.ts";

const api = await startApi();

describe("teams.addMember", () => {
  test("[P3][P14] gives everyone in the team its role at their next request, and the log names the team as the source", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-tracing");
    const { org: organization, workspace } = tenant;
    const person = await api.person("Only by team");
    await enlist(api, tenant, person, "org_member");
    const team = await makeTeam(tenant, { by: founder, role: "owner", name: "Owners" });
    const rename = () => person.client.members.list.query({ workspace });
    expect(await errorOf(rename())).toMatchObject({ code: "NOT_FOUND" });

    const { teams } = founder.client;
    const added = await teams.addMember.mutate({ organization, team, userId: person.id });
    expect(added).toEqual({
      userId: person.id,
      name: person.name,
      email: person.email,
      active: true,
      picture: null,
      createdAt: expect.any(String),
    });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "team.member_added",
      actor: founder.email,
      target: person.email,
      after: { team: "Owners" },
    });
    await rename();
    const other = await api.person("Newcomer");
    await enlist(api, tenant, other, "org_member");
    await person.client.members.add.mutate({ workspace, email: other.email, role: "reader" });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "member.added",
      actor: person.email,
      via: "team",
    });
    const { items } = await person.client.workspaces.mine.query({});
    expect(items.map(({ id, role }) => [id, role])).toEqual([[workspace, "owner"]]);
  });

  test("[P16] a person with a direct role and a team's has both combined, and shows the higher one", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { workspace } = tenant;
    const reader = as("reader");
    await makeTeam(tenant, { by: founder, people: [reader], role: "contributor" });
    const ask = (permission: "project:update" | "member:add") =>
      reader.client.access.check.query({ workspace, permission });
    expect((await ask("project:update")).allowed).toBe(true);
    expect((await ask("member:add")).allowed).toBe(false);
    const { access } = await reader.client.workspaces.get.query({ workspace });
    expect(access.workspaceRole).toBe("contributor");
    await founder.client.members.changeRole.mutate({ workspace, userId: reader.id, role: "owner" });
    expect((await reader.client.workspaces.get.query({ workspace })).access.workspaceRole).toBe("owner");
    expect((await ask("member:add")).allowed).toBe(true);
    await founder.client.members.remove.mutate({ workspace, userId: reader.id });
    expect((await reader.client.workspaces.get.query({ workspace })).access.workspaceRole).toBe(
      "contributor",
    );
  });

  test("refuses existing members, and gives the same answer for an outsider as for an unknown person", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { org: organization } = tenant;
    const team = await makeTeam(tenant, { by: founder, people: [as("reader")] });
    const add = (userId: string) =>
      errorOf(founder.client.teams.addMember.mutate({ organization, team, userId }));
    expect(await add(as("reader").id)).toMatchObject({
      code: "CONFLICT",
      reason: "already_in_team",
      message: "User is already a member of this team",
    });
    const stranger = await api.person("Stranger");
    const unknown = await add(randomUUID());
    expect(unknown).toMatchObject({ code: "NOT_FOUND", reason: "no_such_person" });
    expect(await add(stranger.id)).toMatchObject(unknown);
  });

  test("refuses people who hold less than the team in any workspace, and records the attempt", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { org: organization } = tenant;
    const team = await makeTeam(tenant, { by: founder, role: "owner", people: [as("member")] });
    const { teams } = as("admin").client;
    const above = {
      code: "FORBIDDEN",
      reason: "above_yourself",
      path: null,
      message: "This team can do more than you can in some workspace, so you can't change who is in it.",
    };
    // Including oneself: that would be the shortest way up.
    for (const userId of [as("admin").id, as("viewer").id]) {
      expect(await errorOf(teams.addMember.mutate({ organization, team, userId }))).toMatchObject(above);
    }
    const remove = teams.removeMember.mutate({ organization, team, userId: as("member").id });
    expect(await errorOf(remove)).toMatchObject(above);
    expect(
      (await newest(api, tenant, 2)).map(({ action, outcome, target }) => [action, outcome, target]),
    ).toEqual([
      ["team.member_removed", "refused", as("member").email],
      ["team.member_added", "refused", as("viewer").email],
    ]);
  });
});

describe("teams.removeMember and teams.leave", () => {
  test("[P15] end what came through the team at the next request", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-tracing");
    const { org: organization, workspace } = tenant;
    const [removed, left] = [await api.person("Removed"), await api.person("Left")];
    for (const person of [removed, left]) await enlist(api, tenant, person, "org_member");
    const team = await makeTeam(tenant, {
      by: founder,
      people: [removed, left],
      role: "reader",
      name: "Readers",
    });
    const looks = (person: typeof left) => person.client.members.list.query({ workspace });
    await Promise.all([looks(removed), looks(left)]);
    const gone = { code: "NOT_FOUND", reason: "not_found" };

    await founder.client.teams.removeMember.mutate({ organization, team, userId: removed.id });
    expect(await errorOf(looks(removed))).toMatchObject(gone);
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "team.member_removed",
      target: removed.email,
      before: { team: "Readers" },
    });
    expect(await left.client.teams.leave.mutate({ organization, team })).toEqual({ userId: left.id });
    expect(await errorOf(looks(left))).toMatchObject(gone);
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "team.member_left",
      actor: left.email,
      target: left.email,
      before: { team: "Readers" },
    });
    const again = { organization, team };
    expect(await errorOf(left.client.teams.leave.mutate(again))).toMatchObject({
      reason: "no_such_team_member",
    });
    const call = founder.client.teams.removeMember.mutate({ ...again, userId: removed.id });
    expect(await errorOf(call)).toMatchObject({ reason: "no_such_team_member" });
  });

  test("an owner through a team does not count: the team can go, and the last direct owner still can't", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { org: organization, workspace } = tenant;
    const team = await makeTeam(tenant, { by: founder, role: "owner", people: [as("viewer")] });
    expect(await errorOf(founder.client.members.leave.mutate({ workspace }))).toMatchObject({
      reason: "last_owner",
    });
    await as("viewer").client.teams.leave.mutate({ organization, team });
  });

  test("leaving the organization, or the standalone workspace, also leaves its teams in the same commit", async () => {
    for (const key of ["ai-tracing", "compliance-ops"]) {
      const { founder, as, ...tenant } = await staffed(api, key);
      const { org: organization, workspace } = tenant;
      const { topology, roles } = blueprint(key);
      const role = lowest(roles.workspace) ?? "";
      const team = await makeTeam(tenant, { by: founder, people: [as(role)], role });
      const userId = as(role).id;
      const place = topology === "flat" ? { workspace } : { organization };
      await founder.client.members.remove.mutate({ ...place, userId });
      expect((await founder.client.teams.members.query({ organization, team })).items).toEqual([]);
    }
  });

  test("a suspended person stays in the team and is shown as not active", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { org: organization } = tenant;
    const team = await makeTeam(tenant, { by: founder, people: [as("reader")] });
    await suspend(api, as("reader"));
    const { items } = await founder.client.teams.members.query({ organization, team });
    expect(items.map(({ active }) => active)).toEqual([false]);
  });

  test("refuse people who can't remove team members, in a sentence that says who can", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { org: organization } = tenant;
    const team = await makeTeam(tenant, { by: founder, people: [as("reader")] });
    const call = as("owner").client.teams.removeMember.mutate({
      organization,
      team,
      userId: as("reader").id,
    });
    expect(await errorOf(call)).toMatchObject({
      code: "FORBIDDEN",
      message: "You need the Organization owner or Organization admin role to remove people from teams.",
    });
  });
});

describe("teams.members, teams.candidates and teams.workspaces", () => {
  test("list the team's members, and suggest active people of the organization who are not", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { org: organization } = tenant;
    const team = await makeTeam(tenant, { by: founder, people: [as("reader"), as("owner")] });
    const [joined, stranger] = [await api.person("Joined"), await api.person("Stranger")];
    await enlist(api, tenant, joined, "org_member");
    const { teams } = founder.client;
    const { items } = await teams.members.query({ organization, team });
    expect(items).toEqual(
      [as("owner"), as("reader")].map(({ id, name, email }) => ({
        userId: id,
        name,
        email,
        active: true,
        picture: null,
        createdAt: expect.any(String),
      })),
    );
    const found = await teams.members.query({ organization, team, search: as("reader").email.slice(0, 12) });
    expect(found.items.map(({ userId }) => userId)).toEqual([as("reader").id]);
    const first = await teams.members.query({ organization, team, limit: 1 });
    const second = await teams.members.query({ organization, team, limit: 1, cursor: first.nextCursor });
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.nextCursor).toBeNull();
    const offered = async (search: string) =>
      (await teams.candidates.query({ organization, team, search })).items.map(({ userId }) => userId);
    expect(await offered("joine")).toEqual([joined.id]);
    expect(await offered(stranger.email)).toEqual([]);
    expect(await offered(as("reader").email)).toEqual([]);
    expect(await errorOf(as("reader").client.teams.candidates.query({ organization, team }))).toMatchObject({
      message: "You need the Organization owner or Organization admin role to add people to teams.",
    });
  });

  test("in a standalone workspace, the people are its members", async () => {
    const { founder, as, ...tenant } = await staffed(api, "machine-fleet");
    const { org: organization } = tenant;
    const stranger = await api.person("Stranger");
    const team = await makeTeam(tenant, { by: founder, people: [as("member")] });
    const { teams } = founder.client;
    const { items } = await teams.candidates.query({ organization, team });
    expect(items.map(({ userId }) => userId).toSorted()).toEqual([founder.id, as("admin").id].toSorted());
    const call = teams.addMember.mutate({ organization, team, userId: stranger.id });
    expect(await errorOf(call)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_member" });
  });

  test("list the team's roles by workspace, and leave out workspaces that the reader can't see", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-governance");
    const { org: organization } = tenant;
    const other = await founder.client.workspaces.create.mutate({
      organization,
      name: "Second",
      slug: `s-${organization.slice(0, 8)}`,
    });
    const team = await makeTeam(tenant, { by: founder, role: "workspace_viewer" });
    await founder.client.teamGrants.add.mutate({ workspace: other.id, team, role: "workspace_member" });
    const roles = async (person: typeof founder) =>
      (await person.client.teams.workspaces.query({ organization, team })).items.map(({ id, role }) => [
        id,
        role,
      ]);
    expect(await roles(founder)).toEqual([
      [other.id, "workspace_member"],
      [tenant.workspace, "workspace_viewer"],
    ]);
    expect(await roles(as("workspace_viewer"))).toEqual([[tenant.workspace, "workspace_viewer"]]);
    const counted = await as("workspace_viewer").client.teams.get.query({ organization, team });
    expect(counted.workspaces).toBe(2);
  });
});
