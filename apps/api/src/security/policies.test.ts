import { dataSecurity, machineFleet } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { hashToken, newToken } from "../identity/credential.ts";
import { endOf, follow } from "../live/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, newest, staffed } from "../testing/tenants.ts";
import {
  age,
  cameFrom,
  confirmAt,
  inside,
  look,
  networks,
  office,
  officed,
  outside,
  rest,
  setTo,
} from "./testing.ts";

const api = await startApi({ settings: { BAILIWICK_TRUSTED_PROXIES: "127.0.0.1" }, live: true });

describe("who sets a security policy", () => {
  test("[C1][C2] is the owner of a machine fleet; admins read it, members don't, and other tenants find nothing", async () => {
    const { at, as, owner, org, founder } = await officed(api);
    await setTo(owner, at, { sessionHours: 12 });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "workspace.security_policy_set",
      outcome: "done",
      actor: founder.email,
      after: { version: 1, onTrial: true },
    });
    const { rules } = await as("admin").client.securityPolicies.get.query(at);
    expect(rules.sessionHours).toBe(12);
    expect(await errorOf(setTo(as("admin"), at, {}))).toMatchObject({ reason: "missing_permission" });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "workspace.security_policy_set",
      outcome: "refused",
    });
    for (const call of ["get", "history"] as const)
      expect(await errorOf(as("member").client.securityPolicies[call].query(at))).toMatchObject({
        reason: "missing_permission",
      });
    const theirs = await staffed(api, machineFleet.key);
    await expectLooksMissing((workspace) => setTo(owner, { workspace }, {}), theirs);
    await expectLooksMissing((workspace) => owner.client.securityPolicies.get.query({ workspace }), theirs);
  });
});

describe("the IP allowlist", () => {
  test("[C12] lets in its networks alone, IPv4 and IPv6, and an unknown address is refused", async () => {
    const { at, as, owner, workspace } = await officed(api);
    await setTo(owner, at, networks(office, "2001:db8::/32"));
    for (const address of [inside, "2001:db8::5", `::ffff:${inside}`])
      await look(cameFrom(api, as("member"), address), workspace);
    for (const address of [outside, "2001:db9::5", "no address"])
      expect(await errorOf(look(cameFrom(api, as("member"), address), workspace))).toMatchObject({
        code: "FORBIDDEN",
        reason: "address_not_allowed",
        params: { address: address === "no address" ? null : address },
      });
    // Other workspaces, and what belongs to the person alone, are untouched.
    await cameFrom(api, as("member"), outside).client.session.me.query();
    const elsewhere = await staffed(api, machineFleet.key);
    await look(cameFrom(api, elsewhere.founder, outside), elsewhere.workspace);
  });

  test("[C13] covers REST as it covers the console", async () => {
    const { at, owner, workspace, founder } = await officed(api);
    await setTo(owner, at, networks(office));
    const ask = (address: string) =>
      fetch(`${api.url}/api/v1/ws/${workspace}/workspaces/get`, {
        headers: { authorization: `Bearer ${founder.token}`, "x-forwarded-for": address },
      });
    expect((await ask(inside)).status).toBe(200);
    const refused = await ask(outside);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ reason: "address_not_allowed" });
  });

  test("ends the stream of someone whose address is no longer allowed", async () => {
    const { at, as, owner, workspace } = await officed(api);
    const stream = await follow(api.url, as("member").token, { workspace });
    expect(await stream.next()).toEqual({ kind: "open" });
    // The stream comes from the test's own address.
    await setTo(owner, at, networks(office));
    expect(await endOf(stream)).toMatchObject({ kind: "lost", reason: "address_not_allowed" });
    stream.stop();
  });

  test.each([
    { range: "office", reason: "address_range" },
    { range: "300.1.1.1/8", reason: "address_range" },
    { range: "10.0.0.0/33", reason: "address_range" },
    { range: "10.1.2.3/8", reason: "address_host_bits", params: { range: "10.0.0.0/8" } },
    { range: "2001:db8::1/32", reason: "address_host_bits", params: { range: "2001:db8::/32" } },
    { range: "::ffff:0:0/90", reason: "address_range" },
  ])("refuses $range as a network, and nothing changes", async ({ range, ...refusal }) => {
    const { at, owner } = await officed(api);
    expect(await errorOf(setTo(owner, at, networks(inside, range)))).toMatchObject({
      code: "INVALID",
      path: "rules.addresses.1.range",
      ...refusal,
    });
    expect((await owner.client.securityPolicies.get.query(at)).version).toBeNull();
  });

  test("keeps IPv4 that is mapped into IPv6 as IPv4, and each network once", async () => {
    const { at, owner } = await officed(api);
    const { policy } = await setTo(owner, at, networks("::ffff:198.51.100.0/120", office));
    expect(policy.rules.addresses).toEqual([{ range: office, note: "" }]);
  });

  test("bounds what can be set", async () => {
    const { at, owner } = await officed(api);
    const many = Array.from({ length: 10_001 }, (_, n) => `10.${n >> 8}.${n & 255}.0/24`);
    for (const rules of [
      networks(...many),
      { idleMinutes: 0 },
      { idleMinutes: 60 * 24 * 365 * 100 },
      { sessionHours: 0 },
      { sessionHours: 24 * 365 * 100 },
      { keyDays: 0 },
      { invitationDomains: ["not a domain"] },
    ])
      expect(await errorOf(setTo(owner, at, rules))).toMatchObject({ code: "INVALID" });
    expect((await owner.client.securityPolicies.get.query(at)).version).toBeNull();
  });
});

