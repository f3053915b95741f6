import { describe, expect, test } from "vitest";
import { newTypedToken } from "../identity/typed-token.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { age, invite, invited, inviteToOrganization, stored } from "../testing/invitations.ts";
import { newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

/** Declines with the link alone, as a browser does in which no one is signed in. */
const declineByLink = (token: string) => api.client().invitations.decline.mutate({ token });

describe("invitations.decline", () => {
  test("settles a signed-in person's invitation, and the log names them", async () => {
    const { person, token, invitation, org, workspace, founder } = await invited(api);
    expect(await person.client.invitations.decline.mutate({ token })).toEqual({ state: "declined" });
    expect(await stored(api, invitation.id)).toMatchObject({
      state: "declined",
      settled: true,
      settledBy: person.id,
    });
    expect(await newest(api, { org })).toMatchObject([
      {
        action: "invitation.declined",
        actor: person.email,
        target: person.email,
        before: { role: "viewer" },
        workspace,
      },
    ]);
    const { items } = await founder.client.invitations.list.query({ workspace, state: "declined" });
    expect(items.map(({ email }) => email)).toEqual([person.email]);
    expect((await founder.client.audit.verify.query({ workspace })).intact).toBe(true);
  });

  test("works with only the link, for an address without an account: the log names the address", async () => {
    const { founder, workspace, org } = await staffed(api, "compliance-ops");
    const email = "nobody-yet@decline.example";
    const { invitation, token } = await invite(api, founder, { workspace, email, role: "viewer" });
    await declineByLink(token);
    expect(await stored(api, invitation.id)).toMatchObject({ state: "declined", settledBy: null });
    expect(await newest(api, { org })).toMatchObject([{ action: "invitation.declined", actor: email }]);
    expect((await founder.client.audit.verify.query({ workspace })).intact).toBe(true);
    const { items } = await founder.client.audit.list.query({ workspace, action: "invitation.declined" });
    expect(items).toMatchObject([{ actorKind: "user", actorId: null, actorName: email, via: "workspace" }]);
  });

  test("records the invited address, and not the account with another one in which the link was opened", async () => {
    const { person, token, org } = await invited(api);
    const other = await api.person("Other");
    await other.client.invitations.decline.mutate({ token });
    expect(await newest(api, { org })).toMatchObject([{ actor: person.email }]);
    const { rows } = await api.owner.query(
      "SELECT actor_id FROM audit_entry WHERE org_id = $1 ORDER BY seq DESC LIMIT 1",
      [org],
    );
    expect(rows).toEqual([{ actor_id: null }]);
  });

  test("to an organization is recorded in its own log", async () => {
    const { founder, slug, org } = await staffed(api, "ai-governance");
    const email = "nobody-yet@organization.example";
    const { token } = await inviteToOrganization(api, founder, {
      organization: slug,
      email,
      role: "tenant_member",
    });
    await declineByLink(token);
    expect(await newest(api, { org })).toMatchObject([
      { action: "organization.invitation_declined", actor: email, before: { role: "tenant_member" } },
    ]);
  });

  test("works once; later attempts learn that the link is used", async () => {
    const { person, token, workspace } = await invited(api);
    await declineByLink(token);
    const declined = { code: "WRONG_STATE", reason: "invitation_declined" };
    expect(await errorOf(declineByLink(token))).toMatchObject(declined);
    expect(await errorOf(person.client.invitations.accept.mutate({ token }))).toMatchObject(declined);
    for (const client of [person.client, api.client()]) {
      expect(await client.invitations.find.query({ token })).toMatchObject({
        state: "declined",
        refusal: declined,
      });
    }
    expect(await errorOf(person.client.members.list.query({ workspace }))).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("is refused for an accepted, revoked or expired invitation", async () => {
    const accepted = await invited(api);
    await accepted.person.client.invitations.accept.mutate({ token: accepted.token });
    expect(await errorOf(declineByLink(accepted.token))).toMatchObject({ reason: "invitation_used" });
    const revoked = await invited(api);
    const { workspace, invitation } = revoked;
    await revoked.founder.client.invitations.revoke.mutate({ workspace, invitation: invitation.id });
    expect(await errorOf(declineByLink(revoked.token))).toMatchObject({ reason: "invitation_revoked" });
    const expired = await invited(api);
    await age(api, expired.invitation.id, 7);
    expect(await errorOf(declineByLink(expired.token))).toMatchObject({ reason: "invitation_expired" });
    expect(await stored(api, expired.invitation.id)).toMatchObject({ state: "pending" });
  });

  test("refuses an unknown token, and one that a newer link replaced", async () => {
    const { founder, token, workspace, invitation } = await invited(api);
    expect(await errorOf(declineByLink(newTypedToken("bwn_")))).toMatchObject({ code: "NOT_FOUND" });
    await api.owner.query("UPDATE invitation SET sent_at = sent_at - interval '1 hour' WHERE id = $1", [
      invitation.id,
    ]);
    await founder.client.invitations.resend.mutate({ workspace, invitation: invitation.id });
    expect(await errorOf(declineByLink(token))).toMatchObject({ reason: "no_such_invitation" });
  });

  test("[V28] frees the seat, and the address can be invited again", async () => {
    const { founder, person, token, workspace, org } = await invited(api);
    await api.owner.query("INSERT INTO organization_limit VALUES ($1, 'members', 5)", [org]);
    const again = { workspace, email: "next@decline.example", role: "viewer" };
    expect(await errorOf(founder.client.invitations.create.mutate(again))).toMatchObject({
      code: "LIMIT_REACHED",
    });
    await declineByLink(token);
    await founder.client.invitations.create.mutate({ ...again, email: person.email });
  });

  test("is possible when accepting is not: the workspace is archived", async () => {
    const { token, workspace, invitation } = await invited(api);
    await api.owner.query("UPDATE workspace SET state = 'archived', archived_at = now() WHERE id = $1", [
      workspace,
    ]);
    await declineByLink(token);
    expect(await stored(api, invitation.id)).toMatchObject({ state: "declined" });
  });

  test("races with accepting: one of the two wins", async () => {
    const { person, token, invitation } = await invited(api);
    const ended = await Promise.allSettled([
      person.client.invitations.accept.mutate({ token }),
      ...Array.from({ length: 5 }, () => declineByLink(token)),
    ]);
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await stored(api, invitation.id)).toMatchObject({
      state: ended[0]?.status === "fulfilled" ? "accepted" : "declined",
    });
  });
});
