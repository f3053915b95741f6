import { aiGovernance, machineFleet } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../../testing/api.ts";
import { newest, staffed } from "../../testing/tenants.ts";
import { hashToken } from "../credential.ts";
import { begin, browserOf, connected, finish, type Lies, refusedFor, roundTrip, visit } from "./testing.ts";

const api = await startApi();
const member = "member";
const clientOf = (body: Record<string, unknown>) => api.client(String(body.token));

/** The reason of the newest refused sign-in in an organization's log. */
async function logged(org: string) {
  const [entry] = await newest(api, { org });
  return entry?.action === "connection.sign_in_refused"
    ? (entry.after as { reason: string }).reason
    : entry?.action;
}

describe("signing in by the provider of one's company", () => {
  test("[C37] makes an account, a membership with the connection's role and a session in one commit", async () => {
    const { provider, domain, workspace, org, organization } = await connected(api, machineFleet.key, member);
    const email = `new@${domain.name}`;
    provider.identity = { sub: "one", email, name: "New Person" };
    const { status, body } = await roundTrip(browserOf(api), { email });
    expect([status, body.status]).toEqual([200, "signed_in"]);
    const me = await clientOf(body).session.me.query();
    expect(me.user).toMatchObject({ email, name: "New Person", emailVerified: true });
    expect(me.landing?.id).toBe(workspace);
    const { items } = await clientOf(body).members.list.query({ workspace });
    expect(items.find((each) => each.email === email)).toMatchObject({ role: member });
    expect((await newest(api, { org }))[0]).toMatchObject({ action: "member.added", actor: email });
    // Again, under another name and address: the subject says who it is.
    provider.identity = { sub: "one", email: `renamed@${domain.name}`, name: "Renamed" };
    const again = await roundTrip(browserOf(api), { email });
    expect((await clientOf(again.body).session.me.query()).user.id).toBe(me.user.id);
    expect(organization).toBe(org);
  });

  test("[C37] gives a role in an organization with workspaces, too", async () => {
    const { provider, domain, organization } = await connected(api, aiGovernance.key, "tenant_member");
    const email = `new@${domain.name}`;
    provider.identity = { sub: "one", email, email_verified: true };
    const { body } = await roundTrip(browserOf(api), { email });
    const [mine] = (await clientOf(body).organizations.list.query()).items;
    expect(mine).toMatchObject({ id: organization, role: "tenant_member" });
  });

  test("is not offered for other addresses, or where no connection is on", async () => {
    const { founder, domain, of } = await connected(api, machineFleet.key, member);
    const refused = { status: 404, body: { reason: "no_single_sign_on" } };
    for (const email of [`a@sub.${domain.name}`, "a@elsewhere.example", founder.email])
      expect(await begin(browserOf(api), { email })).toMatchObject(refused);
    await founder.client.connections.disable.mutate(of);
    expect(await begin(browserOf(api), { email: `a@${domain.name}` })).toMatchObject(refused);
  });
});

