import { expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { join, newest, staffed } from "../testing/tenants.ts";
import { act, create } from "./testing.ts";

const api = await startApi();

type Entries = { name: string; trigger: string; roles: string }[];

const plan = ({ client }: TestPerson, workspace: string, value: Entries) =>
  client.settings.update.mutate({ workspace, key: "playbooks", value });
const open = (by: TestPerson, workspace: string, summary: string) =>
  create(by, workspace, "incident", { summary, severity: "high" });

/** The subjects of the mails of playbooks to a person, oldest first. */
async function mailsTo({ email }: TestPerson) {
  const { rows } = await api.owner.query<{ subject: string; body: string }>(
    `SELECT subject, body_text AS body FROM outbox WHERE recipient = $1 AND payload ->> 'about' = 'playbook'
     ORDER BY created_at, id`,
    [email],
  );
  return rows;
}
const subjectsTo = async (person: TestPerson) => (await mailsTo(person)).map(({ subject }) => subject);

test("[V10] opening an incident mails every member once, and the log says that the playbook did", async () => {
  const { workspace, slug, org, founder, as } = await staffed(api, "compliance-ops");
  const { id } = await open(as("member"), workspace, "Payments fail");
  for (const role of ["owner", "admin", "member", "viewer"]) {
    expect(await subjectsTo(as(role)), role).toEqual(["Incident created"]);
  }
  const [mail] = await mailsTo(founder);
  expect(mail?.body).toContain("Incident \u2068Payments fail\u2069 was created.");
  expect(mail?.body).toContain(`/ws/${slug}/resources/incident/${id}\n`);
  expect(await newest(api, { org }, 2)).toMatchObject([
    {
      action: "playbook.ran",
      actor: "Bailiwick",
      via: "system",
      target: "Payments fail",
      workspace,
      after: { playbook: "Notify on incident open", people: 4 },
    },
    { action: "resource.created", actor: as("member").email },
  ]);
  await act(as("member"), workspace, "incident", id, "mitigate");
  await create(as("member"), workspace, "task", { summary: "Call the bank" });
  expect(await subjectsTo(founder)).toHaveLength(1);
});

test("[V10][V12] what an owner edits runs from then on: another trigger, and only some roles", async () => {
  const { workspace, founder, as } = await staffed(api, "compliance-ops");
  await plan(founder, workspace, [
    { name: "Tell the admins", trigger: "entered:incident:resolved", roles: "owner,admin" },
    { name: "Not yet", trigger: "never", roles: "everyone" },
  ]);
  const { id } = await open(as("member"), workspace, "Payments fail");
  expect(await subjectsTo(founder)).toEqual([]);
  await act(as("member"), workspace, "incident", id, "resolve");
  expect(await subjectsTo(founder)).toEqual(["Incident: Resolved"]);
  expect(await subjectsTo(as("admin"))).toEqual(["Incident: Resolved"]);
  expect(await subjectsTo(as("viewer"))).toEqual([]);
});

test("a person who turned such mails off gets none, another gets them in their language", async () => {
  const { workspace, founder, as } = await staffed(api, "compliance-ops");
  const preferences = { locale: "de", timeZone: "UTC" } as const;
  await as("admin").client.account.setPreferences.mutate({ ...preferences, mailsOff: ["playbook"] });
  await founder.client.account.setPreferences.mutate(preferences);
  await open(as("member"), workspace, "Payments fail");
  expect(await subjectsTo(as("admin"))).toEqual([]);
  expect(await subjectsTo(founder)).toEqual(["Neu: Vorfall"]);
});

test("a playbook can name one of the workspace's own roles", async () => {
  const tenant = await staffed(api, "compliance-ops");
  const { org, workspace, founder } = tenant;
  const { key } = await founder.client.roles.create.mutate({
    organization: org,
    level: "workspace",
    name: "Responder",
    permissions: ["workspace:read", "member:leave", "incident:read"],
  });
  const responder = await join(api, tenant, founder, key, "Responder");
  await plan(founder, workspace, [{ name: "Page", trigger: "created:incident", roles: key }]);
  await open(founder, workspace, "Payments fail");
  expect(await subjectsTo(responder)).toEqual(["Incident created"]);
  expect(await subjectsTo(founder)).toEqual([]);
});

test("[V10] an incident that is refused sets nothing off", async () => {
  const { workspace, founder } = await staffed(api, "compliance-ops");
  expect(await errorOf(create(founder, workspace, "incident", { summary: "No severity" }))).toMatchObject({
    code: "INVALID",
    path: "fields.severity",
  });
  expect(await subjectsTo(founder)).toEqual([]);
});
