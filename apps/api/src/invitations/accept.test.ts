import { describe, expect, test } from "vitest";
import { hashToken, newToken } from "../identity/credential.ts";
import { newTypedToken } from "../identity/typed-token.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { age, invite, invited, stored } from "../testing/invitations.ts";
import { enlist, newest, staffed, suspend } from "../testing/tenants.ts";

const api = await startApi();
const gone = { code: "NOT_FOUND", reason: "no_such_invitation" };

const accept = (person: TestPerson, token: string) => person.client.invitations.accept.mutate({ token });
const find = (person: TestPerson, token: string) => person.client.invitations.find.query({ token });

async function rolesOf(person: TestPerson, org: string) {
  const { rows } = await api.owner.query<{ role: string }>(
    `SELECT role FROM organization_member WHERE org_id = $1 AND user_id = $2
     UNION ALL SELECT role FROM member WHERE org_id = $1 AND user_id = $2`,
    [org, person.id],
  );
  return rows.map(({ role }) => role);
}

describe("a token from before keys of the instance had its prefix", () => {
  test("works until it ends", async () => {
    const { person, invitation, org } = await invited(api, "ai-governance", "workspace_viewer");
    const former = newTypedToken("bwi_");
    await api.owner.query("UPDATE invitation SET token_hash = $2 WHERE id = $1", [
      invitation.id,
      hashToken(former),
    ]);
    await accept(person, former);
    expect(await rolesOf(person, org)).toContain("workspace_viewer");
  });
});

describe("invitations.find", () => {
  test("tells the invited person the place, the inviter and the role before they accept", async () => {
    const { person, token, founder, invitation, org, slug, workspace } = await invited(
      api,
      "ai-governance",
      "workspace_viewer",
    );
    expect(await find(person, token)).toEqual({
      organization: { id: org, slug, name: "Test", blueprint: "ai-governance" },
      workspace: { id: workspace, slug, name: "Test", state: "active" },
      email: person.email,
      role: { key: "workspace_viewer", name: "Workspace viewer" },
      invitedByName: founder.name,
      state: "pending",
      isMember: false,
      refusal: null,
      expiresAt: invitation.expiresAt,
      accessEndsAt: null,
    });
  });

  test("returns the refusal that accepting would get", async () => {
    const { person, token, invitation } = await invited(api);
    expect(await find(await api.person(), token)).toMatchObject({
      refusal: { code: "FORBIDDEN", reason: "other_address" },
    });
    await age(api, invitation.id, 7);
    expect(await find(person, token)).toMatchObject({
      state: "expired",
      refusal: { code: "WRONG_STATE", reason: "invitation_expired" },
    });
  });

  test("shows callers who are not signed in what the mail said, and that accepting requires an account", async () => {
    const { person, token, invitation } = await invited(api);
    const { find: findOut, accept: acceptOut } = api.client().invitations;
    expect(await findOut.query({ token })).toEqual({
      ...(await find(person, token)),
      refusal: expect.objectContaining({ code: "UNAUTHENTICATED", reason: "sign_in_first" }),
    });
    expect(await errorOf(acceptOut.mutate({ token }))).toMatchObject({ code: "UNAUTHENTICATED" });
    await age(api, invitation.id, 7);
    expect(await findOut.query({ token })).toMatchObject({ refusal: { reason: "invitation_expired" } });
  });

  test("refuses an unknown token", async () => {
    const { person, token } = await invited(api);
    for (const other of [newTypedToken("bwn_"), newToken(), "x", `${token}x`, "bwn_' OR true --"]) {
      expect(await errorOf(find(person, other))).toMatchObject(gone);
    }
  });
});

