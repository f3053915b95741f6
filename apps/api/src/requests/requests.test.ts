import { beforeAll, describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { queue } from "../testing/race.ts";
import { enlist, expectLooksMissing, found, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const reasonOf = async (call: Promise<unknown>) => (await errorOf(call)).reason;

const ask = ({ client }: TestPerson, workspace: string, role: string, more: { endsAt?: string } = {}) =>
  client.requests.create.mutate({ workspace, role, reason: "For the audit", ...more });
const roleOf = async ({ client }: TestPerson, workspace: string, { id }: TestPerson) =>
  (await client.members.list.query({ workspace })).items.find(({ userId }) => userId === id)?.sources[0];

/** The newest mail to this person about a request. */
async function mailTo({ email }: TestPerson) {
  const { rows } = await api.owner.query<{ subject: string; body: string }>(
    `SELECT subject, body_text AS body FROM outbox WHERE recipient = $1 AND payload ->> 'about' = 'access_request'
     ORDER BY created_at DESC LIMIT 1`,
    [email],
  );
  return rows[0];
}

describe("a request for access", () => {
  let at: Awaited<ReturnType<typeof staffed>>;
  beforeAll(async () => {
    at = await staffed(api, "compliance-ops");
  });

  test("is made with a reason, told to who can decide, approved until an end, and given by the ordinary change", async () => {
    const { as, workspace, org } = at;
    const [owner, admin, member, viewer] = [as("owner"), as("admin"), as("member"), as("viewer")];
    await admin.client.account.setPreferences.mutate({ locale: "de", timeZone: "Europe/Berlin" });
    const made = await ask(viewer, workspace, "member", { endsAt: inDays(9) });
    expect(made).toMatchObject({ state: "open", role: "member", isOwn: true, name: viewer.name });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "request.created",
      target: viewer.email,
      after: { role: "member", reason: "For the audit" },
    });
    expect(await mailTo(owner)).toMatchObject({ subject: "Someone asks for access" });
    const german = await mailTo(admin);
    expect(german?.subject).toBe("Jemand bittet um Zugriff");
    expect(german?.body).toContain("For the audit");
    expect([await mailTo(member), await mailTo(viewer)]).toEqual([undefined, undefined]);
    expect((await member.client.requests.list.query({ workspace })).items).toEqual([]);
    expect((await admin.client.requests.list.query({ workspace, open: true })).items).toMatchObject([
      { id: made.id, isOwn: false },
    ]);

    const endsAt = inDays(3);
    const approved = await admin.client.requests.approve.mutate({
      workspace,
      request: made.id,
      endsAt,
      note: "Until Friday",
    });
    expect(approved).toMatchObject({ state: "approved", decidedByName: admin.name, givenUntil: endsAt });
    expect((await newest(api, { org }, 2)).map(({ action, target }) => [action, target])).toEqual([
      ["member.role_changed", viewer.email],
      ["request.approved", viewer.email],
    ]);
    expect(await roleOf(owner, workspace, viewer)).toMatchObject({ role: "member", endsAt });
    const told = await mailTo(viewer);
    expect(told?.subject).toBe("Your request for access was approved");
    expect(told?.body).toContain("Until Friday");
    expect((await viewer.client.requests.list.query({ workspace })).items).toMatchObject([
      { id: made.id, state: "approved", note: "Until Friday" },
    ]);
  });

  test("is for what the person does not have, with a reason, one at a time, and not too often", async () => {
    const { workspace, as } = await staffed(api, "compliance-ops");
    const [member, viewer] = [as("member"), as("viewer")];
    const { requests } = viewer.client;
    const wanted = { workspace, role: "member", reason: "Why" };
    expect(await reasonOf(requests.create.mutate({ ...wanted, reason: " " }))).toBe("request_reason");
    expect(await reasonOf(requests.create.mutate({ ...wanted, role: "nothing" }))).toBe("unknown_role");
    expect(await reasonOf(requests.create.mutate({ ...wanted, endsAt: inDays(-1) }))).toBe("end_past");
    expect(await reasonOf(ask(member, workspace, "viewer"))).toBe("request_needless");
    const { id } = await requests.create.mutate(wanted);
    expect(await reasonOf(requests.create.mutate({ ...wanted, role: "admin" }))).toBe("request_open");
    const withdrawn = await requests.withdraw.mutate({ workspace, request: id });
    expect(withdrawn.state).toBe("withdrawn");
    expect(await reasonOf(requests.withdraw.mutate({ workspace, request: id }))).toBe("request_decided");
    for (let more = 1; more < 10; more++) {
      const again = await requests.create.mutate(wanted);
      await requests.withdraw.mutate({ workspace, request: again.id });
    }
    expect(await reasonOf(requests.create.mutate(wanted))).toBe("too_many_access_requests");
  });

  test("is decided by others, who can give the role, for no longer than they hold it", async () => {
    const { workspace, as } = await staffed(api, "compliance-ops");
    const [owner, admin, member, viewer] = [as("owner"), as("admin"), as("member"), as("viewer")];
    const own = await ask(admin, workspace, "owner");
    const decide = ({ client }: TestPerson, request: string, endsAt: string | null = null) =>
      client.requests.approve.mutate({ workspace, request, endsAt });
    expect(await reasonOf(decide(admin, own.id))).toBe("own_request");
    const made = await ask(viewer, workspace, "admin");
    expect(await reasonOf(decide(member, made.id))).toBe("missing_permission");
    await owner.client.members.changeRole.mutate({
      workspace,
      userId: admin.id,
      role: "admin",
      endsAt: inDays(5),
    });
    expect(await reasonOf(decide(admin, made.id))).toBe("end_beyond_yours");
    expect((await viewer.client.requests.list.query({ workspace })).items[0]?.state).toBe("open");
    const top = await ask(member, workspace, "owner");
    expect(await reasonOf(decide(admin, top.id))).toBeTruthy();
    expect(await reasonOf(decide(owner, top.id, inDays(1)))).toBe("owner_without_end");
    expect(await reasonOf(owner.client.requests.withdraw.mutate({ workspace, request: top.id }))).toBe(
      "not_your_request",
    );
    // What was overtaken would take something from them.
    await owner.client.members.changeRole.mutate({ workspace, userId: viewer.id, role: "owner" });
    expect(await reasonOf(decide(owner, made.id))).toBe("request_needless");
    const note = { workspace, request: made.id, note: " " };
    expect(await reasonOf(owner.client.requests.refuse.mutate(note))).toBe("request_note");
    const refused = await owner.client.requests.refuse.mutate({ ...note, note: "You are an owner" });
    expect(refused).toMatchObject({ state: "refused", note: "You are an owner" });
    expect(await mailTo(viewer)).toMatchObject({ subject: "Your request for access was refused" });
  });

  test("is decided once: of two people who decide at the same moment, the second is told who was first", async () => {
    const { workspace, as, org } = await staffed(api, "compliance-ops");
    const [owner, admin, viewer] = [as("owner"), as("admin"), as("viewer")];
    const { id: request } = await ask(viewer, workspace, "member");
    const [first, second] = await queue(api, { table: "organization", org }, [
      () => admin.client.requests.approve.mutate({ workspace, request }),
      () => owner.client.requests.refuse.mutate({ workspace, request, note: "No" }),
    ]);
    expect(first).toBeNull();
    expect(second).toMatchObject({
      reason: "request_decided",
      code: "WRONG_STATE",
      params: { outcome: "approved", by: admin.name },
    });
    expect(await roleOf(owner, workspace, viewer)).toMatchObject({ role: "member", endsAt: null });
  });

  test("looks missing to another tenant and where it is not", async () => {
    const { workspace, as } = at;
    const theirs = await staffed(api, "compliance-ops");
    const { id: request } = await ask(as("member"), workspace, "admin");
    await expectLooksMissing(
      (where) => theirs.founder.client.requests.approve.mutate({ workspace: where, request }),
      at,
    );
    const elsewhere = { workspace: theirs.workspace, request };
    expect(await errorOf(theirs.founder.client.requests.approve.mutate(elsewhere))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_request",
    });
    expect(await errorOf(as("viewer").client.requests.withdraw.mutate({ workspace, request }))).toMatchObject(
      {
        code: "NOT_FOUND",
      },
    );
    await expectLooksMissing((where) => ask(theirs.as("viewer"), where, "admin"), at);
  });
});

