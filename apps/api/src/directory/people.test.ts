import { aiTracing, complianceOps, dataSecurity, machineFleet } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { enlist, expectOrganizationLooksMissing, newest } from "../testing/tenants.ts";
import { employee, outcomeOf, synced } from "./testing.ts";

const api = await startApi();

const stateOf = async ({ directory, organization }: Awaited<ReturnType<typeof synced>>, person: string) =>
  (await directory.people.query({ organization, person })).items[0]?.state;

describe.each([dataSecurity.key, machineFleet.key])("someone whom the directory of %s adds", (key) => {
  test("is a member if their account's address is in a verified domain, in the lowest role", async () => {
    const company = await synced(api, key);
    const { directory, organization, org, workspace, domain } = company;
    const person = await employee(api, `ann@${domain}`);
    const added = await directory.addPerson.mutate({
      organization,
      address: `Ann@${domain.toUpperCase()}`,
      externalId: "42",
      displayName: "Ann of the directory",
    });
    expect(added).toMatchObject({ address: `ann@${domain}`, state: "member", userId: person.id, version: 1 });
    const entries = await newest(api, { org }, 4);
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: key === dataSecurity.key ? "organization.member_added" : "member.added",
        target: person.email,
        actor: "Directory",
      }),
    );
    expect(entries).toContainEqual(
      expect.objectContaining({ action: "directory.person_added", target: person.email }),
    );
    expect(await outcomeOf(person.client.workspaces.get.query({ workspace }))).toBe("let in");
    // What the directory calls them is not the account's name.
    expect((await person.client.session.me.query()).user).toMatchObject({ name: "Employee" });
    const again = directory.addPerson.mutate({ organization, address: person.email });
    expect(await errorOf(again)).toMatchObject({ code: "CONFLICT", reason: "directory_person_exists" });
  });

  test("waits without an account, and gets their teams when they become a member", async () => {
    const company = await synced(api, key);
    const { directory, organization, domain, workspace, founder } = company;
    const { id } = await directory.addPerson.mutate({ organization, address: `bob@${domain}` });
    const team = await directory.addTeam.mutate({ organization, name: "Directory", people: [id] });
    expect(await stateOf(company, id)).toBe("waiting");
    const person = await employee(api, `bob@${domain}`);
    expect(await outcomeOf(person.client.workspaces.get.query({ workspace }))).toBe("NOT_FOUND");
    const role = key === dataSecurity.key ? "viewer" : "member";
    await founder.client.members.add.mutate({ workspace, email: person.email, role });
    expect(await stateOf(company, id)).toBe("member");
    const { items } = await founder.client.teams.members.query({ organization, team: team.id });
    expect(items.map(({ userId }) => userId)).toEqual([person.id]);
  });

  test("outside the verified domains is let in by people alone", async () => {
    const company = await synced(api, key);
    const { directory, organization, workspace } = company;
    const stranger = await api.person("Elsewhere");
    const { id, state } = await directory.addPerson.mutate({ organization, address: stranger.email });
    expect(state).toBe("outside");
    expect(await outcomeOf(stranger.client.workspaces.get.query({ workspace }))).toBe("NOT_FOUND");
    // It learns nothing about the account.
    expect((await directory.people.query({ organization, person: id })).items[0]?.userId).toBeNull();
  });

  test("an account whose address was never confirmed is as none", async () => {
    const company = await synced(api, key);
    const { directory, organization, workspace, domain } = company;
    const person = await employee(api, `eve@${domain}`);
    await api.owner.query('UPDATE identity."user" SET email_verified = false WHERE id = $1', [person.id]);
    const { state, userId } = await directory.addPerson.mutate({ organization, address: person.email });
    expect({ state, userId }).toEqual({ state: "waiting", userId: null });
    expect(await outcomeOf(person.client.workspaces.get.query({ workspace }))).toBe("NOT_FOUND");
  });
});

