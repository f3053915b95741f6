import { randomUUID } from "node:crypto";
import { looksLikeKey, type PermissionName } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { enlist, expectLooksMissing, found, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

const scopes: PermissionName[] = ["workspace:read", "certificate:read", "certificate:create"];
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
const issue = (person: TestPerson, workspace: string, given: object = {}) =>
  person.client.keys.issue.mutate({ workspace, name: "Deploy", scopes, ...given });

describe("a key of a workspace", () => {
  test("[C20] is issued with a name, scopes and an expiry, listed, and in the log", async () => {
    const { as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const owner = as("owner");
    const expiresAt = tomorrow();
    const { key, text } = await issue(owner, workspace, { name: " Deploy ", expiresAt });
    expect(looksLikeKey(text)).toEqual({ level: "workspace", publicId: key.secret.publicId });
    expect(key).toMatchObject({
      level: "workspace",
      name: "Deploy",
      scopes,
      state: "active",
      secret: { last: text.slice(-4) },
      createdByName: owner.name,
      expiresAt,
      lastUsed: null,
    });
    const { items, total } = await as("admin").client.keys.list.query({ workspace, counted: true });
    expect([items, total]).toEqual([[key], 1]);
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "key.issued",
      target: "Deploy",
      after: { scopes, expiresAt, publicId: key.secret.publicId },
    });
  });

  test("[C19] is the bearer token of that workspace alone, and acts under its own name", async () => {
    const { as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const other = await staffed(api, "compliance-ops");
    const { key, text } = await issue(as("owner"), workspace);
    const program = api.client(text);
    const fields = { host: "www.example.com", valid_until: "2030-01-01" };
    const made = await program.resources.create.mutate({ workspace, kind: "certificate", fields });
    expect(await program.resources.get.query({ workspace, kind: "certificate", id: made.id })).toEqual(made);
    const { rows } = await api.owner.query(
      "SELECT actor_kind, actor_id, actor_name, via FROM audit_entry WHERE org_id = $1 ORDER BY seq DESC LIMIT 1",
      [tenant.org],
    );
    expect(rows).toEqual([{ actor_kind: "key", actor_id: key.id, actor_name: "Deploy", via: "workspace" }]);

    const elsewhere = program.resources.list.query({ workspace: other.workspace, kind: "certificate" });
    expect(await errorOf(elsewhere)).toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
    // What it has no scope for, what is a person's own, and what only people do.
    expect(await errorOf(program.members.list.query({ workspace }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
    expect(await errorOf(program.session.me.query())).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(
      await errorOf(program.keys.issue.mutate({ workspace, name: "Next", scopes: ["workspace:read"] })),
    ).toMatchObject({ code: "FORBIDDEN" });
    const [used] = (await as("owner").client.keys.list.query({ workspace })).items;
    expect(used?.lastUsed).toMatchObject({ ip: "127.0.0.1" });
  });

  test("[C22] is shown to its issuer once: no list, no log and no table has its text", async () => {
    const { as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const owner = as("owner");
    const retried = api.client(owner.token, { "idempotency-key": randomUUID() });
    const once = () => retried.keys.issue.mutate({ workspace, name: "Deploy", scopes });
    const { key, text } = await once();
    // An answer that got lost is repeated for the same request: it is the same key.
    expect(await once()).toEqual({ key, text });
    const [listed, ...more] = (await owner.client.keys.list.query({ workspace })).items;
    expect(more).toEqual([]);
    expect(JSON.stringify(listed)).not.toContain(text);
    const secret = text.slice(14, 57);
    const { rows } = await api.owner.query<{ everything: string }>(
      `SELECT concat((SELECT json_agg(k) FROM key k), (SELECT json_agg(s) FROM key_secret s),
         (SELECT json_agg(i) FROM idempotency i), (SELECT json_agg(a) FROM audit_entry a WHERE org_id = $1),
         (SELECT json_agg(o) FROM outbox o)) AS everything`,
      [tenant.org],
    );
    expect(rows[0]?.everything).toContain(key.secret.publicId);
    expect(rows[0]?.everything).not.toContain(secret);
  });

  test("[C23] fails at the very next call once it is revoked, and stays in the list", async () => {
    const { as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const { key, text } = await issue(as("owner"), workspace);
    const program = api.client(text);
    const call = () => program.resources.list.query({ workspace, kind: "certificate" });
    for (let times = 0; times < 3; times += 1) await call();
    const revoked = await as("admin").client.keys.revoke.mutate({ workspace, key: key.id });
    expect(revoked).toMatchObject({ state: "revoked", revokedByName: as("admin").name });
    expect(await errorOf(call())).toMatchObject({ code: "UNAUTHENTICATED", reason: "sign_in_first" });
    expect(await errorOf(as("admin").client.keys.revoke.mutate({ workspace, key: key.id }))).toMatchObject({
      code: "WRONG_STATE",
      reason: "key_revoked",
    });
    // When a read used it is written after its answer.
    const { lastUsed: _, ...rest } = revoked;
    expect((await as("owner").client.keys.list.query({ workspace })).items).toMatchObject([rest]);
    expect((await newest(api, tenant))[0]).toMatchObject({ action: "key.revoked", target: "Deploy" });
  });

  test("is issued and revoked by those who may, within what they hold", async () => {
    const { as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const { key } = await issue(as("owner"), workspace);
    const member = as("member");
    for (const attempt of [
      () => issue(member, workspace),
      () => member.client.keys.list.query({ workspace }),
      () => member.client.keys.revoke.mutate({ workspace, key: key.id }),
    ])
      expect(await errorOf(attempt())).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    const above = issue(as("admin"), workspace, { scopes: ["plan:change"] });
    expect(await errorOf(above)).toMatchObject({ reason: "above_yourself", path: "scopes" });
    const stranger = await staffed(api, "compliance-ops");
    await expectLooksMissing((at) => issue(stranger.founder, at), tenant);
    const named = stranger.founder.client.keys.revoke.mutate({
      workspace: stranger.workspace,
      key: key.id,
    });
    expect(await errorOf(named)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_key" });
  });

  test.each([
    [{ scopes: [] }, { reason: "scope_needed", path: "scopes" }],
    [{ scopes: ["connector:read"] }, { reason: "unknown_permission", path: "scopes" }],
    [{ scopes: ["everything"] }, { code: "INVALID" }],
    [{ scopes: ["member:make_owner"] }, { reason: "permission_not_of_key", path: "scopes" }],
    [{ name: "" }, { code: "INVALID", path: "name" }],
    [{ name: "a\u202eb" }, { code: "INVALID", path: "name" }],
    [{ expiresAt: "2020-01-01T00:00:00Z" }, { reason: "expiry_past", path: "expiresAt" }],
    [{ expiresAt: "2026-02-30T00:00:00Z" }, { code: "INVALID", path: "expiresAt" }],
    [{ organization: "acme" }, { code: "INVALID" }],
  ])("is refused for %j", async (given, refusal) => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    expect(await errorOf(issue(founder, workspace, given))).toMatchObject(refusal);
    expect((await founder.client.keys.list.query({ workspace })).items).toEqual([]);
  });

  test("is found by its name and state, page by page", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    for (const name of ["Deploy 1", "Deploy 2", "Scanner"]) await issue(founder, workspace, { name });
    const { items } = await founder.client.keys.list.query({ workspace, search: "deploy" });
    expect(items.map(({ name }) => name)).toEqual(["Deploy 2", "Deploy 1"]);
    await founder.client.keys.revoke.mutate({ workspace, key: items[0]?.id ?? "" });
    const list = (more: object) => founder.client.keys.list.query({ workspace, limit: 1, ...more });
    const first = await list({ state: "active", counted: true });
    expect([first.items[0]?.name, first.total]).toEqual(["Scanner", 2]);
    const second = await list({ state: "active", cursor: first.nextCursor });
    expect([second.items[0]?.name, second.nextCursor]).toEqual(["Deploy 1", null]);
  });
});

describe("a key of an organization", () => {
  test("reaches its workspaces as far as its scopes, and is its admins' alone", async () => {
    const admin = await api.person("Admin");
    const tenant = await found(api, admin, "ai-governance");
    const organization = tenant.org;
    const { key, text } = await admin.client.keys.issue.mutate({
      organization,
      name: "Gateway",
      scopes: ["workspace:read", "policy:read"],
    });
    expect(key.level).toBe("organization");
    const program = api.client(text);
    const { workspace } = tenant;
    expect((await program.resources.list.query({ workspace, kind: "policy" })).items).toEqual([]);
    expect(
      await errorOf(program.resources.create.mutate({ workspace, kind: "policy", fields: {} })),
    ).toMatchObject({
      reason: "missing_permission",
    });
    const elsewhere = await found(api, await api.person("Else"), "ai-governance");
    await expectLooksMissing(
      (at) => program.resources.list.query({ workspace: at, kind: "policy" }),
      elsewhere,
    );
    // No one of a workspace issues keys here: they are the organization's.
    expect(
      await errorOf(
        admin.client.keys.issue.mutate({ workspace, name: "Gateway", scopes: ["workspace:read"] }),
      ),
    ).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    const member = await api.person("Member");
    await enlist(api, tenant, member, "tenant_member");
    expect(await errorOf(member.client.keys.list.query({ organization }))).toMatchObject({
      reason: "missing_permission",
    });
    await admin.client.keys.revoke.mutate({ organization, key: key.id });
    expect(await errorOf(program.resources.list.query({ workspace, kind: "policy" }))).toMatchObject({
      code: "UNAUTHENTICATED",
    });
    const log = (await newest(api, tenant, 4)).map(({ action, outcome }) => [action, outcome]);
    expect(log).toEqual([
      ["organization.key_revoked", "done"],
      ["key.issued", "refused"],
      ["resource.created", "refused"],
      ["organization.key_issued", "done"],
    ]);
  });
});
