import type { PermissionName } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { expectLooksMissing, found, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

const scopes: PermissionName[] = ["workspace:read", "certificate:read"];

/** A workspace with a key, and what programs with its texts see. */
async function withKey() {
  const { as, ...tenant } = await staffed(api, "compliance-ops");
  const { workspace } = tenant;
  const owner = as("owner");
  const { key, text } = await owner.client.keys.issue.mutate({ workspace, name: "Deploy", scopes });
  const call = (secret: string) =>
    api.client(secret).resources.list.query({ workspace, kind: "certificate" });
  const rotate = (person: TestPerson, given: object = {}) =>
    person.client.keys.rotate.mutate({ workspace, key: key.id, ...given });
  return { as, tenant, workspace, owner, key, text, call, rotate };
}

const outside = { code: "UNAUTHENTICATED", reason: "sign_in_first" };

describe("rotating a key", () => {
  test("[C24] the old and the new secret both work, and the old one dies by itself at its instant", async () => {
    const { tenant, workspace, owner, key, text, call, rotate } = await withKey();
    const next = await rotate(owner);
    expect(next.key).toMatchObject({
      id: key.id,
      name: "Deploy",
      scopes,
      oldSecret: { publicId: key.secret.publicId, last: text.slice(-4) },
    });
    expect(next.text.slice(4, 14)).toBe(next.key.secret.publicId);
    expect(next.key.secret.publicId).not.toBe(key.secret.publicId);
    const overlap = Date.parse(next.key.oldSecret?.endsAt ?? "") - Date.now();
    expect(overlap).toBeGreaterThan(86_400_000 - 60_000);
    expect(overlap).toBeLessThanOrEqual(86_400_000 + 60_000);
    await call(text);
    await call(next.text);
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "key.rotated",
      target: "Deploy",
      before: { publicId: key.secret.publicId },
      after: { publicId: next.key.secret.publicId, overlapHours: 24 },
    });
    // The instant comes; nothing else happens.
    await api.owner.query("UPDATE key_secret SET expires_at = now() WHERE key_id = $1 AND public_id = $2", [
      key.id,
      key.secret.publicId,
    ]);
    expect(await errorOf(call(text))).toMatchObject(outside);
    await call(next.text);
    const [listed] = (await owner.client.keys.list.query({ workspace })).items;
    expect(listed).toMatchObject({ state: "active", oldSecret: null, secret: next.key.secret });
  });

  test("without an overlap the old one fails at the next call; until it is revoked it works", async () => {
    const { owner, workspace, key, text, call, rotate } = await withKey();
    const second = await rotate(owner, { overlapHours: 0 });
    expect(second.key.oldSecret).toBeNull();
    expect(await errorOf(call(text))).toMatchObject(outside);
    const third = await rotate(owner, { overlapHours: null });
    expect(third.key.oldSecret).toEqual({ ...second.key.secret, endsAt: null });
    const { publicId } = second.key.secret;
    const revoke = (named: string) =>
      owner.client.keys.revokeSecret.mutate({ workspace, key: key.id, publicId: named });
    expect(await errorOf(revoke(key.secret.publicId))).toMatchObject({ reason: "no_such_secret" });
    await call(second.text);
    expect(await revoke(publicId)).toMatchObject({ oldSecret: null, secret: third.key.secret });
    expect(await errorOf(call(second.text))).toMatchObject(outside);
    await call(third.text);
    expect(await errorOf(revoke(third.key.secret.publicId))).toMatchObject({ reason: "last_secret" });
  });

  test("a third secret is refused while two work, also of two rotations that run concurrently", async () => {
    const { owner, as, rotate, key } = await withKey();
    const both = await Promise.allSettled([rotate(owner), rotate(as("admin"))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await errorOf(rotate(owner))).toMatchObject({
      code: "CONFLICT",
      reason: "key_rotating",
      message: "Two secrets of this key work already. Wait until the old one ends, or revoke it first.",
    });
    const third = api.owner.query(
      "INSERT INTO key_secret (org_id, key_id, public_id, hash, last) SELECT org_id, key_id, 'Third00000', encode(sha256('x'), 'hex'), 'wxyz' FROM key_secret WHERE key_id = $1 LIMIT 1",
      [key.id],
    );
    await expect(third).rejects.toMatchObject({ code: "23514" });
  });

  test("is for those who may issue keys and hold what the key can do", async () => {
    const { as, owner, workspace, key, rotate, tenant } = await withKey();
    expect(await errorOf(rotate(as("member")))).toMatchObject({ reason: "missing_permission" });
    const above = await owner.client.keys.issue.mutate({ workspace, name: "Plan", scopes: ["plan:change"] });
    expect(await errorOf(rotate(as("admin"), { key: above.key.id }))).toMatchObject({
      reason: "above_yourself",
    });
    const stranger = await staffed(api, "compliance-ops");
    await expectLooksMissing((at) => rotate(stranger.founder, { workspace: at }), tenant);
    const foreign = rotate(stranger.founder, { workspace: stranger.workspace });
    expect(await errorOf(foreign)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_key" });
    await owner.client.keys.revoke.mutate({ workspace, key: key.id });
    expect(await errorOf(rotate(owner))).toMatchObject({ code: "WRONG_STATE", reason: "key_over" });
  });

  test.each([{ overlapHours: -1 }, { overlapHours: 721 }, { overlapHours: 1.5 }, { overlapHours: "24" }])(
    "is refused for %j",
    async (given) => {
      const { owner, rotate, key } = await withKey();
      expect(await errorOf(rotate(owner, given))).toMatchObject({ code: "INVALID", path: "overlapHours" });
      const { rows } = await api.owner.query("SELECT FROM key_secret WHERE key_id = $1", [key.id]);
      expect(rows).toHaveLength(1);
    },
  );
});

describe("changing a key", () => {
  test("renames and narrows it at its next call; id, secret and history stay", async () => {
    const { tenant, workspace, owner, key, text, call } = await withKey();
    await call(text);
    const update = (given: object) => owner.client.keys.update.mutate({ workspace, key: key.id, ...given });
    const changed = await update({ name: " Report ", scopes: ["workspace:read"] });
    expect(changed).toMatchObject({
      id: key.id,
      name: "Report",
      scopes: ["workspace:read"],
      secret: key.secret,
      createdAt: key.createdAt,
    });
    expect(await errorOf(call(text))).toMatchObject({ reason: "missing_permission" });
    await api.client(text).workspaces.get.query({ workspace });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "key.updated",
      target: "Report",
      before: { name: "Deploy", scopes },
      after: { name: "Report", scopes: ["workspace:read"] },
    });
    // Never back to more, however much its editor holds.
    expect(await errorOf(update({ scopes }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "key_only_narrower",
      path: "scopes",
    });
    expect(await errorOf(update({ scopes: [] }))).toMatchObject({ reason: "scope_needed", path: "scopes" });
    expect(await errorOf(update({ name: "" }))).toMatchObject({ code: "INVALID", path: "name" });
    expect((await owner.client.keys.list.query({ workspace })).items).toMatchObject([{ name: "Report" }]);
  });

  test("is for those who may issue keys", async () => {
    const { as, workspace, owner, key, tenant } = await withKey();
    const rename = (person: TestPerson, at = workspace) =>
      person.client.keys.update.mutate({ workspace: at, key: key.id, name: "Mine" });
    expect(await errorOf(rename(as("member")))).toMatchObject({ reason: "missing_permission" });
    const stranger = await staffed(api, "compliance-ops");
    await expectLooksMissing((at) => rename(stranger.founder, at), tenant);
    expect(await errorOf(rename(stranger.founder, stranger.workspace))).toMatchObject({
      reason: "no_such_key",
    });
    await owner.client.keys.revoke.mutate({ workspace, key: key.id });
    expect(await errorOf(rename(owner))).toMatchObject({ code: "WRONG_STATE", reason: "key_over" });
  });
});

