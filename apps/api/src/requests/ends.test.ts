import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { endAccess } from "../jobs/end-access.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { enlist, found, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
afterAll(() => worker.end());

const work = () => endAccess(worker, new URL("https://console.example"), () => undefined);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** Lets what was approved end now, by the database's clock. */
async function endNow({ id }: TestPerson) {
  await api.owner.query(
    `WITH moved AS (UPDATE access_request q SET given_end = now() - interval '1 second'
       WHERE user_id = $1 AND given_end = (SELECT max(given_end) FROM access_request WHERE user_id = $1) RETURNING workspace_id)
     UPDATE member SET own_end = now() - interval '1 second' WHERE user_id = $1 AND workspace_id IN (SELECT workspace_id FROM moved)`,
    [id],
  );
  await api.owner.query(
    `UPDATE organization_member p SET ends_at = q.given_end FROM access_request q
     WHERE q.user_id = $1 AND q.workspace_id IS NULL AND p.user_id = q.user_id AND q.given_end < now()`,
    [id],
  );
}

test("when what was approved has ended, the person has again what they had before", async () => {
  const { as, workspace, org } = await staffed(api, "compliance-ops");
  const [admin, viewer] = [as("admin"), as("viewer")];
  const { id: request } = await viewer.client.requests.create.mutate({
    workspace,
    role: "member",
    reason: "For a day",
    endsAt: inDays(1),
  });
  await admin.client.requests.approve.mutate({ workspace, request });
  await endNow(viewer);
  // Until the job was there, what has ended gives nothing.
  const call = viewer.client.workspaces.get.query({ workspace });
  expect(await errorOf(call)).toMatchObject({ code: "NOT_FOUND" });
  expect(await work()).toBe(1);
  const { items } = await admin.client.members.list.query({ workspace, search: viewer.email });
  expect(items[0]?.sources).toMatchObject([{ role: "viewer", endsAt: null }]);
  await viewer.client.workspaces.get.query({ workspace });
  expect((await newest(api, { org }))[0]).toMatchObject({
    action: "member.role_changed",
    actor: "Bailiwick",
    target: viewer.email,
    before: { role: "member" },
    after: { role: "viewer" },
  });
  expect(await work()).toBe(0);
});

test("what was changed after the approval ends as it was given last", async () => {
  const { as, workspace } = await staffed(api, "compliance-ops");
  const [admin, viewer] = [as("admin"), as("viewer")];
  const wanted = { workspace, role: "member", reason: "For a day", endsAt: inDays(1) };
  const { id: request } = await viewer.client.requests.create.mutate(wanted);
  await admin.client.requests.approve.mutate({ workspace, request });
  const later = { workspace, userId: viewer.id, role: "member", endsAt: inDays(2) };
  await admin.client.members.changeRole.mutate(later);
  await api.owner.query("UPDATE member SET own_end = now() WHERE user_id = $1", [viewer.id]);
  expect(await work()).toBe(1);
  const call = viewer.client.workspaces.get.query({ workspace });
  expect(await errorOf(call)).toMatchObject({ code: "NOT_FOUND" });
});

test("an organization role for a time ends with the one before, and everything in the organization stays", async () => {
  const founder = await api.person("Founder");
  const tenant = await found(api, founder, "ai-tracing");
  const { org: organization, workspace } = tenant;
  const person = await api.person("Member");
  await enlist(api, tenant, person, "org_member");
  await founder.client.members.add.mutate({ workspace, email: person.email, role: "reader" });
  const wanted = { organization, role: "org_admin", reason: "For a day", endsAt: inDays(1) };
  const { id: request } = await person.client.requests.create.mutate(wanted);
  await founder.client.requests.approve.mutate({ organization, request });
  await endNow(person);
  const call = person.client.organizations.get.query({ organization });
  expect(await errorOf(call)).toMatchObject({ code: "NOT_FOUND" });
  expect(await work()).toBe(1);
  expect((await person.client.organizations.get.query({ organization })).role).toBe("org_member");
  await person.client.workspaces.get.query({ workspace });
});

test("a request that no one decided about is over after 14 days by the clock, and is recorded", async () => {
  const { as, workspace, org } = await staffed(api, "compliance-ops");
  const [admin, viewer, member] = [as("admin"), as("viewer"), as("member")];
  const ask = ({ client }: TestPerson) =>
    client.requests.create.mutate({ workspace, role: "admin", reason: "Please" });
  const made = await ask(viewer);
  await ask(member);
  const days = (Date.parse(made.expiresAt) - Date.parse(made.createdAt)) / 86_400_000;
  expect(days).toBe(14);
  await api.owner.query("UPDATE access_request SET expires_at = now() WHERE org_id = $1", [org]);
  const late = admin.client.requests.approve.mutate({ workspace, request: made.id });
  expect(await errorOf(late)).toMatchObject({ reason: "request_decided", params: { outcome: "expired" } });
  expect((await admin.client.requests.list.query({ workspace, open: true })).items).toEqual([]);
  // The next request of the same person does not wait for the job.
  await ask(viewer);
  expect((await newest(api, { org }, 2)).map(({ action, actor }) => [action, actor])).toContainEqual([
    "request.expired",
    "Bailiwick",
  ]);
  expect(await work()).toBe(1);
  expect((await newest(api, { org }))[0]).toMatchObject({
    action: "request.expired",
    target: member.email,
  });
});
