import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { age, invite, inviteToOrganization, mailedToken, stored } from "../testing/invitations.ts";
import { enlist, newest, staffed, suspend } from "../testing/tenants.ts";

const api = await startApi();

/** An admin who invited someone as admin, and the owner who watches. */
async function planted(role = "admin") {
  const tenant = await staffed(api, "compliance-ops");
  const { workspace, founder: owner } = tenant;
  const admin = tenant.as("admin");
  const person = await api.person("Invited");
  const { invitation, token } = await invite(api, admin, { workspace, email: person.email, role });
  return { ...tenant, owner, admin, person, invitation, token };
}

const accept = (person: TestPerson, token: string) => person.client.invitations.accept.mutate({ token });

describe("an invitation", () => {
  test("ends when its author is removed, and the log records it", async () => {
    const { owner, admin, workspace, org, person, invitation, token } = await planted();
    await owner.client.members.remove.mutate({ workspace, userId: admin.id });
    expect(await stored(api, invitation.id)).toMatchObject({ state: "revoked", settledBy: owner.id });
    expect(await newest(api, { org }, 2)).toContainEqual(
      expect.objectContaining({ action: "invitation.revoked", target: person.email, actor: owner.email }),
    );
    expect(await errorOf(accept(person, token))).toMatchObject({ code: "WRONG_STATE" });
    expect((await owner.client.audit.verify.query({ workspace })).intact).toBe(true);
  });

  test("ends when its author is demoted", async () => {
    const { owner, admin, workspace, invitation } = await planted();
    await owner.client.members.changeRole.mutate({ workspace, userId: admin.id, role: "member" });
    expect(await stored(api, invitation.id)).toMatchObject({ state: "revoked" });
  });

  test("is listed before its author is removed or demoted, for people who can see invitations", async () => {
    const { owner, admin, workspace, person, invitation } = await planted();
    const expected = { id: invitation.id, email: person.email, workspace: { id: workspace, name: "Test" } };
    const { preview } = owner.client.access;
    const removal = await preview.mutate({ act: "members.remove", input: { workspace, userId: admin.id } });
    expect(removal.invitations).toEqual([expected]);
    const userIds = [admin.id];
    const demotion = { workspace, userIds, role: "member" };
    expect((await preview.mutate({ act: "members.changeRoles", input: demotion })).invitations).toEqual([
      expected,
    ]);
    expect(await stored(api, invitation.id)).toMatchObject({ state: "pending" });
    const same = { workspace, userIds, role: "admin" };
    expect((await preview.mutate({ act: "members.changeRoles", input: same })).invitations).toEqual([]);
  });

  test("stays pending when its author loses nothing that it gives", async () => {
    const { owner, admin, workspace, person, invitation, token } = await planted("viewer");
    await owner.client.members.makeOwner.mutate({ workspace, userId: admin.id });
    expect(await stored(api, invitation.id)).toMatchObject({ state: "pending" });
    await accept(person, token);
  });

  test("can't be accepted while its author could not assign its role, however they lost that", async () => {
    const { org, person, invitation, token } = await planted();
    // Their role is reduced: none of their rows changes.
    await api.owner.query(
      `UPDATE role SET permissions = v.permissions FROM role v
       WHERE role.org_id = $1 AND role.key = 'admin' AND v.org_id = $1 AND v.key = 'viewer'`,
      [org],
    );
    expect((await person.client.invitations.find.query({ token })).refusal).toMatchObject({
      reason: "not_backed",
    });
    expect(await errorOf(accept(person, token))).toMatchObject({ code: "FORBIDDEN", reason: "not_backed" });
    expect(await stored(api, invitation.id)).toMatchObject({ state: "pending" });
  });

  test("ends when its author's account is suspended", async () => {
    const { admin, invitation } = await planted();
    await suspend(api, admin);
    expect(await stored(api, invitation.id)).toMatchObject({ state: "revoked" });
  });

  test("is taken over by the admin who resends it", async () => {
    const { owner, admin, workspace, person, invitation } = await planted();
    await age(api, invitation.id, 1);
    expect(
      await owner.client.invitations.resend.mutate({ workspace, invitation: invitation.id }),
    ).toMatchObject({ invitedBy: { userId: owner.id, name: owner.name } });
    await owner.client.members.remove.mutate({ workspace, userId: admin.id });
    expect(await stored(api, invitation.id)).toMatchObject({ state: "pending", by: owner.id });
    await accept(person, await mailedToken(api, person.email));
  });

  test("to an organization ends with its author's role there, and then lets no one in", async () => {
    const tenant = await staffed(api, "ai-governance");
    const admin = await api.person("Organization admin");
    await enlist(api, tenant, admin, "tenant_admin");
    const person = await api.person("Invited");
    const given = { organization: tenant.org, email: person.email, role: "tenant_admin" };
    const { invitation } = await inviteToOrganization(api, admin, given);
    await tenant.founder.client.members.changeRole.mutate({
      organization: tenant.org,
      userId: admin.id,
      role: "tenant_member",
    });
    expect(await stored(api, invitation.id)).toMatchObject({ state: "revoked" });
  });
});
