import { dataSecurity } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { browserOf, connected, refusedFor, roundTrip } from "../identity/connections/testing.ts";
import { startApi } from "../testing/api.ts";
import { newest } from "../testing/tenants.ts";
import { issueBearer } from "./testing.ts";

const api = await startApi();

test("whom the directory suspended is refused at the company's sign-in, before there is an account and after", async () => {
  const company = await connected(api, dataSecurity.key, "org_member");
  const { founder, organization, org, domain, provider } = company;
  const { text } = await issueBearer(founder, company, dataSecurity.key);
  const { directory } = api.client(text);
  const email = `ann@${domain.name}`;
  provider.identity = { sub: "ann", email };
  const signIn = () => roundTrip(browserOf(api), { email });
  const accounts = async () =>
    (await api.owner.query('SELECT FROM identity."user" WHERE email = $1', [email])).rowCount;

  const at = { organization, address: email };
  const { id } = await directory.addPerson.mutate({ ...at, active: false });
  expect(await signIn()).toMatchObject(refusedFor("directory"));
  expect(await accounts()).toBe(0);
  expect((await newest(api, { org }))[0]).toMatchObject({
    action: "connection.sign_in_refused",
    after: { reason: "directory" },
  });

  // Active, they come for the first time, and are whom the directory means.
  const waiting = await directory.updatePerson.mutate({ ...at, person: id, active: true });
  expect(waiting.state).toBe("waiting");
  const { id: team } = await directory.addTeam.mutate({ organization, name: "Engineers", people: [id] });
  expect((await signIn()).status).toBe(200);
  const [known] = (await directory.people.query({ organization, person: id })).items;
  expect(known).toMatchObject({ state: "member", teams: [{ id: team }] });
  const { items } = await founder.client.teams.members.query({ organization, team });
  expect(items.map(({ userId }) => userId)).toEqual([known?.userId]);

  await directory.updatePerson.mutate({ ...at, person: id, active: false });
  expect(await signIn()).toMatchObject(refusedFor("directory"));
  expect(await accounts()).toBe(1);
});
