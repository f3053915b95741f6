import pg from "pg";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { startLive } from "../live/live.ts";
import { tellOf } from "../live/notice.ts";
import { endOf, follow } from "../live/testing.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { queue } from "../testing/race.ts";
import { enlist, found, newest, staffed } from "../testing/tenants.ts";
import { endAccess } from "./end-access.ts";

const api = await startApi({ live: true });
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 2 });
const live = startLive(api.database.urls.app, () => undefined);
afterAll(() => Promise.all([worker.end(), live.stop()]));

const work = () => endAccess(worker, new URL("https://console.example"), tellOf(live));

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** Moves the end of someone's own access by the database's clock, as if it had been set two days ago. */
async function endIn({ id }: TestPerson, interval: string): Promise<void> {
  await api.owner.query("UPDATE member SET own_end = now() + $2::interval WHERE user_id = $1", [
    id,
    interval,
  ]);
  await api.owner.query("UPDATE member SET end_set_at = now() - interval '2 days' WHERE user_id = $1", [id]);
}

async function mailsTo({ email }: TestPerson): Promise<{ subject: string; body: string }[]> {
  const { rows } = await api.owner.query<{ subject: string; body: string }>(
    `SELECT subject, body_text AS body FROM outbox WHERE recipient = $1 AND payload ->> 'about' = 'expiry'
     ORDER BY created_at, id`,
    [email],
  );
  return rows;
}

const subjectsTo = async (person: TestPerson) => (await mailsTo(person)).map(({ subject }) => subject);

const isThere = async ({ id }: TestPerson) =>
  (await api.owner.query("SELECT FROM member WHERE user_id = $1", [id])).rowCount === 1;

test("what has ended is removed with its entry in the log, and the person's open page learns of it", async () => {
  const { as, workspace, org } = await staffed(api, "compliance-ops");
  const member = as("member");
  const endsAt = inDays(1);
  const change = { workspace, userId: member.id, role: "member", endsAt };
  await as("admin").client.members.changeRole.mutate(change);
  const stream = await follow(api.url, member.token, { workspace });
  onTestFinished(() => stream.stop());
  expect(await stream.next()).toEqual({ kind: "open" });
  expect(await work()).toBe(0);
  await endIn(member, "0");
  expect(await isThere(member)).toBe(true);
  expect(await work()).toBe(1);
  expect(await isThere(member)).toBe(false);
  expect((await newest(api, { org }))[0]).toMatchObject({
    action: "member.access_ended",
    actor: "Bailiwick",
    via: "system",
    workspace,
    target: member.email,
    before: { role: "member", endsAt: expect.any(String) },
    after: null,
  });
  expect(await endOf(stream)).toMatchObject({ kind: "lost", code: "NOT_FOUND" });
  expect(await work()).toBe(0);
});

test("an organization role that has ended takes everything in the organization with it", async () => {
  const founder = await api.person("Founder");
  const tenant = await found(api, founder, "ai-governance");
  const guest = await api.person("Guest");
  const wanted = { workspace: tenant.workspace, email: guest.email, role: "workspace_viewer" };
  await founder.client.members.add.mutate({ ...wanted, endsAt: inDays(3) });
  await api.owner.query("UPDATE organization_member SET ends_at = now() WHERE user_id = $1", [guest.id]);
  await api.owner.query("UPDATE member SET own_end = now() WHERE user_id = $1", [guest.id]);
  await work();
  expect(await isThere(guest)).toBe(false);
  const actions = (await newest(api, tenant, 2)).map(({ action, target }) => [action, target]);
  expect(actions).toEqual([
    ["member.access_ended", guest.email],
    ["organization.member_access_ended", guest.email],
  ]);
});

test("who has access and who set its end are told the day before, once, in their language and time zone", async () => {
  const { as, founder, workspace, org } = await staffed(api, "compliance-ops");
  const [admin, member] = [as("admin"), as("member")];
  const german = { locale: "de", timeZone: "Europe/Berlin" } as const;
  await member.client.account.setPreferences.mutate(german);
  const change = { workspace, userId: member.id, role: "member" };
  await admin.client.members.changeRole.mutate({ ...change, endsAt: inDays(9) });
  await endIn(member, "1 day 1 minute");
  expect(await work()).toBe(0);
  await api.owner.query(
    "UPDATE member SET own_end = date_trunc('minute', now() + interval '23 hours'), end_set_by = $2 WHERE user_id = $1",
    [member.id, admin.id],
  );
  await api.owner.query("UPDATE member SET end_set_at = now() - interval '2 days' WHERE user_id = $1", [
    member.id,
  ]);
  expect(await work()).toBe(1);
  expect(await work()).toBe(0);
  const [[own], [given]] = await Promise.all([mailsTo(member), mailsTo(admin)]);
  expect(own?.subject).toBe("Ihr Zugriff endet bald");
  expect(own?.body).toMatch(/\bMEZ\b|\bMESZ\b/);
  expect(given?.subject).toBe("Access that you gave ends soon");
  expect(given?.body).toContain(member.name);
  expect(await subjectsTo(founder)).toEqual([]);
  expect((await newest(api, { org }))[0]).toMatchObject({
    action: "member.access_ending",
    target: member.email,
    after: { role: "member" },
  });
  // An end that is moved is told of anew; one for less than a day is not.
  await endIn(member, "20 hours");
  expect(await work()).toBe(1);
  expect(await subjectsTo(member)).toHaveLength(2);
  await api.owner.query("UPDATE member SET own_end = now() + interval '2 hours' WHERE user_id = $1", [
    member.id,
  ]);
  expect(await work()).toBe(0);
});

