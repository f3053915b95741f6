import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { makeTeam } from "../testing/teams.ts";
import { enlist, expectLooksMissing, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

describe("teamGrants.add", () => {
  test("[P3][P14] gives a team a role in the workspace, and records it there", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { workspace } = tenant;
    const person = await api.person("Only by team");
    await enlist(api, tenant, person, "org_member");
    const team = await makeTeam(tenant, { by: founder, people: [person], name: "Research" });
    const owner = as("owner").client;
    const offered = await owner.teamGrants.candidates.query({ workspace, search: "resea" });
    expect(offered).toEqual({ items: [{ id: team, name: "Research", people: 1 }] });

    const granted = await owner.teamGrants.add.mutate({ workspace, team, role: "contributor" });
    const createdAt = expect.stringMatching(/Z$/);
    expect(granted).toEqual({
      team: { id: team, name: "Research" },
      people: 1,
      role: "contributor",
      createdAt,
      endsAt: null,
    });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "team.granted",
      actor: as("owner").email,
      target: "Research",
      workspace,
      after: { role: "contributor" },
    });
    const check = person.client.access.check.query({ workspace, permission: "project:update" });
    expect((await check).allowed).toBe(true);
    expect((await owner.teamGrants.candidates.query({ workspace })).items).toEqual([]);
    expect((await person.client.teamGrants.list.query({ workspace })).items).toEqual([granted]);
    expect(await errorOf(owner.teamGrants.add.mutate({ workspace, team, role: "reader" }))).toMatchObject({
      code: "CONFLICT",
      reason: "already_granted",
    });
  });

  test("[V53] only people who can make owners assign the owner's role to a team, in every blueprint's words", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const team = await makeTeam(tenant, { by: founder, name: "Research" });
    const add = (role: string) => as("admin").client.teamGrants.add.mutate({ workspace, team, role });
    expect(await errorOf(add("owner"))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      path: null,
      message: "You need the Owner role to make a member an owner.",
    });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "team.granted",
      outcome: "refused",
      target: "Research",
      workspace,
    });
    expect(await errorOf(add("no_such_role"))).toMatchObject({
      code: "INVALID",
      reason: "unknown_role",
      path: "role",
    });
    await add("admin");
  });

  test("gives the same answer for another tenant's workspace or team as for a missing one", async () => {
    const mine = await staffed(api, "ai-tracing");
    const theirs = await staffed(api, "ai-tracing");
    const team = await makeTeam(mine, { by: mine.founder });
    const foreign = await makeTeam(theirs, { by: theirs.founder });
    const { teamGrants } = mine.founder.client;
    for (const id of [foreign, randomUUID()]) {
      const call = teamGrants.add.mutate({ workspace: mine.workspace, team: id, role: "reader" });
      expect(await errorOf(call)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_team" });
      const remove = teamGrants.remove.mutate({ workspace: mine.workspace, team: id });
      expect(await errorOf(remove)).toMatchObject({ code: "NOT_FOUND", reason: "not_granted" });
    }
    for (const call of [
      (workspace: string) => teamGrants.list.query({ workspace }),
      (workspace: string) => teamGrants.candidates.query({ workspace }),
      (workspace: string) => teamGrants.add.mutate({ workspace, team, role: "reader" }),
      (workspace: string) => teamGrants.changeRole.mutate({ workspace, team, role: "reader" }),
      (workspace: string) => teamGrants.remove.mutate({ workspace, team }),
    ]) {
      await expectLooksMissing(call, theirs);
    }
  });

  test("refuses people who can't add members, and an archived workspace", async () => {
    const { founder, as, slug, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const team = await makeTeam({ slug, ...tenant }, { by: founder });
    const add = (role: string) => as(role).client.teamGrants.add.mutate({ workspace, team, role: "viewer" });
    expect(await errorOf(add("member"))).toMatchObject({
      message: "You need the Owner or Admin role to add members.",
    });
    await founder.client.workspaces.archive.mutate({ workspace, confirmation: slug });
    expect(await errorOf(add("owner"))).toMatchObject({ code: "WRONG_STATE", reason: "workspace_archived" });
  });
});

describe("teamGrants.changeRole and teamGrants.remove", () => {
  test("[P14] change and end what everyone in the team has, at their next request", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { workspace } = tenant;
    const person = await api.person("Only by team");
    await enlist(api, tenant, person, "org_member");
    const team = await makeTeam(tenant, {
      by: founder,
      people: [person],
      role: "contributor",
      name: "Research",
    });
    const owner = as("owner").client;
    const writes = async () =>
      (await person.client.access.check.query({ workspace, permission: "project:update" })).allowed;
    expect(await writes()).toBe(true);
    expect(await owner.teamGrants.changeRole.mutate({ workspace, team, role: "reader" })).toMatchObject({
      role: "reader",
      people: 1,
    });
    expect(await writes()).toBe(false);
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "team.grant_changed",
      target: "Research",
      before: { role: "contributor" },
      after: { role: "reader" },
    });
    expect(await owner.teamGrants.remove.mutate({ workspace, team })).toEqual({ team });
    expect(await errorOf(writes())).toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "team.ungranted",
      target: "Research",
      before: { role: "reader" },
    });
  });

  test("refuse people who hold less than the removed or assigned role", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const team = await makeTeam(tenant, { by: founder, role: "owner" });
    const { teamGrants } = as("admin").client;
    const demote = teamGrants.changeRole.mutate({ workspace, team, role: "viewer" });
    expect(await errorOf(demote)).toMatchObject({ code: "FORBIDDEN", reason: "above_yourself" });
    const remove = teamGrants.remove.mutate({ workspace, team });
    expect(await errorOf(remove)).toMatchObject({ code: "FORBIDDEN", reason: "above_yourself" });
    await founder.client.teamGrants.changeRole.mutate({ workspace, team, role: "admin" });
    const promote = teamGrants.changeRole.mutate({ workspace, team, role: "owner" });
    expect(await errorOf(promote)).toMatchObject({ code: "FORBIDDEN" });
    await teamGrants.remove.mutate({ workspace, team });
  });
});

describe("teamGrants.list", () => {
  test("pages the workspace's teams by name, to every reader of its members", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    for (const name of ["gamma", "Alpha", "beta"])
      await makeTeam(tenant, { by: founder, name, role: "viewer" });
    await makeTeam(tenant, { by: founder, name: "Not granted" });
    const { teamGrants } = as("viewer").client;
    const first = await teamGrants.list.query({ workspace, limit: 2 });
    const second = await teamGrants.list.query({ workspace, limit: 2, cursor: first.nextCursor });
    const names = [...first.items, ...second.items].map(({ team }) => team.name);
    expect(names).toEqual(["Alpha", "beta", "gamma"]);
    expect(second.nextCursor).toBeNull();
    const found = await teamGrants.list.query({ workspace, search: "ET" });
    expect(found.items.map(({ team }) => team.name)).toEqual(["beta"]);
  });
});
