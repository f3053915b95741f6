import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { age, invite, invited, mailedToken, stored } from "../testing/invitations.ts";
import { enlist, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
const gone = { code: "NOT_FOUND", reason: "no_such_invitation" };

const accept = (person: TestPerson, token: string) => person.client.invitations.accept.mutate({ token });
const find = (person: TestPerson, token: string) => person.client.invitations.find.query({ token });

describe("invitations.resend", () => {
  test("sends a new link for seven new days, at most once a minute; the old one stops working", async () => {
    const { person, token, founder, workspace, invitation, org } = await invited(api);
    const resend = () => founder.client.invitations.resend.mutate({ workspace, invitation: invitation.id });
    expect(await errorOf(resend())).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "sent_just_now",
      path: null,
      message: "This invitation was sent less than a minute ago. Wait a moment before you resend it.",
    });
    await age(api, invitation.id, 8);
    const again = await resend();
    expect(again).toMatchObject({ id: invitation.id, state: "pending", role: "viewer" });
    expect(Date.parse(again.expiresAt) - Date.parse(again.sentAt)).toBe(7 * 24 * 3600 * 1000);
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "invitation.resent",
      target: person.email,
      after: { role: "viewer" },
    });
    const fresh = await mailedToken(api, person.email);
    expect(fresh).not.toBe(token);
    expect(await errorOf(accept(person, token))).toMatchObject(gone);
    expect(await errorOf(find(person, token))).toMatchObject(gone);
    await accept(person, fresh);
    expect(await errorOf(resend())).toMatchObject({ code: "WRONG_STATE", reason: "invitation_used" });
  });

  test("is for people who could invite again: not a member, and not above the caller", async () => {
    const { as, founder, workspace } = await staffed(api, "compliance-ops");
    const { invitation } = await invite(api, founder, {
      workspace,
      email: "owner-to-be@compliance.example",
      role: "owner",
    });
    const one = { workspace, invitation: invitation.id };
    for (const verb of ["resend", "revoke"] as const) {
      expect(await errorOf(as("member").client.invitations[verb].mutate(one))).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
      });
      expect(await errorOf(as("admin").client.invitations[verb].mutate(one))).toMatchObject({
        code: "FORBIDDEN",
      });
    }
    expect(await stored(api, invitation.id)).toMatchObject({ state: "pending" });
  });

  test("[M13] is refused to people who can't add members, once the person has left the organization again", async () => {
    const { as, founder, ...tenant } = await staffed(api, "ai-governance");
    const email = "outsider@governance.example";
    const { workspace } = tenant;
    const { invitation } = await invite(api, founder, { workspace, email, role: "workspace_viewer" });
    await age(api, invitation.id, 1);
    const call = as("workspace_admin").client.invitations.resend.mutate({
      workspace,
      invitation: invitation.id,
    });
    expect(await errorOf(call)).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
  });
});

describe("invitations.revoke", () => {
  test("ends an invitation: its link stops working", async () => {
    const { person, token, as, workspace, invitation, org } = await invited(api);
    const one = { workspace, invitation: invitation.id };
    const revoked = await as("admin").client.invitations.revoke.mutate(one);
    expect(revoked).toMatchObject({ state: "revoked", settledAt: expect.any(String) });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "invitation.revoked",
      actor: as("admin").email,
      target: person.email,
      before: { role: "viewer" },
    });
    expect(await errorOf(accept(person, token))).toMatchObject({
      code: "WRONG_STATE",
      reason: "invitation_revoked",
    });
    for (const verb of ["resend", "revoke"] as const) {
      expect(await errorOf(as("admin").client.invitations[verb].mutate(one))).toMatchObject({
        code: "WRONG_STATE",
        reason: "invitation_revoked",
      });
    }
  });

  test("revokes an expired one, which then shows as revoked", async () => {
    const { founder, workspace, invitation } = await invited(api);
    await age(api, invitation.id, 7);
    const one = { workspace, invitation: invitation.id };
    expect(await founder.client.invitations.revoke.mutate(one)).toMatchObject({ state: "revoked" });
  });

  test("removing a person from the organization ends every invitation that would let them back in", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-governance");
    const { workspace, org } = tenant;
    const person = await api.person();
    await enlist(api, tenant, person, "tenant_member");
    const { token, invitation } = await invite(api, founder, {
      workspace,
      email: person.email,
      role: "workspace_viewer",
    });
    await api.owner.query("DELETE FROM organization_member WHERE org_id = $1 AND user_id = $2", [
      org,
      person.id,
    ]);
    expect(await stored(api, invitation.id)).toMatchObject({ state: "revoked" });
    expect(await errorOf(accept(person, token))).toMatchObject({ reason: "invitation_revoked" });
  });
});
