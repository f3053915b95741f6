import { describe, expect, test } from "vitest";
import { hashToken } from "../identity/credential.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { age, invite, invited, mailedToken, stored } from "../testing/invitations.ts";
import { enlist, expectLooksMissing, found, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
const day = 24 * 3600 * 1000;

let count = 0;
const newEmail = () => `invited${++count}@compliance.example`;

describe("invitations.create", () => {
  test("[S27][P12] invites an address without an account, for seven days, in a role", async () => {
    const { as, founder, workspace } = await staffed(api, "compliance-ops");
    const email = newEmail();
    const invitation = await as("admin").client.invitations.create.mutate({
      workspace,
      role: "viewer",
      email: `  ${email.toUpperCase()} `,
    });
    const token = await mailedToken(api, email);
    expect(invitation).toMatchObject({
      email,
      role: "viewer",
      state: "pending",
      settledAt: null,
      invitedBy: { userId: as("admin").id, name: as("admin").name },
    });
    expect(Date.parse(invitation.expiresAt) - Date.parse(invitation.sentAt)).toBe(7 * day);
    const { items } = await founder.client.invitations.list.query({ workspace });
    expect(items).toEqual([invitation]);
    expect(await stored(api, invitation.id)).toMatchObject({ hash: hashToken(token), state: "pending" });
  });

  test("[P12] invites in each of the roles", async () => {
    const { founder, workspace } = await staffed(api, "ai-tracing");
    for (const role of ["owner", "contributor", "reader"]) {
      const email = newEmail();
      expect(await founder.client.invitations.create.mutate({ workspace, email, role })).toMatchObject({
        email,
        role,
      });
    }
  });

  test("is recorded with the address and the role", async () => {
    const { as, org, workspace } = await staffed(api, "compliance-ops");
    const email = newEmail();
    await invite(api, as("admin"), { workspace, email, role: "viewer" });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "invitation.created",
      outcome: "done",
      actor: as("admin").email,
      workspace,
      target: email,
      before: null,
      after: { role: "viewer" },
    });
  });

  test("invites a person with an account like anyone else, and does not reveal the account", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const person = await api.person();
    const { invitation } = await invite(api, founder, { workspace, email: person.email, role: "viewer" });
    expect(Object.keys(invitation)).toEqual(
      Object.keys(
        await founder.client.invitations.resend.mutate({ workspace, invitation: await aged(invitation.id) }),
      ),
    );
  });

  /** An invitation that was sent yesterday. */
  async function aged(id: string): Promise<string> {
    await age(api, id, 1);
    return id;
  }

  test("refuses members and viewers, and says who can", async () => {
    const { as, org, workspace } = await staffed(api, "compliance-ops");
    for (const role of ["member", "viewer"]) {
      const call = as(role).client.invitations.create.mutate({
        workspace,
        email: newEmail(),
        role: "viewer",
      });
      expect(await errorOf(call)).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
        message: "You need the Owner or Admin role to invite people.",
      });
      expect((await newest(api, { org }))[0]).toMatchObject({
        action: "invitation.created",
        outcome: "refused",
        actor: as(role).email,
      });
    }
  });

  test("[V53] an admin invites no one as owner, an owner does; an unknown role is bad input", async () => {
    const { as, founder, workspace } = await staffed(api, "compliance-ops");
    const call = (role: string) =>
      as("admin").client.invitations.create.mutate({ workspace, email: newEmail(), role });
    expect(await errorOf(call("owner"))).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    expect(await errorOf(call("workspace_admin"))).toMatchObject({ code: "INVALID", reason: "unknown_role" });
    const email = newEmail();
    expect(await founder.client.invitations.create.mutate({ workspace, email, role: "owner" })).toMatchObject(
      {
        role: "owner",
      },
    );
  });

  test("refuses existing members and invited addresses", async () => {
    const { as, founder, workspace } = await staffed(api, "compliance-ops");
    await api.owner.query("UPDATE organization SET plan = 'pro'");
    const call = (email: string) =>
      founder.client.invitations.create.mutate({ workspace, email, role: "viewer" });
    expect(await errorOf(call(as("member").email))).toMatchObject({
      code: "CONFLICT",
      reason: "already_member",
    });
    const email = newEmail();
    await call(email);
    expect(await errorOf(call(` ${email.toUpperCase()}`))).toMatchObject({
      code: "CONFLICT",
      reason: "already_invited",
      path: "email",
    });
  });

  test("replaces an expired invitation with a new one", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const email = newEmail();
    const { invitation: old } = await invite(api, founder, { workspace, email, role: "viewer" });
    await age(api, old.id, 7);
    const { invitation } = await invite(api, founder, { workspace, email, role: "member" });
    const { items } = await founder.client.invitations.list.query({ workspace });
    expect(items.map(({ id, state }) => [id, state])).toEqual([
      [invitation.id, "pending"],
      [old.id, "expired"],
    ]);
    expect(
      await errorOf(founder.client.invitations.resend.mutate({ workspace, invitation: old.id })),
    ).toMatchObject({ code: "WRONG_STATE", reason: "invitation_replaced" });
  });

  test("[V28] holds a seat while it is pending, for members.add too, and frees it when it is revoked or expires", async () => {
    const { founder, org, workspace } = await staffed(api, "compliance-ops");
    const limit = { code: "LIMIT_REACHED", reason: "member_limit", message: "5 members limit reached" };
    const other = await api.person();
    const create = () =>
      founder.client.invitations.create.mutate({ workspace, email: newEmail(), role: "viewer" });
    const add = () => founder.client.members.add.mutate({ workspace, email: other.email, role: "viewer" });
    const fifth = await create();
    expect(await errorOf(create())).toMatchObject(limit);
    expect(await errorOf(add())).toMatchObject(limit);
    await founder.client.invitations.revoke.mutate({ workspace, invitation: fifth.id });
    const again = await create();
    await age(api, again.id, 7);
    await add();
    expect(await errorOf(create())).toMatchObject(limit);
    // An expired invitation takes a seat again when it is resent.
    expect(
      await errorOf(founder.client.invitations.resend.mutate({ workspace, invitation: again.id })),
    ).toMatchObject(limit);
    await api.owner.query("INSERT INTO organization_limit VALUES ($1, 'members', 6)", [org]);
    await founder.client.invitations.resend.mutate({ workspace, invitation: again.id });
    expect(await errorOf(create())).toMatchObject({ message: "6 members limit reached" });
  });

  test("[V28] adding an invited person uses their invitation's seat and ends it", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const person = await api.person();
    const { invitation, token } = await invite(api, founder, {
      workspace,
      email: person.email,
      role: "admin",
    });
    await founder.client.members.add.mutate({ workspace, email: person.email, role: "viewer" });
    expect(await stored(api, invitation.id)).toMatchObject({ state: "revoked", settledBy: founder.id });
    expect(await errorOf(person.client.invitations.accept.mutate({ token }))).toMatchObject({
      reason: "already_member",
    });
    await founder.client.members.remove.mutate({ workspace, userId: person.id });
    expect(await errorOf(person.client.invitations.accept.mutate({ token }))).toMatchObject({
      reason: "invitation_revoked",
    });
  });

  test.each([
    ["no-address", "invalid_email"],
    ["a\u0000b@compliance.example", "invalid_email"],
    ["a\nb@compliance.example", "invalid_email"],
    [`${"a".repeat(250)}@compliance.example`, "too_big"],
    ["a@b@compliance.example", "invalid_email"],
    ["Someone <a@compliance.example>", "invalid_email"],
  ])("refuses the address %j", async (email, reason) => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    expect(
      await errorOf(founder.client.invitations.create.mutate({ workspace, email, role: "viewer" })),
    ).toMatchObject({ code: "INVALID", reason, path: "email" });
  });

  test("records an invitation that ends because its person joined in another way", async () => {
    const { founder, workspace, person, invitation } = await invited(api, "machine-fleet", "member");
    await founder.client.members.add.mutate({ workspace, email: person.email, role: "member" });
    const { items } = await founder.client.audit.list.query({ workspace, action: "invitation.revoked" });
    expect(items).toMatchObject([
      {
        actorId: founder.id,
        targetId: invitation.id,
        targetName: person.email,
        before: '{"role" : "member"}',
      },
    ]);
  });

  test("floods no mailbox: at most five to one address in an hour", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const email = newEmail();
    const create = () => founder.client.invitations.create.mutate({ workspace, email, role: "viewer" });
    for (let sent = 0; sent < 5; sent += 1) {
      const { id } = await create();
      await founder.client.invitations.revoke.mutate({ workspace, invitation: id });
    }
    expect(await errorOf(create())).toMatchObject({ code: "LIMIT_REACHED", reason: "too_many_invitations" });
  });

  test("refuses in an archived and in a deleted workspace", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const create = () =>
      founder.client.invitations.create.mutate({ workspace, email: newEmail(), role: "viewer" });
    await api.owner.query("UPDATE workspace SET state = 'archived', archived_at = now() WHERE id = $1", [
      workspace,
    ]);
    expect(await errorOf(create())).toMatchObject({ code: "WRONG_STATE", reason: "workspace_archived" });
    await api.owner.query(
      `UPDATE workspace SET state = 'pending_deletion', deletion_requested_at = now(), deleted_from = 'archived',
         purge_after = now() + interval '1 day' WHERE id = $1`,
      [workspace],
    );
    expect(await errorOf(create())).toMatchObject({ code: "NOT_FOUND" });
  });

  test("[M13] only people who can add people to the organization invite outsiders", async () => {
    const { as, founder, ...tenant } = await staffed(api, "ai-governance");
    const { workspace } = tenant;
    const [insider, outsider] = [await api.person(), newEmail()];
    await enlist(api, tenant, insider, "tenant_member");
    const create = (by: typeof founder, email: string) =>
      by.client.invitations.create.mutate({ workspace, email, role: "workspace_viewer" });
    expect(await errorOf(create(as("workspace_admin"), outsider))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      message: "You need the Tenant admin role to add people to the organization.",
    });
    expect(await create(as("workspace_admin"), insider.email)).toMatchObject({ email: insider.email });
    expect(await create(founder, outsider)).toMatchObject({ email: outsider });
  });

  test("[V4] gives the same answer for another tenant's workspace as for a missing one", async () => {
    const stranger = await api.person();
    await found(api, stranger, "compliance-ops");
    const theirs = await staffed(api, "compliance-ops");
    const { invitation } = await invite(api, theirs.founder, {
      workspace: theirs.workspace,
      email: newEmail(),
      role: "viewer",
    });
    const { invitations } = stranger.client;
    const email = newEmail();
    await expectLooksMissing(
      (workspace) => invitations.create.mutate({ workspace, email, role: "owner" }),
      theirs,
    );
    await expectLooksMissing((workspace) => invitations.list.query({ workspace }), theirs);
    const one = { invitation: invitation.id };
    await expectLooksMissing((workspace) => invitations.resend.mutate({ workspace, ...one }), theirs);
    await expectLooksMissing((workspace) => invitations.revoke.mutate({ workspace, ...one }), theirs);
    // Nor is another tenant's invitation visible in the caller's own workspace.
    const own = await found(api, stranger, "compliance-ops");
    for (const call of [invitations.resend, invitations.revoke]) {
      expect(await errorOf(call.mutate({ workspace: own.workspace, ...one }))).toMatchObject({
        code: "NOT_FOUND",
        reason: "no_such_invitation",
      });
    }
    expect(await stored(api, invitation.id)).toMatchObject({ state: "pending" });
  });
});
