import { expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { invite } from "../testing/invitations.ts";
import { staffed } from "../testing/tenants.ts";

const api = await startApi();
const none = { locale: null, timeZone: null };
const off = { ...none, mailsOff: ["added_to_workspace" as const] };

const set = (person: TestPerson, input: typeof off | typeof none) =>
  person.client.account.setPreferences.mutate(input);
async function subjectsTo({ email }: TestPerson) {
  const { rows } = await api.owner.query<{ subject: string }>(
    "SELECT subject FROM outbox WHERE recipient = $1 ORDER BY created_at, id",
    [email],
  );
  return rows.map(({ subject }) => subject);
}

test("a kind of mail that a person turned off is not sent to them, and to everyone else it is", async () => {
  const { founder, workspace } = await staffed(api, "compliance-ops");
  await api.owner.query("UPDATE organization SET plan = 'pro'");
  const [quiet, other] = [await api.person("Quiet"), await api.person("Other")];
  expect(await set(quiet, off)).toEqual(off);
  for (const { email } of [quiet, other]) {
    await founder.client.members.add.mutate({ workspace, email, role: "viewer" });
  }
  expect(await subjectsTo(quiet)).toEqual([]);
  expect(await subjectsTo(other)).toHaveLength(1);
});

test("a person who turned it on again gets it again, with the link to change it", async () => {
  const { founder, workspace } = await staffed(api, "compliance-ops");
  await api.owner.query("UPDATE organization SET plan = 'pro'");
  const person = await api.person("Person");
  await set(person, off);
  await set(person, { ...none, mailsOff: [] as never });
  await founder.client.members.add.mutate({ workspace, email: person.email, role: "viewer" });
  const { rows } = await api.owner.query<{ body: string }>(
    "SELECT body_text AS body FROM outbox WHERE recipient = $1",
    [person.email],
  );
  expect(rows[0]?.body).toMatch(/Change which emails you get:\n\nhttp\S+\/account#emails$/);
});

test("invitations arrive whatever is turned off", async () => {
  const { founder, workspace } = await staffed(api, "compliance-ops");
  const person = await api.person("Person");
  await set(person, off);
  await invite(api, founder, { workspace, email: person.email, role: "viewer" });
  expect(await subjectsTo(person)).toEqual(["Invitation to a workspace"]);
});

test("language and time zone are set without a word on mails, which stay as they are", async () => {
  const person = await api.person("Person");
  await set(person, off);
  expect(await set(person, none)).toEqual(off);
});

test("only kinds that can be turned off are", async () => {
  const person = await api.person("Person");
  const refusal = await errorOf(
    person.client.account.setPreferences.mutate({ ...none, mailsOff: ["invitation" as never] }),
  );
  expect(refusal.code).toBe("INVALID");
});
