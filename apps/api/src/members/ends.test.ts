import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { mailedToken } from "../testing/invitations.ts";
import { enlist, expectLooksMissing, found, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
/** Another tenant. */
const theirs = await found(api, await api.person(), "compliance-ops");

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** Moves the end of a member's own access by the database's clock. */
const endIn = (person: TestPerson, interval: string) =>
  api.owner.query("UPDATE member SET own_end = now() + $2::interval WHERE user_id = $1", [
    person.id,
    interval,
  ]);

/** How the person's next request in the workspace ends. */
const next = (person: TestPerson, workspace: string) =>
  person.client.workspaces.get.query({ workspace }).then(
    () => "let in",
    async (error: unknown) => (await errorOf(Promise.reject(error))).code,
  );

describe("access with an end", () => {
  test("is given by adding someone, moved and lifted by the change of their role, and shown with its source", async () => {
    const { as, workspace, org } = await staffed(api, "compliance-ops");
    const person = await api.person("Contractor");
    const endsAt = inDays(30);
    const { members } = as("admin").client;
    const added = await members.add.mutate({ workspace, email: person.email, role: "viewer", endsAt });
    expect(added.sources).toEqual([{ source: "direct", role: "viewer", team: null, endsAt }]);
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "member.added",
      after: { role: "viewer", endsAt },
    });
    // A change that says nothing of the end keeps it.
    const changed = await members.changeRole.mutate({ workspace, userId: person.id, role: "member" });
    expect(changed.sources[0]?.endsAt).toBe(endsAt);
    const later = inDays(60);
    await members.changeRoles.mutate({ workspace, userIds: [person.id], role: "member", endsAt: later });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "member.role_changed",
      before: { role: "member", endsAt },
      after: { role: "member", endsAt: later },
    });
    const why = await person.client.access.explain.query({ workspace, permission: "workspace:read" });
    expect(why.grants[0]).toMatchObject({
      endsAt: later,
      description: `Member here until ${later.slice(0, 16).replace("T", " ")} UTC`,
    });
    const lifted = { workspace, userId: person.id, role: "member", endsAt: null };
    const { changes } = await as("admin").client.access.preview.mutate({
      act: "members.changeRole",
      input: lifted,
    });
    expect(changes).toMatchObject([
      { userId: person.id, kind: "changes", gains: [], losses: [], endsAt: { before: later, after: null } },
    ]);
    expect((await members.changeRole.mutate(lifted)).sources[0]?.endsAt).toBeNull();
  });

  test("is over at the next request after its instant, before any job, and nothing counts it", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    const [admin, member] = [as("admin"), as("member")];
    expect(await next(member, workspace)).toBe("let in");
    await endIn(member, "1 hour");
    expect(await next(member, workspace)).toBe("let in");
    await endIn(member, "0");
    expect(await next(member, workspace)).toBe("NOT_FOUND");
    expect((await member.client.workspaces.mine.query({})).items).toEqual([]);
    const { items } = await admin.client.members.list.query({ workspace });
    expect(items.map(({ userId }) => userId)).not.toContain(member.id);
    const change = { workspace, userId: member.id, role: "viewer" };
    expect(await errorOf(admin.client.members.changeRole.mutate(change))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_member",
    });
    // New access takes the place of what has ended.
    await admin.client.members.add.mutate({ workspace, email: member.email, role: "viewer" });
    expect(await next(member, workspace)).toBe("let in");
  });

  test("is over by the clock alone, also where a process remembers the person", async () => {
    const { as, workspace, org } = await staffed(api, "compliance-ops");
    const member = as("member");
    const revision = async () =>
      (await api.owner.query<{ revision: string }>("SELECT revision FROM organization WHERE id = $1", [org]))
        .rows[0]?.revision;
    // However slow the machine is, the memory is warm before the end.
    for (let ms = 500; ; ms *= 2) {
      await endIn(member, `${ms} milliseconds`);
      const before = [await next(member, workspace), await next(member, workspace)];
      if (!before.includes("NOT_FOUND")) break;
    }
    const at = await revision();
    await expect.poll(() => next(member, workspace)).toBe("NOT_FOUND");
    expect(await revision()).toBe(at);
  });

  test("is in the future, within five years, and never an owner's", async () => {
    const { as, founder, workspace } = await staffed(api, "compliance-ops");
    const { members } = founder.client;
    const userId = as("member").id;
    for (const [endsAt, reason] of [
      [inDays(-1), "end_past"],
      [inDays(366 * 5), "end_too_far"],
    ] as const) {
      const change = members.changeRole.mutate({ workspace, userId, role: "member", endsAt });
      expect(await errorOf(change)).toMatchObject({ code: "INVALID", reason, path: "endsAt" });
    }
    const own = { workspace, userId: founder.id, role: "owner", endsAt: inDays(3) };
    expect(await errorOf(members.changeRole.mutate(own))).toMatchObject({ reason: "owner_without_end" });
    const asOwner = { workspace, email: (await api.person()).email, role: "owner", endsAt: inDays(3) };
    expect(await errorOf(members.add.mutate(asOwner))).toMatchObject({ reason: "owner_without_end" });
    // Becoming an owner lifts the end.
    await members.changeRole.mutate({ workspace, userId, role: "member", endsAt: inDays(3) });
    const owner = await members.makeOwner.mutate({ workspace, userId });
    expect(owner.sources).toMatchObject([{ role: "owner", endsAt: null }]);
    const direct = api.owner.query("UPDATE member SET own_end = now() WHERE user_id = $1", [userId]);
    await expect(direct).rejects.toMatchObject({ constraint: "owner_without_end" });
  });

  test("no one gives for longer than they hold, or moves their own end", async () => {
    const { as, founder, workspace } = await staffed(api, "compliance-ops");
    const admin = as("admin");
    const until = inDays(7);
    const end = { workspace, userId: admin.id, role: "admin", endsAt: until };
    await founder.client.members.changeRole.mutate(end);
    const { members } = admin.client;
    const beyond = { code: "FORBIDDEN", reason: "end_beyond_yours", path: "endsAt" };
    for (const endsAt of [null, inDays(8)]) {
      expect(await errorOf(members.changeRole.mutate({ ...end, endsAt }))).toMatchObject(beyond);
      const email = (await api.person()).email;
      const wanted = { workspace, email, role: "viewer" };
      expect(await errorOf(members.add.mutate({ ...wanted, endsAt }))).toMatchObject(beyond);
      const invitation = admin.client.invitations.create.mutate({ ...wanted, endsAt });
      expect(await errorOf(invitation)).toMatchObject(beyond);
    }
    const email = (await api.person()).email;
    const given = await members.add.mutate({ workspace, email, role: "viewer", endsAt: until });
    expect(given.sources[0]?.endsAt).toBe(until);
    // Who can't change roles can't change ends, and another tenant is not there.
    const change = { userId: given.userId, role: "viewer", endsAt: null };
    const refused = as("member").client.members.changeRole.mutate({ workspace, ...change });
    expect(await errorOf(refused)).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    await expectLooksMissing((place) => members.changeRole.mutate({ workspace: place, ...change }), theirs);
  });

  test("comes with an invitation: the link is good no longer, and what it gives ends", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const person = await api.person("Invited");
    const accessEndsAt = inDays(2);
    const wanted = { workspace, email: person.email, role: "viewer", endsAt: accessEndsAt };
    const invitation = await founder.client.invitations.create.mutate(wanted);
    expect(invitation).toMatchObject({ accessEndsAt, expiresAt: accessEndsAt });
    const token = await mailedToken(api, person.email);
    expect(await person.client.invitations.find.query({ token })).toMatchObject({ accessEndsAt });
    await person.client.invitations.accept.mutate({ token });
    const member = await founder.client.members.get.query({ workspace, userId: person.id });
    expect(member.sources).toEqual([{ source: "direct", role: "viewer", team: null, endsAt: accessEndsAt }]);
  });

  test("of a team ends for everyone in it", async () => {
    const { as, founder, workspace, slug } = await staffed(api, "compliance-ops");
    const team = await founder.client.teams.create.mutate({ organization: slug, name: "Auditors" });
    await founder.client.teams.addMember.mutate({
      organization: slug,
      team: team.id,
      userId: as("viewer").id,
    });
    const endsAt = inDays(5);
    const at = { workspace, team: team.id, role: "admin" };
    expect(await founder.client.teamGrants.add.mutate({ ...at, endsAt })).toMatchObject({ endsAt });
    const log = () => as("viewer").client.audit.list.query({ workspace });
    await log();
    await api.owner.query("UPDATE team_grant SET ends_at = now() WHERE team_id = $1", [team.id]);
    expect(await errorOf(log())).toMatchObject({ code: "FORBIDDEN" });
    expect((await founder.client.teamGrants.list.query({ workspace })).items).toEqual([]);
    expect(await founder.client.teamGrants.add.mutate(at)).toMatchObject({ endsAt: null });
    await log();
  });
});

