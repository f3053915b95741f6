import { randomUUID } from "node:crypto";
import { blueprint, looksLikeKey, type PermissionName } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { gateway, inWorkspace, question, user } from "../../authzen/testing.ts";
import { errorOf, startApi } from "../../testing/api.ts";
import {
  expectLooksMissing,
  expectOrganizationLooksMissing,
  newest,
  staffed,
} from "../../testing/tenants.ts";

const api = await startApi();
const platform = await api.person("Platform", { platformAdmin: true });
const { client } = platform;
const outside = { code: "UNAUTHENTICATED", reason: "sign_in_first" };

async function keyWith(...scopes: PermissionName[]) {
  const { key, text } = await client.platform.issueKey.mutate({ name: "Portal", scopes });
  return { key, text, program: api.client(text) };
}

const newSlug = () => `f-${randomUUID().slice(0, 8)}`;

describe("a key of the instance", () => {
  test("is issued by the platform admin alone, within what such keys can do, and its text is shown once", async () => {
    const { key, text } = await keyWith("organization:create", "access:check");
    expect(looksLikeKey(text)).toEqual({ level: "instance", publicId: key.secret.publicId });
    expect(key).toMatchObject({
      scopes: ["access:check", "organization:create"],
      state: "active",
      history: [{ action: "instance.key_issued", by: platform.email }],
    });
    const { items } = await client.platform.keys.query();
    expect(JSON.stringify(items)).not.toContain(text.slice(14, 50));
    const anyone = await api.person();
    const asked = { name: "Portal", scopes: ["access:check" as const] };
    for (const refused of [
      () => anyone.client.platform.issueKey.mutate(asked),
      () => anyone.client.platform.keys.query(),
      () => anyone.client.platform.rotateKey.mutate({ key: key.id }),
      () => anyone.client.platform.revokeKey.mutate({ key: key.id }),
      () => api.client(text).platform.issueKey.mutate(asked),
    ])
      expect(await errorOf(refused())).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
  });

  test.each<[PermissionName[], object]>([
    [[], { reason: "scope_needed" }],
    [["platform:issue_key"], { reason: "permission_not_of_key" }],
    [["platform:read_outbox"], { reason: "permission_not_of_key" }],
    [["key:issue"], { reason: "permission_not_of_key" }],
    [["member:make_owner"], { reason: "permission_not_of_key" }],
    [["certificate:read"], { reason: "unknown_permission" }],
  ])("can't have the scopes %j", async (scopes, refusal) => {
    const attempt = client.platform.issueKey.mutate({ name: "Portal", scopes });
    expect(await errorOf(attempt)).toMatchObject({ code: "INVALID", path: "scopes", ...refusal });
  });

  test("works in every organization within its scopes, and its acts are in that organization's log", async () => {
    const one = await staffed(api, "compliance-ops");
    const other = await staffed(api, "ai-governance");
    const { program } = await keyWith("workspace:read", "workspace:update", "audit:read");
    for (const tenant of [one, other]) {
      const { workspace } = tenant;
      await program.workspaces.rename.mutate({ workspace, name: "By the portal" });
      expect((await newest(api, tenant))[0]).toMatchObject({ action: "workspace.renamed", actor: "Portal" });
      const refused = program.members.list.query({ workspace });
      expect(await errorOf(refused)).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    }
    const { rows } = await api.owner.query(
      "SELECT DISTINCT actor_kind FROM audit_entry WHERE org_id = ANY ($1) AND actor_name = 'Portal'",
      [[one.org, other.org]],
    );
    expect(rows).toEqual([{ actor_kind: "key" }]);
  });

  test("sees nothing of any organization without a scope that applies there", async () => {
    const tenant = await staffed(api, "compliance-ops");
    const { program } = await keyWith("organization:create", "platform:read");
    const organizations = await staffed(api, "ai-governance");
    await expectLooksMissing((workspace) => program.workspaces.get.query({ workspace }), tenant);
    await expectOrganizationLooksMissing(
      (organization) => program.organizations.get.query({ organization }),
      organizations,
    );
    // What it has of the platform's shows which there are, as to the platform admin.
    const { items } = await program.platform.organizations.query({ search: tenant.slug });
    expect(items.map(({ id }) => id)).toEqual([tenant.org]);
    const { program: blind } = await keyWith("access:check");
    expect(await errorOf(blind.platform.organizations.query({}))).toMatchObject({ code: "FORBIDDEN" });
    for (const attempt of [() => program.session.me.query(), () => program.tokens.list.query()])
      expect(await errorOf(attempt())).toMatchObject({ code: "UNAUTHENTICATED" });
  });

  test("asks by AuthZEN about anyone in every organization, and only with the scope for it", async () => {
    const one = await staffed(api, "compliance-ops");
    const other = await staffed(api, "ai-tracing");
    const ask = gateway(api, (await keyWith("access:check")).text);
    for (const { workspace, founder } of [one, other]) {
      const asked = question(user(founder.email), "workspace:update", inWorkspace(workspace));
      expect((await ask("evaluation", asked)).body).toEqual({ decision: true });
      const stranger = question(user(platform.email), "workspace:update", inWorkspace(workspace));
      expect((await ask("evaluation", stranger)).body).toEqual({ decision: false });
    }
    const asked = question(user(one.founder.id), "workspace:update", inWorkspace(one.workspace));
    const { text: without } = await keyWith("workspace:read");
    expect((await ask("evaluation", asked, { token: without })).status).toBe(403);
  });

  test("rotates with an overlap, and works no more at the very next call once it is revoked", async () => {
    const { workspace } = await staffed(api, "compliance-ops");
    const { key, text, program } = await keyWith("workspace:read");
    const next = await client.platform.rotateKey.mutate({ key: key.id, overlapHours: 1 });
    expect(next.key.oldSecret).toMatchObject({ publicId: key.secret.publicId });
    for (const each of [program, api.client(next.text)]) await each.workspaces.get.query({ workspace });
    const third = client.platform.rotateKey.mutate({ key: key.id });
    expect(await errorOf(third)).toMatchObject({ code: "CONFLICT", reason: "key_rotating" });
    await api.owner.query(
      "UPDATE identity.instance_key_secret SET expires_at = now() WHERE key_id = $1 AND public_id = $2",
      [key.id, key.secret.publicId],
    );
    expect(await errorOf(program.workspaces.get.query({ workspace }))).toMatchObject(outside);
    await api.client(next.text).workspaces.get.query({ workspace });

    const revoked = await client.platform.revokeKey.mutate({ key: key.id });
    expect(revoked).toMatchObject({ state: "revoked", revokedByName: platform.email });
    expect(revoked.history.map(({ action }) => action)).toEqual([
      "instance.key_revoked",
      "instance.key_rotated",
      "instance.key_issued",
    ]);
    for (const each of [text, next.text])
      expect(await errorOf(api.client(each).workspaces.get.query({ workspace }))).toMatchObject(outside);
    const again = client.platform.revokeKey.mutate({ key: key.id });
    expect(await errorOf(again)).toMatchObject({ code: "WRONG_STATE", reason: "key_revoked" });
    const unknown = client.platform.revokeKey.mutate({ key: randomUUID() });
    expect(await errorOf(unknown)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_key" });
  });

  test("ends when it expires, and is unknown from any other network", async () => {
    const { workspace } = await staffed(api, "compliance-ops");
    const { key, program } = await keyWith("workspace:read");
    await program.workspaces.get.query({ workspace });
    await api.owner.query("UPDATE identity.instance_key SET expires_at = now() WHERE id = $1", [key.id]);
    expect(await errorOf(program.workspaces.get.query({ workspace }))).toMatchObject(outside);
    const { key: afar, text } = await client.platform.issueKey.mutate({
      name: "Afar",
      scopes: ["workspace:read"],
      ipRanges: ["203.0.113.0/24"],
    });
    expect(await errorOf(api.client(text).workspaces.get.query({ workspace }))).toMatchObject(outside);
    const { items } = await client.platform.keys.query();
    expect(items.find(({ id }) => id === afar.id)).toMatchObject({
      lastUsed: null,
      lastRefused: { ip: "127.0.0.1" },
    });
  });
});

describe("a key that founds organizations", () => {
  test.each(["compliance-ops", "ai-governance", "ai-tracing", "data-security"])(
    "makes the person with the address the first owner, and keeps no access: %s",
    async (key) => {
      const { program } = await keyWith("organization:create");
      const owner = await api.person("Owner");
      const given = { blueprint: key, name: "Acme", slug: newSlug(), owner: owner.email };
      const { organization, workspace } = await program.organizations.found.mutate(given);
      const mine = await owner.client.workspaces.mine.query({ withPermissions: true });
      const rules = blueprint(key);
      expect(mine.items.map(({ id }) => id)).toEqual([workspace?.id]);
      expect(mine.items[0]?.permissions).toContain(
        rules.owner.orOrganizationRole === null ? "member:make_owner" : "member:change_role",
      );
      const attempt = program.workspaces.get.query({ workspace: workspace?.id ?? "" });
      expect(await errorOf(attempt)).toMatchObject({ code: "NOT_FOUND" });
      const entries = await newest(api, { org: organization.id }, 10);
      expect(entries.map(({ action, actor }) => [action, actor])).toContainEqual([
        "organization.created",
        "Portal",
      ]);
    },
  );

  test("names only someone who has confirmed the address, and needs the scope", async () => {
    const { program } = await keyWith("organization:create");
    const { program: other } = await keyWith("access:check");
    const given = { blueprint: "compliance-ops", name: "Acme", slug: newSlug(), owner: "nobody@example.com" };
    const refusal = { code: "NOT_FOUND", reason: "no_such_account", path: "owner" };
    expect(await errorOf(program.organizations.found.mutate(given))).toMatchObject(refusal);
    const owner = await api.person("Owner");
    const named = { ...given, owner: owner.email };
    await api.owner.query('UPDATE identity."user" SET email_verified = false WHERE id = $1', [owner.id]);
    expect(await errorOf(program.organizations.found.mutate(named))).toMatchObject(refusal);
    await api.owner.query('UPDATE identity."user" SET email_verified = true WHERE id = $1', [owner.id]);
    for (const who of [other, owner.client])
      expect(await errorOf(who.organizations.found.mutate(named))).toMatchObject({ code: "FORBIDDEN" });
    await program.organizations.found.mutate(named);
    const again = program.organizations.found.mutate(named);
    expect(await errorOf(again)).toMatchObject({ code: "CONFLICT", reason: "slug_taken" });
  });
});
