import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { proofToken } from "../testing/furnish.ts";
import { onePixel } from "../testing/inputs.ts";
import { invite, stored } from "../testing/invitations.ts";
import { race, withoutTheLock } from "../testing/race.ts";
import { enlist, found, join, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
const unlocked = await startApi();
await withoutTheLock(unlocked);

/** The id of a person's session. */
async function sessionOf(at: typeof api, { id }: TestPerson): Promise<string> {
  const { rows } = await at.owner.query<{ id: string }>(
    "SELECT id FROM identity.session WHERE user_id = $1",
    [id],
  );
  return rows[0]?.id ?? "";
}
const prove = async (person: TestPerson, at = api) => proofToken(at, person, await sessionOf(at, person));
const deleting = async (person: TestPerson, at = api) => {
  const proof = await prove(person, at);
  return () => person.client.account.delete.mutate({ confirmation: person.email, proof });
};
const remove = async (person: TestPerson) => (await deleting(person))();

/** How many rows of each table still refer to a person. */
async function traces({ id, email }: TestPerson) {
  const { rows } = await api.owner.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM identity."user" WHERE id = $1 OR email = $2) AS accounts,
       (SELECT count(*)::int FROM identity.account WHERE user_id = $1) AS passwords,
       (SELECT count(*)::int FROM identity.session WHERE user_id = $1) AS sessions,
       (SELECT count(*)::int FROM identity.verification WHERE value LIKE '%' || $1::text || '%') AS links,
       (SELECT count(*)::int FROM identity.user_limit WHERE user_id = $1) AS limits,
       (SELECT count(*)::int FROM identity.picture WHERE user_id = $1) AS pictures,
       (SELECT count(*)::int FROM member WHERE user_id = $1) AS members,
       (SELECT count(*)::int FROM organization_member WHERE user_id = $1) AS people,
       (SELECT count(*)::int FROM team_member WHERE user_id = $1) AS teams`,
    [id, email],
  );
  return rows[0];
}
const none = {
  accounts: 0,
  passwords: 0,
  sessions: 0,
  links: 0,
  limits: 0,
  pictures: 0,
  members: 0,
  people: 0,
  teams: 0,
};

describe("account.delete", () => {
  test("ends every membership with an entry where it was, and leaves nothing of the person but the log", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-governance");
    const viewer = as("workspace_viewer");
    const { workspace, org } = tenant;
    await viewer.client.account.setPicture.mutate({ image: onePixel });
    expect(await remove(viewer)).toEqual({ deleted: true });
    expect(await traces(viewer)).toEqual(none);
    expect(await errorOf(viewer.client.session.me.query())).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await newest(api, tenant, 3)).toMatchObject([
      { action: "member.left", actor: viewer.email, target: viewer.email, workspace },
      { action: "organization.member_left", actor: viewer.email, before: { role: "tenant_member" } },
      { action: "person.deleted", actor: viewer.email, target: viewer.email },
    ]);
    // Entries name them by the address under which they acted; the chain holds.
    expect((await founder.client.audit.verify.query({ workspace })).intact).toBe(true);
    const { items } = await founder.client.members.list.query({ organization: org });
    expect(items.map(({ userId }) => userId)).not.toContain(viewer.id);
    const { rows } = await api.owner.query(
      "SELECT subject FROM outbox WHERE recipient = $1 AND org_id IS NULL",
      [viewer.email],
    );
    expect(rows).toEqual([{ subject: "Your account was deleted" }]);
  });

  test("ends the person's invitations, as their leaving does, and lets the address be used again", async () => {
    const { as, workspace, ...tenant } = await staffed(api, "compliance-ops");
    const admin = as("admin");
    const { invitation } = await invite(api, admin, {
      workspace,
      email: "invited-by-admin@people.example",
      role: "viewer",
    });
    await remove(admin);
    expect(await stored(api, invitation.id)).toMatchObject({ state: "revoked" });
    expect((await newest(api, tenant, 3)).map(({ action }) => action)).toEqual([
      "member.left",
      "invitation.revoked",
      "person.deleted",
    ]);
    const { rowCount } = await api.owner.query('SELECT FROM identity."user" WHERE email = $1', [admin.email]);
    expect(rowCount).toBe(0);
  });

  test("[P6][P17] deletes the private workspace the way of every deletion, to be restored until its purge", async () => {
    const { as, org } = await staffed(api, "ai-tracing");
    const reader = as("reader");
    await remove(reader);
    expect(await traces(reader)).toEqual(none);
    const { rows } = await api.owner.query<{ state: string }>(
      "SELECT state FROM workspace WHERE org_id = $1 AND deletion_requested_by = $2",
      [org, reader.id],
    );
    expect(rows.map(({ state }) => state)).toEqual(rows.map(() => "pending_deletion"));
  });

  test("[V25] is refused to the last owner, by the names of what they keep, and the preview lists it", async () => {
    const owner = await api.person("Owner");
    const tenant = await found(api, owner, "compliance-ops");
    const { workspace } = tenant;
    const refusal = { code: "WRONG_STATE", reason: "account_keeps_others", params: { names: ["Test"] } };
    expect(await errorOf((await deleting(owner))())).toMatchObject(refusal);
    expect(await owner.client.account.deletion.query()).toMatchObject({
      ties: [{ workspace: { id: workspace, name: "Test" }, organization: { id: tenant.org } }],
      workspaces: 1,
      organizations: 0,
      sessions: 1,
      privateWorkspaces: [],
      refusal,
    });
    const second = await join(api, tenant, owner, "owner");
    expect(await owner.client.account.deletion.query()).toMatchObject({ ties: [], refusal: null });
    // An owner who can't sign in does not count.
    await api.owner.query('UPDATE identity."user" SET suspended_at = now() WHERE id = $1', [second.id]);
    expect(await errorOf((await deleting(owner))())).toMatchObject(refusal);
    await api.owner.query('UPDATE identity."user" SET suspended_at = NULL WHERE id = $1', [second.id]);
    await remove(owner);
    expect(await traces(owner)).toEqual(none);
  });

  test("is refused to an organization's last admin, who is free once there is another", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-governance");
    const { slug } = tenant;
    expect(await founder.client.account.deletion.query()).toMatchObject({
      ties: [{ workspace: null, organization: { slug, name: "Test", state: "active" } }],
      refusal: { reason: "account_keeps_others", params: { names: ["Test"] } },
    });
    expect(await errorOf((await deleting(founder))())).toMatchObject({ reason: "account_keeps_others" });
    await enlist(api, tenant, await api.person("Second admin"), "tenant_admin");
    await remove(founder);
    expect(await traces(founder)).toEqual(none);
  });

  test("is refused to the platform admin", async () => {
    const platform = await api.person("Platform admin", { platformAdmin: true });
    expect(await errorOf((await deleting(platform))())).toMatchObject({
      code: "FORBIDDEN",
      reason: "account_runs_instance",
    });
    expect((await platform.client.session.me.query()).platformAdmin).toBe(true);
  });

  test("takes the typed address, and a proof of the password that is the session's own and in time", async () => {
    const person = await api.person("Person");
    const other = await api.person("Other");
    const attempt = async (confirmation: string, proof: string) =>
      errorOf(person.client.account.delete.mutate({ confirmation, proof }));
    expect(await attempt("wrong@people.example", await prove(person))).toMatchObject({
      reason: "confirmation_mismatch",
      path: "confirmation",
    });
    const over = await prove(person);
    await api.owner.query("UPDATE identity.verification SET expires_at = now() WHERE value LIKE 'proof %'");
    for (const proof of [
      over,
      "bwp_' OR true --",
      await prove(other),
      await proofToken(api, person, await sessionOf(api, other)),
    ]) {
      expect(await attempt(person.email, proof)).toMatchObject({ reason: "password_again" });
    }
    expect((await person.client.session.me.query()).user.email).toBe(person.email);
    expect((await other.client.session.me.query()).user.email).toBe(other.email);
  });

  test("touches no other person and no other organization", async () => {
    const { founder, ...theirs } = await staffed(api, "compliance-ops");
    const before = await newest(api, theirs);
    const person = await api.person("Person");
    await remove(person);
    expect(await newest(api, theirs)).toEqual(before);
    expect((await founder.client.session.me.query()).user.id).toBe(founder.id);
  });
});

describe("two owners delete their accounts at the same time", () => {
  async function twoOwners(at: typeof api) {
    const first = await at.person("First owner");
    const tenant = await found(at, first, "compliance-ops");
    const second = await join(at, tenant, first, "owner");
    return { ...tenant, callers: [await deleting(first, at), await deleting(second, at)] };
  }
  const ownersOf = async (at: typeof api, workspace: string) => {
    const { rows } = await at.owner.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM member WHERE workspace_id = $1 AND role = 'owner'",
      [workspace],
    );
    return rows[0]?.count;
  };
  const reasons = (ended: Awaited<ReturnType<typeof race>>) =>
    ended.map((end) => end?.reason ?? "done").toSorted();

  test("[V25] one of them is gone, the other is the last owner by then and is refused", async () => {
    const { org, workspace, callers } = await twoOwners(api);
    const ended = await race(api, { table: "organization", org }, callers);
    expect(reasons(ended)).toEqual(["account_keeps_others", "done"]);
    expect(await ownersOf(api, workspace)).toBe(1);
  });

  test("without the lock both are allowed to, and the constraint refuses the later commit", async () => {
    const { org, workspace, callers } = await twoOwners(unlocked);
    const ended = await race(unlocked, { table: "audit_head", org }, callers);
    expect(reasons(ended)).toEqual(["changed_meanwhile", "done"]);
    expect(await ownersOf(unlocked, workspace)).toBe(1);
  });
});

describe("a person is added somewhere while they delete their account", () => {
  test("no membership of a deleted account is left, no matter which comes first", async () => {
    const owner = await api.person("Owner");
    const tenant = await found(api, owner, "compliance-ops");
    for (let round = 0; round < 10; round += 1) {
      const guest = await api.person("Guest");
      const erase = await deleting(guest);
      await Promise.allSettled([
        owner.client.members.add.mutate({
          workspace: tenant.workspace,
          email: guest.email,
          role: "viewer",
        }),
        erase(),
      ]);
      const left = await traces(guest);
      expect(left?.accounts === 1 || left?.members === 0).toBe(true);
      if (left?.members === 1)
        await owner.client.members.remove.mutate({ workspace: tenant.workspace, userId: guest.id });
    }
  });
});