describe("an organization role with an end", () => {
  test("is the end of all that the person has in the organization", async () => {
    const { founder, org, workspace } = await staffed(api, "ai-governance");
    const person = await api.person("Guest");
    const endsAt = inDays(10);
    const wanted = { workspace, email: person.email, role: "workspace_viewer", endsAt };
    await founder.client.members.add.mutate(wanted);
    const people = await founder.client.members.list.query({ organization: org, search: person.email });
    expect(people.items[0]?.sources[0]).toMatchObject({ source: "organization", endsAt });
    // What is given without an end ends with it.
    const lifted = { workspace, userId: person.id, role: "workspace_viewer", endsAt: null };
    expect((await founder.client.members.changeRole.mutate(lifted)).sources[0]?.endsAt).toBe(endsAt);
    expect(await next(person, workspace)).toBe("let in");
    await api.owner.query("UPDATE organization_member SET ends_at = now() WHERE user_id = $1", [person.id]);
    expect(await next(person, workspace)).toBe("NOT_FOUND");
    await founder.client.members.add.mutate({ ...wanted, endsAt: null });
    expect(await next(person, workspace)).toBe("let in");
  });

  test("can't be an admin's, or that of someone who owns a workspace", async () => {
    const { founder, org, workspace, as } = await staffed(api, "ai-governance");
    const { members } = founder.client;
    const change = { organization: org, endsAt: inDays(3) };
    const admin = members.changeRole.mutate({ ...change, userId: founder.id, role: "tenant_admin" });
    expect(await errorOf(admin)).toMatchObject({ reason: "owner_without_end" });
    const owner = members.changeRole.mutate({
      ...change,
      userId: as("workspace_admin").id,
      role: "tenant_member",
    });
    expect(await errorOf(owner)).toMatchObject({ reason: "owner_without_end", path: "endsAt" });
    // The other way around, someone who is there for a time can't become an owner.
    const guest = await api.person("Guest");
    await enlist(api, { org, workspace, slug: "" }, guest, "tenant_member");
    await members.changeRole.mutate({ ...change, userId: guest.id, role: "tenant_member" });
    await members.add.mutate({ workspace, email: guest.email, role: "workspace_viewer" });
    const made = members.makeOwner.mutate({ workspace, userId: guest.id });
    expect(await errorOf(made)).toMatchObject({ code: "CONFLICT", reason: "owner_for_a_time" });
    await members.changeRole.mutate({ ...change, userId: guest.id, role: "tenant_member", endsAt: null });
    await members.makeOwner.mutate({ workspace, userId: guest.id });
  });
});
