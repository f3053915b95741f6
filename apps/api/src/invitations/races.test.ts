import { describe, expect, test } from "vitest";
import { startApi, type TestApi } from "../testing/api.ts";
import { age, invite, mailedToken, stored } from "../testing/invitations.ts";
import { race, withoutTheLock } from "../testing/race.ts";
import { found, newest } from "../testing/tenants.ts";

/*
 * As in members/races.test.ts: the test holds the organization's row, which every acceptance locks before it counts,
 * sees all callers wait, and releases it. In a second database the lock does nothing, and the guarantee is gone.
 */

const api = await startApi();
const unlocked = await startApi();
await withoutTheLock(unlocked);

const reasons = (ended: Awaited<ReturnType<typeof race>>) =>
  Object.entries(Object.groupBy(ended, (end) => end?.reason ?? "done"))
    .map(([reason, all]) => `${all?.length} ${reason}`)
    .toSorted();

async function membersOf(at: TestApi, workspace: string): Promise<number> {
  const { rows } = await at.owner.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM member WHERE workspace_id = $1",
    [workspace],
  );
  return rows[0]?.count ?? 0;
}

/** A workspace with 30 pending invitations and, after a downgrade, one seat. */
async function lastSeat(at: TestApi) {
  const owner = await at.person("Owner");
  const tenant = await found(at, owner, "compliance-ops");
  await at.owner.query("UPDATE organization SET plan = 'pro' WHERE id = $1", [tenant.org]);
  const callers = [];
  for (let count = 0; count < 30; count += 1) {
    const person = await at.person(`Invited ${count}`);
    const { workspace } = tenant;
    const { token } = await invite(at, owner, { workspace, email: person.email, role: "viewer" });
    callers.push(() => person.client.invitations.accept.mutate({ token }));
  }
  await at.owner.query("INSERT INTO organization_limit VALUES ($1, 'members', 2)", [tenant.org]);
  return { ...tenant, owner, callers };
}

describe("thirty invitations are accepted at the last seat", () => {
  test("[V28] one of them gets it: overshoot is zero", async () => {
    const { org, workspace, callers } = await lastSeat(api);
    const ended = await race(api, { table: "organization", org }, callers);
    expect(reasons(ended)).toEqual(["1 done", "29 member_limit"]);
    expect(await membersOf(api, workspace)).toBe(2);
  });

  test("without the lock all of them get it", async () => {
    const { org, workspace, callers } = await lastSeat(unlocked);
    const ended = await race(unlocked, { table: "audit_head", org }, callers);
    expect(reasons(ended)).toEqual(["30 done"]);
    expect(await membersOf(unlocked, workspace)).toBe(31);
  });

  test("[V28] people are added and accept concurrently, and together take no more than the seats", async () => {
    const { org, workspace, owner, callers } = await lastSeat(api);
    const { rowCount } = await api.owner.query(
      `UPDATE invitation SET state = 'revoked', settled_at = now()
       WHERE org_id = $1 AND email <> (SELECT min(email) FROM invitation WHERE org_id = $1)`,
      [org],
    );
    expect(rowCount).toBe(29);
    // Two seats: the remaining invitation holds one.
    await api.owner.query("UPDATE organization_limit SET value = 3 WHERE org_id = $1", [org]);
    const others = await Promise.all([1, 2, 3].map(() => api.person()));
    const adding = others.map(
      ({ email }) =>
        () =>
          owner.client.members.add.mutate({ workspace, email, role: "viewer" }),
    );
    const ended = await race(api, { table: "organization", org }, [...adding, ...callers]);
    expect(reasons(ended)).toEqual(["2 done", "2 member_limit", "29 invitation_revoked"].toSorted());
    expect(await membersOf(api, workspace)).toBe(3);
  });
});

