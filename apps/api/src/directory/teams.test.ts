import { dataSecurity, machineFleet } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { newest } from "../testing/tenants.ts";
import { employee, outcomeOf, synced } from "./testing.ts";

const api = await startApi();

describe.each([dataSecurity.key, machineFleet.key])("a team of the directory of %s", (key) => {
  test("has the people that the directory says, each of them in the log", async () => {
    const { directory, organization, domain, founder, org } = await synced(api, key);
    const people = await Promise.all(["ann", "bob"].map((name) => employee(api, `${name}@${domain}`)));
    const ids: string[] = [];
    for (const { email } of people)
      ids.push((await directory.addPerson.mutate({ organization, address: email })).id);
    const waiting = await directory.addPerson.mutate({ organization, address: `new@${domain}` });
    const team = await directory.addTeam.mutate({ organization, name: "Engineers", people: [ids[0] ?? ""] });
    const members = async () =>
      (await founder.client.teams.members.query({ organization, team: team.id })).items.map(
        ({ email }) => email,
      );
    expect(await members()).toEqual([`ann@${domain}`]);
    const next = { organization, team: team.id, name: "Engineering", people: [ids[1] ?? "", waiting.id] };
    const updated = await directory.updateTeam.mutate({ ...next, version: 1 });
    expect(updated).toMatchObject({ version: 2, name: "Engineering" });
    expect(updated.people.map(({ id }) => id).toSorted()).toEqual([ids[1], waiting.id].toSorted());
    expect(await members()).toEqual([`bob@${domain}`]);
    const told = (await newest(api, { org }, 3)).map(({ action, target }) => [action, target]);
    expect(told).toContainEqual(["team.member_added", `bob@${domain}`]);
    expect(told).toContainEqual(["team.member_removed", `ann@${domain}`]);
    expect(told).toContainEqual(["directory.team_updated", "Engineering"]);
    const late = directory.updateTeam.mutate({ ...next, version: 1 });
    expect(await errorOf(late)).toMatchObject({ reason: "directory_changed" });
    await directory.removeTeam.mutate({ organization, team: team.id });
    expect((await founder.client.teams.list.query({ organization })).items).toEqual([]);
  });

  test("is no one's to change by hand, and gives what people gave it", async () => {
    const { directory, organization, domain, founder, workspace } = await synced(api, key);
    const person = await employee(api, `ann@${domain}`);
    const { id } = await directory.addPerson.mutate({ organization, address: person.email });
    const { id: team } = await directory.addTeam.mutate({ organization, name: "Engineers", people: [id] });
    const { teams, teamGrants } = founder.client;
    expect(await teams.get.query({ organization, team })).toMatchObject({ ofDirectory: true, people: 1 });
    const one = { organization, team, userId: person.id };
    const byHand = [
      teams.removeMember.mutate(one),
      teams.addMember.mutate({ ...one, userId: founder.id }),
      teams.rename.mutate({ organization, team, name: "Ours" }),
      teams.delete.mutate({ organization, team }),
      person.client.teams.leave.mutate({ organization, team }),
    ];
    for (const refused of await Promise.allSettled(byHand)) expect(refused.status).toBe("rejected");
    expect(await errorOf(teams.removeMember.mutate(one))).toMatchObject({
      code: "WRONG_STATE",
      reason: "team_of_directory",
    });
    await teamGrants.add.mutate({ workspace, team, role: "admin" });
    expect(await outcomeOf(person.client.members.list.query({ workspace }))).toBe("let in");
  });
});

test("a team that people made is never taken over", async () => {
  const { directory, organization, founder } = await synced(api, machineFleet.key);
  const { id: team } = await founder.client.teams.create.mutate({ organization, name: "Operators" });
  const taken = directory.addTeam.mutate({ organization, name: "operators" });
  expect(await errorOf(taken)).toMatchObject({ code: "CONFLICT", reason: "team_name_taken" });
  const missing = { code: "NOT_FOUND", reason: "no_such_directory_team" };
  const updating = directory.updateTeam.mutate({ organization, team, name: "Operators", people: [] });
  expect(await errorOf(updating)).toMatchObject(missing);
  expect(await errorOf(directory.removeTeam.mutate({ organization, team }))).toMatchObject(missing);
  expect((await directory.teams.query({ organization })).total).toBe(0);
});

test("people of another organization's directory are in no team", async () => {
  const [mine, theirs] = [await synced(api, machineFleet.key), await synced(api, machineFleet.key)];
  const { id } = await theirs.directory.addPerson.mutate({
    organization: theirs.organization,
    address: "ann@b.example",
  });
  const adding = mine.directory.addTeam.mutate({
    organization: mine.organization,
    name: "Engineers",
    people: [id],
  });
  expect(await errorOf(adding)).toMatchObject({ code: "NOT_FOUND", path: "people" });
});