describe.each([dataSecurity.key, machineFleet.key])("who is not active in the directory of %s", (key) => {
  test("is refused at their next request, keeps everything, and gets it back", async () => {
    const company = await synced(api, key);
    const { directory, organization, domain, workspace, founder, org } = company;
    const person = await employee(api, `ann@${domain}`);
    const at = { organization, address: person.email };
    const { id } = await directory.addPerson.mutate(at);
    const team = await directory.addTeam.mutate({ organization, name: "Directory", people: [id] });
    const read = () => outcomeOf(person.client.workspaces.get.query({ workspace }));
    const members = async () =>
      (await founder.client.teams.members.query({ organization, team: team.id })).items.length;
    expect([await read(), await members()]).toEqual(["let in", 1]);

    const off = await directory.updatePerson.mutate({ ...at, person: id, active: false, version: 1 });
    expect(off).toMatchObject({ state: "suspended", version: 2 });
    expect([await read(), await members()]).toEqual(["NOT_FOUND", 0]);
    expect(await newest(api, { org }, 2)).toContainEqual(
      expect.objectContaining({ action: "directory.access_suspended", target: person.email }),
    );
    // Their account is their own: it is signed in, and elsewhere nothing changed.
    expect((await person.client.session.me.query()).user).toMatchObject({ id: person.id });

    await directory.updatePerson.mutate({ ...at, person: id, active: true, version: 2 });
    expect([await read(), await members()]).toEqual(["let in", 1]);
  });

  test("is not added by hand meanwhile, also before they had an account", async () => {
    const { directory, organization, domain, workspace, founder } = await synced(api, key);
    const person = await employee(api, `ann@${domain}`);
    const role = key === dataSecurity.key ? "viewer" : "member";
    await directory.addPerson.mutate({ organization, address: person.email, active: false });
    const adding = founder.client.members.add.mutate({ workspace, email: person.email, role });
    expect(await errorOf(adding)).toMatchObject({ code: "WRONG_STATE", reason: "suspended_by_directory" });
    expect(await outcomeOf(person.client.workspaces.get.query({ workspace }))).toBe("NOT_FOUND");
  });

  test("keeps the organization its last owner, and the directory is told", async () => {
    const company = await synced(api, key);
    const { directory, organization, founder, workspace } = company;
    const { id } = await directory.addPerson.mutate({ organization, address: founder.email });
    expect(await stateOf(company, id)).toBe("member");
    const off = { organization, person: id, address: founder.email, active: false };
    expect(await errorOf(directory.updatePerson.mutate(off))).toMatchObject({
      code: "CONFLICT",
      reason: "directory_last_owner",
    });
    const gone = directory.removePerson.mutate({ organization, person: id });
    expect(await errorOf(gone)).toMatchObject({ reason: "directory_last_owner" });
    expect(await stateOf(company, id)).toBe("member");
    expect(await outcomeOf(founder.client.workspaces.get.query({ workspace }))).toBe("let in");
  });
});

test("who the directory deletes is taken out as by hand, and who was removed by hand stays away", async () => {
  const { directory, organization, domain, workspace, founder, org } = await synced(api, machineFleet.key);
  const person = await employee(api, `ann@${domain}`);
  const at = { organization, address: person.email };
  const read = () => outcomeOf(person.client.workspaces.get.query({ workspace }));
  const { id } = await directory.addPerson.mutate(at);
  await founder.client.members.remove.mutate({ workspace, userId: person.id });
  await directory.updatePerson.mutate({ ...at, person: id, displayName: "Ann", active: true });
  expect(await read()).toBe("NOT_FOUND");
  // Until the directory says anew that they belong to it.
  await directory.updatePerson.mutate({ ...at, person: id, active: false });
  await directory.updatePerson.mutate({ ...at, person: id, active: true });
  expect(await read()).toBe("let in");
  await directory.removePerson.mutate({ organization, person: id });
  expect(await read()).toBe("NOT_FOUND");
  expect((await newest(api, { org }, 2)).map(({ action }) => action)).toEqual([
    "directory.person_removed",
    "member.removed",
  ]);
  expect((await person.client.session.me.query()).user).toMatchObject({ id: person.id });
});