describe("invitations.accept", () => {
  test("[P12][S29] lets the person in at the next request, in the invited role", async () => {
    const { person, token, workspace, org, slug } = await invited(api, "compliance-ops", "admin");
    expect(await errorOf(person.client.members.list.query({ workspace }))).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await accept(person, token)).toEqual({
      organization: { id: org, slug },
      workspace: { id: workspace, slug },
      role: "admin",
    });
    const { items } = await person.client.members.list.query({ workspace });
    expect(items.map((item) => item.userId)).toContain(person.id);
    expect(await rolesOf(person, org)).toEqual(["admin"]);
    expect((await person.client.session.me.query()).landing).toMatchObject({ id: workspace });
  });

  test("is recorded with the person, the membership and the role", async () => {
    const { person, token, org, workspace, founder } = await invited(api);
    await accept(person, token);
    expect(await newest(api, { org }, 2)).toMatchObject([
      {
        action: "member.added",
        actor: person.email,
        target: person.email,
        after: { role: "viewer" },
        workspace,
      },
      { action: "invitation.accepted", actor: person.email, target: person.email, after: { role: "viewer" } },
    ]);
    await founder.client.audit.verify.query({ workspace });
  });

  test("[M13] adds a person from outside to the organization, in the default role", async () => {
    const { person, token, org } = await invited(api, "ai-governance", "workspace_member");
    await accept(person, token);
    expect(await rolesOf(person, org)).toEqual(["tenant_member", "workspace_member"]);
    expect((await newest(api, { org }, 3)).map(({ action, after }) => [action, after])).toEqual([
      ["member.added", { role: "workspace_member" }],
      ["organization.member_added", { role: "tenant_member" }],
      ["invitation.accepted", { role: "workspace_member" }],
    ]);
  });

  test("leaves a person of the organization their role in it", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-governance");
    const person = await api.person();
    await enlist(api, tenant, person, "tenant_admin");
    const { workspace } = tenant;
    const { token } = await invite(api, founder, {
      workspace,
      email: person.email,
      role: "workspace_viewer",
    });
    await accept(person, token);
    expect(await rolesOf(person, tenant.org)).toEqual(["tenant_admin", "workspace_viewer"]);
  });

  test("[P6][P17] also gives a person who joins an organization of private workspaces one of their own", async () => {
    const { person, token, org } = await invited(api, "ai-tracing", "reader");
    await accept(person, token);
    const { rows } = await api.owner.query(
      `SELECT w.name, w.is_default AS "isDefault", m.role FROM workspace w
       JOIN member m ON m.workspace_id = w.id AND m.user_id = w.default_for WHERE w.org_id = $1 AND w.default_for = $2`,
      [org, person.id],
    );
    expect(rows).toEqual([{ name: "My workspace", isDefault: true, role: "owner" }]);
    expect((await rolesOf(person, org)).toSorted()).toEqual(["org_member", "owner", "reader"]);
  });

  test("[S11] gives a person who joins through the default workspace the invited role", async () => {
    const { as, ...tenant } = await staffed(api, "data-security");
    const admin = await api.person("Organization admin");
    await enlist(api, tenant, admin, "org_admin");
    const person = await api.person();
    const { workspace, org } = tenant;
    const { token } = await invite(api, admin, { workspace, email: person.email, role: "editor" });
    await accept(person, token);
    expect((await rolesOf(person, org)).toSorted()).toEqual(["editor", "org_member"]);
    expect(as("viewer").id).not.toBe(person.id);
  });

  test("works once: later attempts report the membership or, after a removal, that the link is used", async () => {
    const { person, token, founder, workspace } = await invited(api);
    await accept(person, token);
    expect(await errorOf(accept(person, token))).toMatchObject({
      code: "CONFLICT",
      reason: "already_member",
    });
    expect(await find(person, token)).toMatchObject({ state: "accepted", isMember: true });
    await founder.client.members.remove.mutate({ workspace, userId: person.id });
    expect(await errorOf(accept(person, token))).toMatchObject({
      code: "WRONG_STATE",
      reason: "invitation_used",
    });
    expect(await errorOf(person.client.members.list.query({ workspace }))).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("works only for the invited address, which the mailed link confirms", async () => {
    const { person, token, org, invitation } = await invited(api);
    const other = await api.person();
    expect(await errorOf(accept(other, token))).toMatchObject({ code: "FORBIDDEN", reason: "other_address" });
    await api.owner.query('UPDATE identity."user" SET email_verified = false WHERE id = $1', [person.id]);
    expect(await stored(api, invitation.id)).toMatchObject({ state: "pending" });
    await accept(person, token);
    expect((await person.client.session.me.query()).user.emailVerified).toBe(true);
    expect(await rolesOf(person, org)).toEqual(["viewer"]);
    expect(await stored(api, invitation.id)).toMatchObject({ state: "accepted", settledBy: person.id });
  });

  test("works for exactly seven days", async () => {
    const { person, token, invitation, org } = await invited(api);
    await api.owner.query("UPDATE invitation SET expires_at = now() WHERE id = $1", [invitation.id]);
    expect(await errorOf(accept(person, token))).toMatchObject({
      code: "WRONG_STATE",
      reason: "invitation_expired",
      path: null,
      message: "This invitation has expired. Ask for a new one.",
    });
    expect(await rolesOf(person, org)).toEqual([]);
  });

  test("does not work while the workspace is archived or deleted, and works again afterwards", async () => {
    const { person, token, workspace } = await invited(api);
    await api.owner.query("UPDATE workspace SET state = 'archived', archived_at = now() WHERE id = $1", [
      workspace,
    ]);
    expect(await errorOf(accept(person, token))).toMatchObject({
      code: "WRONG_STATE",
      reason: "workspace_archived",
    });
    await api.owner.query(
      `UPDATE workspace SET state = 'pending_deletion', deletion_requested_at = now(), deleted_from = 'archived',
         purge_after = now() + interval '1 day' WHERE id = $1`,
      [workspace],
    );
    expect(await errorOf(accept(person, token))).toMatchObject({
      code: "WRONG_STATE",
      reason: "workspace_pending_deletion",
    });
    await api.owner.query(
      `UPDATE workspace SET state = 'active', archived_at = NULL, deletion_requested_at = NULL, deleted_from = NULL,
         purge_after = NULL WHERE id = $1`,
      [workspace],
    );
    await accept(person, token);
  });

  test("does not work in an organization pending deletion", async () => {
    const { person, token, org } = await invited(api, "ai-governance", "workspace_viewer");
    await api.owner.query(
      "UPDATE organization SET state = 'pending_deletion', purge_after = now() + interval '1 day' WHERE id = $1",
      [org],
    );
    expect(await errorOf(accept(person, token))).toMatchObject(gone);
  });

  test("[V28] counts the seats again: after a downgrade there can be none", async () => {
    const { person, token, org, invitation } = await invited(api);
    await api.owner.query("INSERT INTO organization_limit VALUES ($1, 'members', 4)", [org]);
    expect(await errorOf(accept(person, token))).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "member_limit",
      message: "4 members limit reached",
    });
    expect(await stored(api, invitation.id)).toMatchObject({ state: "pending" });
    await api.owner.query("UPDATE organization_limit SET value = 5 WHERE org_id = $1", [org]);
    await accept(person, token);
  });

  test("does not work for a suspended account", async () => {
    const { person, token } = await invited(api);
    await suspend(api, person);
    expect(await errorOf(accept(person, token))).toMatchObject({ code: "UNAUTHENTICATED" });
  });
});