describe("an answer of a provider", () => {
  const attacks: [string, Lies, string][] = [
    ["another issuer", { claims: { iss: "https://elsewhere.example" } }, "wrong issuer"],
    ["another audience", { claims: { aud: "another" } }, "wrong audience"],
    ["another nonce", { claims: { nonce: "another" } }, "wrong nonce"],
    ["no nonce", { claims: { nonce: undefined } }, "wrong ID token"],
    ["an unsigned token", { unsigned: true }, "wrong ID token"],
    ["a foreign key", { foreignKey: true }, "wrong ID token"],
    ["a token that is over", { claims: { exp: 1_000 } }, "wrong time"],
    ["another `iss` beside the code", { iss: "https://elsewhere.example" }, "wrong issuer"],
  ];
  test("[C37] is refused with a reason in the organization's log, whatever is wrong with it", async () => {
    const { provider, domain, org } = await connected(api, machineFleet.key, member);
    const email = `new@${domain.name}`;
    provider.identity = { sub: "one", email };
    for (const [what, lies, reason] of attacks) {
      provider.lies = lies;
      expect([what, await roundTrip(browserOf(api), { email })]).toMatchObject([what, refusedFor("answer")]);
      expect([what, await logged(org)]).toEqual([what, reason]);
    }
    provider.lies = {};
    expect((await roundTrip(browserOf(api), { email })).status).toBe(200);
  });

  test("[C37] counts once, and in the browser in which it began", async () => {
    const { provider, domain, org } = await connected(api, machineFleet.key, member);
    const email = `new@${domain.name}`;
    provider.identity = { sub: "one", email };
    const browser = browserOf(api);
    const back = await visit((await begin(browser, { email })).body.url);
    const thief = browserOf(api);
    await begin(thief, { email });
    expect(await finish(thief, back)).toMatchObject(refusedFor("flow"));
    expect(await logged(org)).toBe("another browser");
    expect((await finish(browser, back)).status).toBe(200);
    expect(await finish(browser, back)).toMatchObject(refusedFor("flow"));
    expect(await logged(org)).toBe("answer used before");
  });

  test("[C37] counts for ten minutes by the database's clock, and so does a ticket", async () => {
    const { founder, provider, domain, org, of } = await connected(api, machineFleet.key, member);
    const email = `new@${domain.name}`;
    provider.identity = { sub: "one", email };
    const pass = (minutes: number) =>
      api.owner.query(
        `UPDATE identity.verification SET expires_at = expires_at - make_interval(mins => $1)
         WHERE value LIKE 'connection%' AND value LIKE '%' || $2 || '%'`,
        [minutes, org],
      );
    const browser = browserOf(api);
    const back = await visit((await begin(browser, { email })).body.url);
    await pass(10);
    expect(await finish(browser, back)).toMatchObject(refusedFor("flow"));
    const { ticket } = await founder.client.connections.test.mutate(of);
    await pass(10);
    expect(await begin(browserOf(api, founder), { ticket })).toMatchObject(refusedFor("flow"));
  });

  test("of one trip is worth nothing in another, nor is a state that no one began", async () => {
    const { provider, domain, org } = await connected(api, machineFleet.key, member);
    const email = `new@${domain.name}`;
    provider.identity = { sub: "one", email };
    const browser = browserOf(api);
    const first = await visit((await begin(browser, { email })).body.url);
    const second = await visit((await begin(browser, { email })).body.url);
    expect(await finish(browser, { ...first, code: second.code })).toMatchObject(refusedFor("answer"));
    expect(await logged(org)).toBe("wrong nonce");
    expect(await finish(browser, { ...first, state: "x".repeat(43) })).toMatchObject(refusedFor("flow"));
    for (const junk of [{}, { state: 1 }, { state: "x", extra: 1 }, { state: "x".repeat(201) }])
      expect((await finish(browser, junk)).status).toBe(400);
    expect(await finish(browser, { ...second, code: "made-up" })).toMatchObject(refusedFor("answer"));
    expect(await logged(org)).toBe("code refused");
    const declined = await begin(browser, { email });
    const state = new URL(String(declined.body.url)).searchParams.get("state");
    expect(await finish(browser, { state, error: "access_denied" })).toMatchObject(refusedFor("declined"));
  });

  test("[C37] brings no one in whose address is not in the verified domains, or not confirmed there", async () => {
    const { provider, domain, org } = await connected(api, machineFleet.key, member);
    const email = `new@${domain.name}`;
    for (const [claims, why] of [
      [{ email: "boss@elsewhere.example", email_verified: true }, "address_elsewhere"],
      [{ email: `a@sub.${domain.name}` }, "address_elsewhere"],
      [{ email, email_verified: false }, "address_unconfirmed"],
      [{ email, email_verified: "false" }, "address_unconfirmed"],
      [{}, "address_missing"],
      [{ email: "no address" }, "address_missing"],
    ] as const) {
      provider.identity = { sub: "one", ...claims };
      expect(await roundTrip(browserOf(api), { email })).toMatchObject(refusedFor(why));
      expect(await logged(org)).toBe(why.replaceAll("_", " "));
    }
  });
});

