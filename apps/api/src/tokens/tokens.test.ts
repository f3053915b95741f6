import { looksLikeKey, type PermissionName } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

const scopes: PermissionName[] = [
  "organization:read",
  "workspace:read",
  "certificate:read",
  "certificate:create",
];
const outside = { code: "UNAUTHENTICATED", reason: "sign_in_first" };

async function withToken(role: "owner" | "admin" | "member" = "member") {
  const { as, ...tenant } = await staffed(api, "compliance-ops");
  const { workspace, org } = tenant;
  const person = as(role);
  const issue = (who: TestPerson, given: object = {}) =>
    who.client.tokens.issue.mutate({ organization: org, name: "Laptop", scopes, ...given });
  const { token, text } = await issue(person);
  const program = api.client(text);
  const read = () => program.resources.list.query({ workspace, kind: "certificate" });
  const create = (host: string) =>
    program.resources.create.mutate({
      workspace,
      kind: "certificate",
      fields: { host, valid_until: "2030-01-01" },
    });
  return { as, tenant, workspace, org, person, issue, token, text, program, read, create };
}

describe("a personal token", () => {
  test("[C25] does what its scopes and its person can do at that moment, where a workspace key keeps what it has", async () => {
    const { as, tenant, workspace, person, token, text, read, create } = await withToken();
    expect(looksLikeKey(text)).toEqual({ level: "personal", publicId: token.secret.publicId });
    const { text: ofWorkspace } = await as("owner").client.keys.issue.mutate({
      workspace,
      name: "Deploy",
      scopes: ["workspace:read", "certificate:read", "certificate:create"],
    });
    await create("one.example");
    const { rows } = await api.owner.query(
      "SELECT actor_kind, actor_id, actor_name FROM audit_entry WHERE org_id = $1 ORDER BY seq DESC LIMIT 1",
      [tenant.org],
    );
    expect(rows).toEqual([{ actor_kind: "key", actor_id: token.id, actor_name: `${person.email} (Laptop)` }]);
    // What its person loses, it loses at its next call; what they have beyond its scopes, it never has.
    const role = (next: string) =>
      as("owner").client.members.changeRole.mutate({ workspace, userId: person.id, role: next });
    await read();
    await role("viewer");
    await read();
    expect(await errorOf(create("two.example"))).toMatchObject({ reason: "missing_permission" });
    await role("admin");
    await create("two.example");
    expect(await errorOf(api.client(text).members.list.query({ workspace }))).toMatchObject({
      reason: "missing_permission",
    });
    // Removed, it is no one's, also when its person comes back; the workspace's key works on.
    await as("owner").client.members.remove.mutate({ workspace, userId: person.id });
    expect(await errorOf(read())).toMatchObject(outside);
    await as("owner").client.members.add.mutate({ workspace, email: person.email, role: "admin" });
    expect(await errorOf(read())).toMatchObject(outside);
    await api.client(ofWorkspace).resources.list.query({ workspace, kind: "certificate" });
  });

  test("dies with its person's account, and with its suspension for as long as that lasts", async () => {
    const platform = await api.person("Platform", { platformAdmin: true });
    const { person, read } = await withToken();
    await read();
    await platform.client.platform.suspendPerson.mutate({ userId: person.id });
    expect(await errorOf(read())).toMatchObject(outside);
    await platform.client.platform.reinstatePerson.mutate({ userId: person.id });
    await read();
    await api.owner.query('DELETE FROM identity."user" WHERE id = $1', [person.id]);
    expect(await errorOf(read())).toMatchObject(outside);
  });

  test("works in its organization alone, and never as its person", async () => {
    const { tenant, workspace, org, person, program, token } = await withToken("owner");
    const other = await staffed(api, "compliance-ops");
    await other.founder.client.members.add.mutate({
      workspace: other.workspace,
      email: person.email,
      role: "admin",
    });
    const elsewhere = program.resources.list.query({ workspace: other.workspace, kind: "certificate" });
    expect(await errorOf(elsewhere)).toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
    for (const attempt of [
      () => program.session.me.query(),
      () => program.account.rename.mutate({ name: "Mine" }),
      () => program.tokens.list.query(),
    ])
      expect(await errorOf(attempt())).toMatchObject({ code: "UNAUTHENTICATED" });
    for (const attempt of [
      () => program.tokens.issue.mutate({ organization: org, name: "Next", scopes: ["workspace:read"] }),
      () => program.tokens.rotate.mutate({ organization: org, token: token.id }),
      () => program.tokens.revoke.mutate({ organization: org, token: token.id }),
    ])
      expect(await errorOf(attempt())).toMatchObject({ code: "FORBIDDEN", reason: "only_people_tokens" });
    for (const attempt of [
      () => program.keys.issue.mutate({ workspace, name: "Next", scopes: ["workspace:read"] }),
      () => program.members.makeOwner.mutate({ workspace, userId: person.id }),
    ])
      expect(await errorOf(attempt())).toMatchObject({ code: "FORBIDDEN" });
    expect((await newest(api, tenant))[0]).toMatchObject({ outcome: "refused" });
  });

  test("is listed for its person alone, rotated with an overlap, and revoked at its next call", async () => {
    const { as, workspace, org, person, issue, token, text, read } = await withToken();
    const { client } = person;
    expect((await client.tokens.list.query()).items).toMatchObject([
      { id: token.id, scopes, state: "active" },
    ]);
    expect((await as("owner").client.tokens.list.query()).items).toEqual([]);
    expect((await as("owner").client.keys.list.query({ workspace })).items).toEqual([]);
    const next = await client.tokens.rotate.mutate({ organization: org, token: token.id });
    expect(next.token.oldSecret).toMatchObject({ publicId: token.secret.publicId });
    await read();
    await api.client(next.text).resources.list.query({ workspace, kind: "certificate" });
    expect(await errorOf(client.tokens.rotate.mutate({ organization: org, token: token.id }))).toMatchObject({
      reason: "key_rotating",
    });
    const theirs = as("owner").client.tokens.revoke.mutate({ organization: org, token: token.id });
    expect(await errorOf(theirs)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_key" });
    await client.tokens.revoke.mutate({ organization: org, token: token.id });
    for (const each of [text, next.text])
      expect(
        await errorOf(api.client(each).resources.list.query({ workspace, kind: "certificate" })),
      ).toMatchObject(outside);
    expect((await client.tokens.list.query()).items).toEqual([]);
    expect((await newest(api, { org }))[0]).toMatchObject({ action: "token.revoked", target: "Laptop" });
    const above = issue(person, { scopes: ["plan:change"] });
    expect(await errorOf(above)).toMatchObject({ reason: "above_yourself", path: "scopes" });
  });

  test.each([
    [{ scopes: [] }, { reason: "scope_needed", path: "scopes" }],
    [{ scopes: ["key:issue"] }, { reason: "permission_not_of_key", path: "scopes" }],
    [{ scopes: ["member:make_owner"] }, { reason: "permission_not_of_key", path: "scopes" }],
    [{ scopes: ["connector:read"] }, { reason: "unknown_permission", path: "scopes" }],
    [{ expiresAt: "2020-01-01T00:00:00Z" }, { reason: "expiry_past", path: "expiresAt" }],
    [{ name: "" }, { code: "INVALID", path: "name" }],
    [{ organization: "no-such-place" }, { code: "NOT_FOUND" }],
  ])("is refused for %j", async (given, refusal) => {
    const { issue, person } = await withToken("owner");
    expect(await errorOf(issue(person, given))).toMatchObject(refusal);
    expect((await person.client.tokens.list.query()).items).toHaveLength(1);
  });
});