test("of a team's role everyone in the team is told", async () => {
  const { as, founder, workspace, slug } = await staffed(api, "compliance-ops");
  const team = await founder.client.teams.create.mutate({ organization: slug, name: "Auditors" });
  for (const role of ["viewer", "member"]) {
    const seat = { organization: slug, team: team.id, userId: as(role).id };
    await founder.client.teams.addMember.mutate(seat);
  }
  const grant = { workspace, team: team.id, role: "member", endsAt: inDays(9) };
  await founder.client.teamGrants.add.mutate(grant);
  await api.owner.query("UPDATE team_grant SET ends_at = now() + interval '5 hours' WHERE team_id = $1", [
    team.id,
  ]);
  await api.owner.query(
    "UPDATE team_grant SET end_set_at = now() - interval '2 days', end_set_by = $2 WHERE team_id = $1",
    [team.id, founder.id],
  );
  expect(await work()).toBe(1);
  expect(await subjectsTo(as("viewer"))).toEqual(["Your access ends soon"]);
  expect(await subjectsTo(as("member"))).toEqual(["Your access ends soon"]);
  expect(await subjectsTo(founder)).toEqual(["Access that you gave ends soon"]);
});

/** Behind a person's first read their activity is noted, which waits for the organization's lock as well. */
const isNoted = ({ id }: TestPerson) =>
  expect
    .poll(async () => (await api.owner.query("SELECT FROM activity WHERE user_id = $1", [id])).rowCount, {
      timeout: 60_000,
    })
    .toBeGreaterThan(0);

test("a change that came before the end keeps the access, however late the job sees that it had passed", async () => {
  const { as, workspace, org } = await staffed(api, "compliance-ops");
  const [admin, member] = [as("admin"), as("member")];
  const later = { workspace, userId: member.id, role: "viewer", endsAt: inDays(9) };
  const passed = () =>
    api.owner
      .query("SELECT FROM member WHERE user_id = $1 AND own_end <= now()", [member.id])
      .then(({ rowCount }) => rowCount);
  for (let ms = 500; ; ms *= 2) {
    await endIn(member, `${ms} milliseconds`);
    const [changed, removed] = await queue(api, { table: "organization", org }, [
      () => admin.client.members.changeRole.mutate(later),
      async () => {
        await expect.poll(passed, { timeout: 60_000 }).toBe(1);
        await work();
      },
    ]);
    expect(removed).toBeNull();
    // On a slow machine, the change came after the end: then it is too late.
    if (changed === null) break;
    expect(changed).toMatchObject({ reason: "no_such_member" });
    await admin.client.members.add.mutate({ workspace, email: member.email, role: "member" });
  }
  expect(await isThere(member)).toBe(true);
  expect((await newest(api, { org }))[0]).toMatchObject({ action: "member.role_changed" });
  await member.client.workspaces.get.query({ workspace });
  await isNoted(member);
  // After the end, the change finds no one, before the job and after it.
  await endIn(member, "0");
  const [ended, refused] = await queue(api, { table: "organization", org }, [
    work,
    () => admin.client.members.changeRole.mutate(later),
  ]);
  expect([ended, refused?.reason]).toEqual([null, "no_such_member"]);
});

test("someone of another organization keeps their access there", async () => {
  const { as } = await staffed(api, "compliance-ops");
  const theirs = await found(api, await api.person(), "ai-governance");
  const member = as("member");
  await enlist(api, theirs, member, "tenant_member");
  await endIn(member, "0");
  await work();
  await member.client.organizations.get.query({ organization: theirs.org });
  const gone = member.client.organizations.get.query({ organization: as("member").id });
  expect(await errorOf(gone)).toMatchObject({ code: "NOT_FOUND" });
});