describe("the lifetime of a session", () => {
  test("[C14] ends after so many minutes without a request by its person, here alone, until they sign in again", async () => {
    const { at, as, owner, workspace, org } = await officed(api);
    await setTo(owner, at, { idleMinutes: 15 });
    await confirmAt(owner, at);
    await age(api, org, 60);
    const member = as("member");
    await rest(api, member, 14);
    await look(member, workspace);
    await rest(api, member, 16);
    expect(await errorOf(look(member, workspace))).toMatchObject({ reason: "session_idle" });
    // A request elsewhere does not bring it back.
    await member.client.session.me.query();
    await expect
      .poll(async () => {
        const { rows } = await api.owner.query<{ fresh: boolean }>(
          "SELECT active_at > now() - interval '1 minute' AS fresh FROM identity.session WHERE user_id = $1",
          [member.id],
        );
        return rows[0]?.fresh;
      })
      .toBe(true);
    expect(await errorOf(look(member, workspace))).toMatchObject({ reason: "session_idle" });
    // A new sign-in does.
    const token = newToken();
    await api.owner.query(
      "INSERT INTO identity.session (id, user_id, token, expires_at) VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day')",
      [member.id, hashToken(token)],
    );
    await look({ client: api.client(token) }, workspace);
  });

  test("[C14] a console's own refreshes are no use of a session, and its stream ends with it", async () => {
    const { at, as, owner, workspace, org } = await officed(api);
    await setTo(owner, at, { idleMinutes: 15 });
    await confirmAt(owner, at);
    await age(api, org, 60);
    const member = as("member");
    await rest(api, member, 14);
    const background = { client: api.client(member.token, { "bailiwick-background": "1" }) };
    await look(background, workspace);
    const stream = await follow(api.url, member.token, { workspace });
    expect(await stream.next()).toEqual({ kind: "open" });
    await rest(api, member, 2);
    expect(await errorOf(look(background, workspace))).toMatchObject({ reason: "session_idle" });
    await owner.client.workspaces.rename.mutate({ workspace, name: "Renamed" });
    expect(await endOf(stream)).toMatchObject({ kind: "lost", reason: "session_idle" });
    stream.stop();
  });

  test("ends after so many hours, whatever its person does", async () => {
    const { at, as, owner, workspace } = await officed(api);
    await setTo(owner, at, { sessionHours: 12 });
    const signedIn = (role: string, hours: number) =>
      api.owner.query(
        "UPDATE identity.session SET created_at = now() - make_interval(hours => $2) WHERE user_id = $1",
        [as(role).id, hours],
      );
    await signedIn("admin", 11);
    await look(as("admin"), workspace);
    await signedIn("member", 12);
    expect(await errorOf(look(as("member"), workspace))).toMatchObject({ reason: "session_too_old" });
  });
});

test("[C10] an organization's policy is a floor: its workspaces only tighten it", async () => {
  const { org, workspace, founder } = await staffed(api, dataSecurity.key);
  const admin = cameFrom(api, founder, inside);
  await setTo(admin, { organization: org }, networks(office));
  await setTo(admin, { workspace }, networks("198.51.100.0/25", "203.0.113.0/24"));
  expect((await admin.client.securityPolicies.get.query({ workspace })).floor).toMatchObject(
    networks(office),
  );
  await look(admin, workspace);
  for (const address of [outside, "198.51.100.200"])
    expect(await errorOf(look(cameFrom(api, founder, address), workspace))).toMatchObject({
      reason: "address_not_allowed",
    });
  // The organization itself is open from its whole office, and shows nothing of the workspace from there.
  const next = cameFrom(api, founder, "198.51.100.200");
  await next.client.organizations.get.query({ organization: org });
  await admin.client.resources.create.mutate({
    workspace,
    kind: "connector",
    fields: { name: "Mail", type: "s3" },
  });
  const across = ({ client }: typeof next) =>
    client.resources.list.query({ organization: org, kind: "connector" });
  expect((await across(admin)).items).toHaveLength(1);
  expect((await across(next)).items).toHaveLength(0);
});