describe("one invitation is accepted twenty times concurrently", () => {
  async function twenty(at: TestApi) {
    const owner = await at.person("Owner");
    const tenant = await found(at, owner, "ai-governance");
    const person = await at.person("Invited");
    const { workspace } = tenant;
    const { token, invitation } = await invite(at, owner, {
      workspace,
      email: person.email,
      role: "workspace_viewer",
    });
    const callers = Array.from(
      { length: 20 },
      () => () => person.client.invitations.accept.mutate({ token }),
    );
    return { ...tenant, person, invitation, callers };
  }

  test("it is accepted once, and recorded once", async () => {
    const { org, workspace, callers, invitation, person } = await twenty(api);
    const ended = await race(api, { table: "organization", org }, callers);
    expect(reasons(ended)).toEqual(["1 done", "19 already_member"]);
    expect(await membersOf(api, workspace)).toBe(2);
    expect(await stored(api, invitation.id)).toMatchObject({ state: "accepted", settledBy: person.id });
    const actions = (await newest(api, { org }, 40)).map(({ action }) => action);
    expect(actions.filter((action) => action === "invitation.accepted")).toHaveLength(1);
    expect(actions.filter((action) => action === "organization.member_added")).toHaveLength(1);
  });

  test("the same without the lock, because one statement claims the row", async () => {
    const { org, workspace, callers } = await twenty(unlocked);
    const ended = await race(unlocked, { table: "audit_head", org }, callers);
    expect(reasons(ended)).toEqual(["1 done", "19 changed_meanwhile"]);
    expect(await membersOf(unlocked, workspace)).toBe(2);
  });
});

describe("concurrently", () => {
  async function pending() {
    const owner = await api.person("Owner");
    const tenant = await found(api, owner, "compliance-ops");
    const person = await api.person("Invited");
    const { workspace } = tenant;
    const { token, invitation } = await invite(api, owner, {
      workspace,
      email: person.email,
      role: "viewer",
    });
    await age(api, invitation.id, 1);
    return { ...tenant, owner, person, token, invitation, one: { workspace, invitation: invitation.id } };
  }

  test.each(["revoke", "resend"] as const)(
    "to be %sd: either is first, and both get a correct answer",
    async (verb) => {
      for (let round = 0; round < 5; round += 1) {
        const { org, workspace, owner, person, token, one, invitation } = await pending();
        const [accepted, settled] = await race(api, { table: "organization", org }, [
          () => person.client.invitations.accept.mutate({ token }),
          () => owner.client.invitations[verb].mutate(one),
        ]);
        const { state } = (await stored(api, invitation.id)) ?? {};
        if (accepted === null) {
          expect([state, settled?.reason]).toEqual(["accepted", "invitation_used"]);
        } else {
          expect(settled).toBeNull();
          expect(accepted?.reason).toBe(verb === "revoke" ? "invitation_revoked" : "no_such_invitation");
          expect(state).toBe(verb === "revoke" ? "revoked" : "pending");
        }
        expect(await membersOf(api, workspace)).toBe(accepted === null ? 2 : 1);
      }
    },
  );

  test("five people resend an invitation: one link works, the one that was mailed last", async () => {
    const { org, owner, person, one } = await pending();
    const ended = await race(
      api,
      { table: "organization", org },
      Array.from({ length: 5 }, () => () => owner.client.invitations.resend.mutate(one)),
    );
    expect(reasons(ended)).toEqual(["1 done", "4 sent_just_now"]);
    await person.client.invitations.accept.mutate({ token: await mailedToken(api, person.email) });
  });

  test("four people invite one address: there is one invitation", async () => {
    const owner = await api.person("Owner");
    const { org, workspace } = await found(api, owner, "compliance-ops");
    const create = () =>
      owner.client.invitations.create.mutate({
        workspace,
        email: "raced@compliance.example",
        role: "viewer",
      });
    const ended = await race(
      api,
      { table: "organization", org },
      Array.from({ length: 4 }, () => create),
    );
    expect(reasons(ended)).toEqual(["1 done", "3 already_invited"]);
  });
});