describe("a key that is bound", () => {
  test("[M15] to workspaces works in them and nowhere else in its organization", async () => {
    const admin = await api.person("Admin");
    const { org, workspace } = await found(api, admin, "ai-governance");
    const others = await Promise.all(
      ["b", "c"].map((slug) =>
        admin.client.workspaces.create.mutate({
          organization: org,
          name: slug,
          slug: `${slug}-${org.slice(0, 8)}`,
        }),
      ),
    );
    const [second, third] = others.map(({ id }) => id);
    const issue = (workspaces: string[]) =>
      admin.client.keys.issue.mutate({
        organization: org,
        name: "Gateway",
        scopes: ["organization:read", "workspace:read", "policy:read"],
        workspaces,
      });
    const { key, text } = await issue([workspace, second ?? ""]);
    expect(key.workspaces?.map(({ id }) => id).toSorted()).toEqual([workspace, second].toSorted());
    const program = api.client(text);
    const read = (at = "") => program.resources.list.query({ workspace: at, kind: "policy" });
    await read(workspace);
    await read(second);
    expect(await errorOf(read(third))).toMatchObject({ code: "NOT_FOUND" });
    const organization = program.organizations.get.query({ organization: org });
    expect(await errorOf(organization)).toMatchObject({ code: "NOT_FOUND" });

    const stranger = await found(api, await api.person("Else"), "ai-governance");
    expect(await errorOf(issue([stranger.workspace]))).toMatchObject({
      code: "NOT_FOUND",
      path: "workspaces",
    });
    expect(await errorOf(issue([]))).toMatchObject({ code: "INVALID" });
    const { founder, workspace: flat } = await staffed(api, "compliance-ops");
    const ofWorkspace = founder.client.keys.issue.mutate({
      workspace: flat,
      name: "Deploy",
      scopes,
      workspaces: [flat],
    });
    expect(await errorOf(ofWorkspace)).toMatchObject({ reason: "key_only_organization", path: "workspaces" });
  });

  test("to networks is unknown from anywhere else, which is in the log", async () => {
    const { tenant, workspace, owner, key, text, call } = await withKey();
    const from = (...ipRanges: string[]) =>
      owner.client.keys.update.mutate({ workspace, key: key.id, ipRanges });
    await call(text);
    await from("127.0.0.0/8", "2001:db8::1");
    await call(text);
    expect(await from("203.0.113.7", "2001:db8:0:0::/32")).toMatchObject({
      ipRanges: ["203.0.113.7/32", "2001:db8::/32"],
    });
    for (const attempt of [
      () => call(text),
      () => call(text),
      () => api.client(text).members.add.mutate({ workspace, email: "a@b.example", role: "viewer" }),
    ])
      expect(await errorOf(attempt())).toMatchObject(outside);
    const log = (await newest(api, tenant, 3)).map(({ action, outcome }) => [action, outcome]);
    expect(log).toEqual([
      ["key.used", "refused"],
      ["key.updated", "done"],
      ["key.updated", "done"],
    ]);
    expect((await newest(api, tenant))[0]).toMatchObject({ actor: "Deploy", target: "Deploy" });
    const [listed] = (await owner.client.keys.list.query({ workspace })).items;
    expect(listed?.lastRefused).toMatchObject({ ip: "127.0.0.1" });
    // Mapped into IPv6 it is the same network.
    expect(await from("::ffff:127.0.0.0/104")).toMatchObject({ ipRanges: ["127.0.0.0/8"] });
    await call(text);
    await from();
    await call(text);
  });

  test.each([
    "10.0.0.0/33",
    "10.1",
    "0x7f.1",
    "fe80::1%eth0",
    "example.com",
    "::/129",
    "1.2.3.4/",
    "",
    "10.0.0.0/8/8",
  ])("to %j is refused", async (range) => {
    const { owner, workspace, key } = await withKey();
    const change = owner.client.keys.update.mutate({ workspace, key: key.id, ipRanges: [range] });
    expect(await errorOf(change)).toMatchObject({
      code: "INVALID",
      reason: "address_range",
      path: "ipRanges",
    });
  });
});