test("a person of an organization asks for an organization role; someone with a team's role for one of their own", async () => {
  const founder = await api.person("Founder");
  const tenant = await found(api, founder, "ai-tracing");
  const { org: organization, workspace } = tenant;
  const person = await api.person("Member");
  await enlist(api, tenant, person, "org_member");
  const wanted = { organization, role: "org_admin", reason: "For the teams" };
  const made = await person.client.requests.create.mutate(wanted);
  const endsAt = inDays(2);
  await founder.client.requests.approve.mutate({ organization, request: made.id, endsAt });
  const { role } = await person.client.organizations.get.query({ organization });
  expect(role).toBe("org_admin");

  const hidden = person.client.requests.create.mutate({ workspace, role: "reader", reason: "Please" });
  expect(await errorOf(hidden)).toMatchObject({ code: "NOT_FOUND" });
  const team = await founder.client.teams.create.mutate({ organization, name: "Readers" });
  await founder.client.teams.addMember.mutate({ organization, team: team.id, userId: person.id });
  await founder.client.teamGrants.add.mutate({ workspace, team: team.id, role: "reader" });
  const asked = await ask(person, workspace, "contributor");
  await founder.client.requests.approve.mutate({ workspace, request: asked.id });
  expect(await roleOf(founder, workspace, person)).toMatchObject({ source: "direct", role: "contributor" });

  const open = await ask(person, workspace, "owner");
  const email = `moved-${person.email}`;
  await api.owner.query('UPDATE identity."user" SET email = $2 WHERE id = $1', [person.id, email]);
  await founder.client.requests.refuse.mutate({ workspace, request: open.id, note: "Not now" });
  expect(await mailTo({ ...person, email })).toMatchObject({ body: expect.stringContaining("Not now") });

  // Their requests go with them.
  const list = async () => (await founder.client.requests.list.query({ organization })).items;
  expect(await list()).toMatchObject([{ id: made.id }]);
  await founder.client.members.remove.mutate({ organization, userId: person.id });
  expect(await list()).toEqual([]);
});
