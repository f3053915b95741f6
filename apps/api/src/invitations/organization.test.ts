import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { age, inviteToOrganization, mailedToken, newestMail, stored } from "../testing/invitations.ts";
import { enlist, expectOrganizationLooksMissing, found, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

const accept = (person: TestPerson, token: string) => person.client.invitations.accept.mutate({ token });
let count = 0;
const newEmail = () => `invited${++count}@governance.example`;

/** An organization of the blueprint, and a person with the organization role. */
async function organizationWith(blueprint: string, role: string) {
  const { founder, org, workspace, slug } = await staffed(api, blueprint);
  const admin = await api.person("Organization admin");
  await enlist(api, { org, workspace, slug }, admin, role);
  return { founder, admin, org, workspace, slug, organization: org };
}

async function roleOf({ id }: TestPerson, org: string): Promise<string | null> {
  const { rows } = await api.owner.query<{ role: string }>(
    "SELECT role FROM organization_member WHERE org_id = $1 AND user_id = $2",
    [org, id],
  );
  return rows[0]?.role ?? null;
}

describe("invitations to an organization", () => {
  test("[M13] invite a person to the organization, who has that role once they accept", async () => {
    const { admin, organization, slug, org } = await organizationWith("ai-governance", "tenant_admin");
    const person = await api.person();
    const { invitation, token } = await inviteToOrganization(api, admin, {
      organization,
      email: person.email,
      role: "tenant_member",
    });
    expect(invitation).toMatchObject({ email: person.email, role: "tenant_member", state: "pending" });
    expect(await newestMail(api, person.email)).toMatchObject({
      subject: "Invitation to an organization",
      body: expect.stringContaining(
        "the organization \u2068Test\u2069 on Bailiwick, as \u2068Tenant member\u2069.",
      ),
    });
    expect(await person.client.invitations.find.query({ token })).toMatchObject({
      workspace: null,
      role: { key: "tenant_member", name: "Tenant member" },
      refusal: null,
    });
    expect(await accept(person, token)).toEqual({
      organization: { id: org, slug },
      workspace: null,
      role: "tenant_member",
    });
    expect(await roleOf(person, org)).toBe("tenant_member");
    expect(await newest(api, { org }, 3)).toMatchObject([
      { action: "organization.member_added", actor: person.email, after: { role: "tenant_member" } },
      {
        action: "organization.invitation_accepted",
        actor: person.email,
        workspace: null,
        via: "organization",
      },
      { action: "organization.invitation_created", actor: admin.email, target: person.email },
    ]);
    expect(await errorOf(accept(person, token))).toMatchObject({ reason: "already_organization_member" });
  });

  test("[P6][P17] a person who joins an organization of private workspaces has one immediately", async () => {
    const { founder, organization } = await organizationWith("ai-tracing", "org_admin");
    const person = await api.person("Anna Example");
    const { token } = await inviteToOrganization(api, founder, {
      organization,
      email: person.email,
      role: "org_member",
    });
    await accept(person, token);
    const { items } = await person.client.workspaces.mine.query({});
    expect(items).toMatchObject([
      { name: "My workspace", slug: "anna-example", isDefault: true, role: "owner" },
    ]);
  });

  test("[C9] use the language of the organization's default workspace", async () => {
    const { admin, organization, workspace } = await organizationWith("ai-governance", "tenant_admin");
    await api.owner.query("UPDATE workspace SET locale = 'de' WHERE id = $1", [workspace]);
    const email = newEmail();
    await admin.client.invitations.create.mutate({ organization, email, role: "tenant_member" });
    expect((await newestMail(api, email)).subject).toBe("Einladung in eine Organisation");
  });

  test("[S32] no one in an organization can invite admins where the platform admin appoints them", async () => {
    const { admin, organization } = await organizationWith("data-security", "org_admin");
    const create = (role: string) =>
      admin.client.invitations.create.mutate({ organization, email: newEmail(), role });
    expect(await errorOf(create("org_admin"))).toMatchObject({
      code: "FORBIDDEN",
      reason: "platform_appoints",
    });
    expect(await create("org_member")).toMatchObject({ role: "org_member" });
  });

  test("are bounded by the inviter's own organization role", async () => {
    const { admin, organization } = await organizationWith("ai-tracing", "org_admin");
    const create = (role: string) =>
      admin.client.invitations.create.mutate({ organization, email: newEmail(), role });
    expect(await errorOf(create("org_owner"))).toMatchObject({ code: "FORBIDDEN", reason: "above_yourself" });
    expect(await errorOf(create("owner"))).toMatchObject({ code: "INVALID", reason: "unknown_role" });
    expect(await create("org_admin")).toMatchObject({ role: "org_admin" });
  });

  test("refuse existing people and invited addresses", async () => {
    const { admin, founder, organization } = await organizationWith("ai-governance", "tenant_admin");
    const create = (email: string) =>
      admin.client.invitations.create.mutate({ organization, email, role: "tenant_member" });
    expect(await errorOf(create(founder.email))).toMatchObject({ reason: "already_organization_member" });
    const email = newEmail();
    await create(email);
    expect(await errorOf(create(email))).toMatchObject({ code: "CONFLICT", reason: "already_invited" });
  });

  test("are resent and revoked: the old link stops working", async () => {
    const { admin, organization, org } = await organizationWith("ai-governance", "tenant_admin");
    const person = await api.person();
    const { invitation, token } = await inviteToOrganization(api, admin, {
      organization,
      email: person.email,
      role: "tenant_member",
    });
    const one = { organization, invitation: invitation.id };
    const { resend, revoke, list } = admin.client.invitations;
    expect(await errorOf(resend.mutate(one))).toMatchObject({ reason: "sent_just_now" });
    await age(api, invitation.id, 8);
    expect((await list.query({ organization, state: "expired" })).items).toHaveLength(1);
    await resend.mutate(one);
    const fresh = await mailedToken(api, person.email);
    expect(await errorOf(accept(person, token))).toMatchObject({ reason: "no_such_invitation" });
    expect(await revoke.mutate(one)).toMatchObject({ state: "revoked" });
    expect(await errorOf(accept(person, fresh))).toMatchObject({ reason: "invitation_revoked" });
    expect(await newest(api, { org }, 2)).toMatchObject([
      { action: "organization.invitation_revoked", target: person.email },
      { action: "organization.invitation_resent", target: person.email },
    ]);
    expect((await list.query({ organization })).items.map(({ state }) => state)).toEqual(["revoked"]);
  });

  test("need the permission: other people of the organization are refused, and the attempt is recorded", async () => {
    const { founder, organization, org } = await organizationWith("ai-governance", "tenant_admin");
    const member = await api.person();
    await enlist(api, { org, workspace: "", slug: "" }, member, "tenant_member");
    const { invitation } = await inviteToOrganization(api, founder, {
      organization,
      email: newEmail(),
      role: "tenant_member",
    });
    const { create, list, resend, revoke } = member.client.invitations;
    const one = { organization, invitation: invitation.id };
    for (const call of [
      () => list.query({ organization }),
      () => create.mutate({ organization, email: newEmail(), role: "tenant_member" }),
      () => resend.mutate(one),
      () => revoke.mutate(one),
    ]) {
      expect(await errorOf(call())).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    }
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "organization.invitation_revoked",
      outcome: "refused",
      actor: member.email,
    });
    expect(await stored(api, invitation.id)).toMatchObject({ state: "pending" });
  });

  test("do not exist for standalone workspaces", async () => {
    const { founder, org: organization } = await staffed(api, "compliance-ops");
    const { create, list } = founder.client.invitations;
    expect(await errorOf(list.query({ organization }))).toMatchObject({ reason: "missing_permission" });
    expect(await errorOf(create.mutate({ organization, email: newEmail(), role: "owner" }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
  });

  test("an invitation to a workspace is not one to the organization, and vice versa", async () => {
    const { founder, organization, workspace } = await organizationWith("ai-governance", "tenant_admin");
    const email = newEmail();
    const toWorkspace = await founder.client.invitations.create.mutate({
      workspace,
      email,
      role: "workspace_viewer",
    });
    const toOrganization = await founder.client.invitations.create.mutate({
      organization,
      email,
      role: "tenant_member",
    });
    const { invitations } = founder.client;
    for (const call of [
      () => invitations.revoke.mutate({ workspace, invitation: toOrganization.id }),
      () => invitations.revoke.mutate({ organization, invitation: toWorkspace.id }),
    ]) {
      expect(await errorOf(call())).toMatchObject({ code: "NOT_FOUND", reason: "no_such_invitation" });
    }
    expect((await invitations.list.query({ workspace })).items.map(({ id }) => id)).toEqual([toWorkspace.id]);
    expect((await invitations.list.query({ organization })).items.map(({ id }) => id)).toEqual([
      toOrganization.id,
    ]);
  });

  test("give the same answer for another tenant's organization as for a missing one", async () => {
    const stranger = await api.person();
    await found(api, stranger, "ai-governance");
    const { founder, ...theirs } = await staffed(api, "ai-governance");
    const { invitation } = await inviteToOrganization(api, founder, {
      organization: theirs.org,
      email: newEmail(),
      role: "tenant_member",
    });
    const { invitations } = stranger.client;
    const one = { invitation: invitation.id };
    const input = { email: newEmail(), role: "tenant_member" };
    for (const call of [
      (organization: string) => invitations.list.query({ organization }),
      (organization: string) => invitations.create.mutate({ organization, ...input }),
      (organization: string) => invitations.resend.mutate({ organization, ...one }),
      (organization: string) => invitations.revoke.mutate({ organization, ...one }),
    ]) {
      await expectOrganizationLooksMissing(call, theirs);
    }
  });
});