test("an owner besides others can be suspended, and the last one not", async () => {
  const { directory, organization, domain, workspace, founder } = await synced(api, machineFleet.key);
  const person = await employee(api, `ann@${domain}`);
  await founder.client.members.add.mutate({ workspace, email: person.email, role: "owner" });
  const { id } = await directory.addPerson.mutate({ organization, address: person.email, active: false });
  expect(await outcomeOf(person.client.workspaces.get.query({ workspace }))).toBe("NOT_FOUND");
  // The other one is the last one now.
  const other = await directory.addPerson.mutate({ organization, address: founder.email });
  const off = { organization, address: founder.email, person: other.id, active: false };
  expect(await errorOf(directory.updatePerson.mutate(off))).toMatchObject({ reason: "directory_last_owner" });
  await directory.updatePerson.mutate({ organization, address: person.email, person: id, active: true });
  expect((await directory.updatePerson.mutate(off)).state).toBe("suspended");
});

test("a private workspace waits for its person", async () => {
  const { directory, organization, domain } = await synced(api, aiTracing.key);
  const person = await employee(api, `ann@${domain}`);
  const at = { organization, address: person.email };
  const { id } = await directory.addPerson.mutate(at);
  const mine = async () => (await person.client.workspaces.mine.query({})).items.map(({ id: each }) => each);
  const own = await mine();
  expect(own).toHaveLength(1);
  await directory.updatePerson.mutate({ ...at, person: id, active: false });
  expect(await mine()).toEqual([]);
  await directory.updatePerson.mutate({ ...at, person: id, active: true });
  expect(await mine()).toEqual(own);
});

test("an end that access had is kept while it is suspended", async () => {
  const { directory, organization, domain, workspace, founder } = await synced(api, machineFleet.key);
  const person = await employee(api, `ann@${domain}`);
  const endsAt = new Date(Date.now() + 86_400_000).toISOString();
  await founder.client.members.add.mutate({ workspace, email: person.email, role: "member", endsAt });
  const at = { organization, address: person.email };
  const { id } = await directory.addPerson.mutate({ ...at, active: false });
  await directory.updatePerson.mutate({ ...at, person: id, active: true });
  const { items } = await founder.client.members.list.query({ workspace, search: person.email });
  expect(items[0]?.sources[0]?.endsAt).toBe(endsAt);
});

describe("directory sync", () => {
  test("is for those who hold it, in their organization", async () => {
    const { as, organization, founder, directory } = await synced(api, machineFleet.key);
    const stranger = await synced(api, machineFleet.key);
    for (const other of ["admin", "member"])
      expect(
        await errorOf(as(other).client.directory.addPerson.mutate({ organization, address: "a@b.example" })),
      ).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    await expectOrganizationLooksMissing(
      (each) => stranger.directory.addPerson.mutate({ organization: each, address: "a@b.example" }),
      { org: organization, slug: organization, workspace: "" },
    );
    const mine = await directory.addPerson.mutate({ organization, address: "mine@b.example" });
    const theirs = { organization: stranger.organization, person: mine.id };
    expect(await errorOf(stranger.directory.removePerson.mutate(theirs))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_directory_person",
    });
    expect((await stranger.directory.people.query({ organization: stranger.organization })).total).toBe(0);
    expect(await founder.client.directory.status.query({ organization })).toMatchObject({
      isOnPlan: true,
      isFollowed: true,
      people: { outside: 1, member: 0 },
      lastContact: expect.any(String),
    });
  });

  test("of a version that the directory did not see is refused", async () => {
    const { directory, organization } = await synced(api, complianceOps.key);
    const at = { organization, address: "ann@b.example" };
    const { id } = await directory.addPerson.mutate(at);
    const both = await Promise.allSettled(
      ["Ann", "Anna"].map((displayName) =>
        directory.updatePerson.mutate({ ...at, person: id, displayName, active: true, version: 1 }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const late = directory.removePerson.mutate({ organization, person: id, version: 1 });
    expect(await errorOf(late)).toMatchObject({ code: "WRONG_STATE", reason: "directory_changed" });
  });

  test("gives no one what the lowest role has not, and reaches no one else's organization", async () => {
    const mine = await synced(api, dataSecurity.key);
    const other = await synced(api, dataSecurity.key);
    const person = await employee(api, `ann@${mine.domain}`);
    await enlist(api, other, person, "org_member");
    const { organization } = mine;
    await mine.directory.addPerson.mutate({ organization, address: person.email, active: false });
    expect(await outcomeOf(person.client.organizations.get.query({ organization: other.org }))).toBe(
      "let in",
    );
    expect(await outcomeOf(person.client.organizations.get.query({ organization }))).toBe("NOT_FOUND");
  });
});