describe("an account that exists", () => {
  test("[C37] is not taken over: its person connects it, with their password, and signs in by it from then on", async () => {
    const { provider, domain, org, workspace } = await connected(api, machineFleet.key, member);
    const email = `boss@${domain.name}`;
    const password = "correct horse battery";
    const browser = browserOf(api);
    expect((await browser.post("/api/auth/sign-up/email", { name: "Boss", email, password })).status).toBe(
      200,
    );
    provider.identity = { sub: "boss", email, email_verified: true };
    expect(await roundTrip(browserOf(api), { email })).toMatchObject(refusedFor("account_exists"));
    expect(await logged(org)).toBe("account exists");
    expect((await browser.post("/api/auth/account/connection", { password: "wrong" })).body.reason).toBe(
      "wrong_password",
    );
    const { body } = await browser.post("/api/auth/account/connection", { password });
    // Not in another session, and not by the provider's word about another address.
    expect(await begin(browserOf(api), { ticket: body.ticket })).toMatchObject(refusedFor("flow"));
    provider.identity = { sub: "boss", email: `other@${domain.name}` };
    expect(await roundTrip(browser, { ticket: body.ticket })).toMatchObject(refusedFor("other_address"));
    provider.identity = { sub: "boss", email };
    const again = await browser.post("/api/auth/account/connection", { password });
    expect((await roundTrip(browser, { ticket: again.body.ticket })).body).toEqual({ status: "connected" });
    const signedIn = await roundTrip(browserOf(api), { email });
    const client = clientOf(signedIn.body);
    expect((await client.session.me.query()).user).toMatchObject({ email, name: "Boss" });
    expect((await client.members.list.query({ workspace })).items.map((each) => each.email)).toContain(email);
    expect((await client.connections.mine.query()).items).toMatchObject([{ connected: true }]);
  });

  test("of someone who is suspended, or was removed from the organization, is refused at the callback", async () => {
    const { provider, domain, org, workspace, founder } = await connected(api, machineFleet.key, member);
    const email = `new@${domain.name}`;
    provider.identity = { sub: "one", email };
    const { body } = await roundTrip(browserOf(api), { email });
    const { user } = await clientOf(body).session.me.query();
    await api.owner.query(`UPDATE identity."user" SET suspended_at = now() WHERE id = $1`, [user.id]);
    expect((await roundTrip(browserOf(api), { email })).status).toBe(403);
    expect(await logged(org)).toBe("suspended");
    await api.owner.query(`UPDATE identity."user" SET suspended_at = NULL WHERE id = $1`, [user.id]);
    await founder.client.members.remove.mutate({ workspace, userId: user.id });
    expect(await roundTrip(browserOf(api), { email })).toMatchObject(refusedFor("not_member"));
    expect(await logged(org)).toBe("not member");
  });
});

describe("a session that a connection made", () => {
  test("[C37] opens its organization and nothing else, and leaves the account alone", async () => {
    const { provider, domain, workspace, org } = await connected(api, machineFleet.key, member);
    const email = `new@${domain.name}`;
    provider.identity = { sub: "one", email };
    const browser = browserOf(api);
    const { body } = await roundTrip(browser, { email });
    const client = clientOf(body);
    const elsewhere = await staffed(api, machineFleet.key);
    await elsewhere.founder.client.members.add.mutate({
      workspace: elsewhere.workspace,
      email,
      role: member,
    });
    await client.workspaces.get.query({ workspace });
    expect(await errorOf(client.workspaces.get.query({ workspace: elsewhere.workspace }))).toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await client.workspaces.mine.query({})).items.map(({ id }) => id)).toEqual([workspace]);
    const refused = { code: "FORBIDDEN", reason: "connected_session" };
    for (const call of [
      () => client.account.rename.mutate({ name: "Someone else" }),
      () => client.account.delete.mutate({ confirmation: email, proof: "bwp_none" }),
      () => client.session.signOutElsewhere.mutate({}),
      () => client.tokens.issue.mutate({ organization: org, name: "Token", scopes: ["workspace:read"] }),
      () =>
        client.organizations.create.mutate({
          blueprint: machineFleet.key,
          name: "Mine",
          slug: `mine-${org.slice(0, 8)}`,
        }),
    ])
      expect(await errorOf(call())).toMatchObject(refused);
    for (const [path, given] of [
      ["account/password", { password: "x", newPassword: "another long password" }],
      ["account/email", { password: "x", newEmail: "other@people.example" }],
      ["account/authenticator", { password: "x" }],
      ["account/proof", { password: "x" }],
      ["account/connection", { password: "x" }],
      ["revoke-sessions", {}],
    ] as const)
      expect([path, (await browser.post(`/api/auth/${path}`, given)).body.reason]).toEqual([
        path,
        refused.reason,
      ]);
    // The database says so itself, whatever asks.
    const token = hashToken(String(body.token));
    const pg = await api.app.connect();
    try {
      await pg.query("BEGIN");
      await pg.query("SELECT authz.enter($1, NULL, NULL, NULL, 'member', true)", [token]);
      await expect(pg.query("SELECT authz.rename_person('Someone else')")).rejects.toThrow(
        "can't change an account",
      );
    } finally {
      await pg.query("ROLLBACK");
      pg.release();
    }
  });

  test("[C37] ends with the connection, when that is turned off and when it is deleted", async () => {
    const { provider, domain, founder, of } = await connected(api, machineFleet.key, member);
    const email = `new@${domain.name}`;
    provider.identity = { sub: "one", email };
    const session = async () => clientOf((await roundTrip(browserOf(api), { email })).body);
    const first = await session();
    await first.session.me.query();
    await founder.client.connections.disable.mutate(of);
    expect(await errorOf(first.session.me.query())).toMatchObject({ code: "UNAUTHENTICATED" });
    await founder.client.connections.enable.mutate(of);
    const second = await session();
    await founder.client.connections.delete.mutate(of);
    expect(await errorOf(second.session.me.query())).toMatchObject({ code: "UNAUTHENTICATED" });
  });
});
