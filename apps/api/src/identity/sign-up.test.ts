import { testDatabase } from "@bailiwick/db/testing";
import { describe, expect, test } from "vitest";
import { password, startTestServer, tokenIn, Visitor } from "./testing.ts";

const database = await testDatabase();
const server = await startTestServer(database, {
  settings: { BAILIWICK_PLATFORM_ADMIN: " Chief@Operator.example " },
});

describe("signing up", () => {
  test("creates the account, signs in immediately and mails a link that confirms the address", async () => {
    const { visitor, address, token } = await server.newcomer();
    expect(await server.isLetIn(token)).toBe(true);
    const [mail, ...more] = await server.mailsTo(address);
    expect(mail?.subject).toBe("Confirm your email address");
    expect(more).toEqual([]);

    const verified = () =>
      server.sql(`SELECT email_verified FROM identity."user" WHERE email = $1`, [address]);
    expect(await verified()).toEqual([{ email_verified: false }]);
    const confirmed = await visitor.post("/api/auth/confirm-address", { token: tokenIn(mail) });
    expect(confirmed).toMatchObject({ status: 200, body: { status: true } });
    expect(await verified()).toEqual([{ email_verified: true }]);
  });

  test("refuses a password that is easy to guess, and creates nothing", async () => {
    const email = "guessed@compliance.example";
    for (const secret of ["password123456", "qwertyuiop1", "aaaaaaaaaaaaaaaa", email, "Someone 2026"]) {
      const answer = await new Visitor(server.url).post("/api/auth/sign-up/email", {
        name: "Someone",
        email,
        password: secret,
      });
      expect(answer).toMatchObject({
        status: 400,
        body: { code: "INVALID", reason: "password_guessable", path: "password" },
      });
    }
    expect(await server.sql(`SELECT FROM identity."user" WHERE email = $1`, [email])).toEqual([]);
  });

  test("normalizes the address once, so that every spelling of it is the same account", async () => {
    await server.newcomer("  Mixed.Case@Compliance.Example ");
    expect(await server.sql(`SELECT email FROM identity."user" WHERE email LIKE 'mixed%'`)).toEqual([
      { email: "mixed.case@compliance.example" },
    ]);
    const visitor = new Visitor(server.url);
    const signIn = await visitor.post("/api/auth/sign-in/email", {
      email: "MIXED.CASE@compliance.example ",
      password,
    });
    expect(signIn.status).toBe(200);
  });

  test("says openly that an address has an account, and does not change it, whatever the password", async () => {
    const { address } = await server.newcomer();
    for (const secret of [password, "another password"]) {
      const visitor = new Visitor(server.url);
      const answer = await visitor.post("/api/auth/sign-up/email", {
        name: "Someone else",
        email: address,
        password: secret,
      });
      expect(answer).toMatchObject({
        status: 409,
        body: { code: "CONFLICT", reason: "address_has_account", path: "email" },
      });
      expect(visitor.cookie).toBe("");
    }
    expect((await server.mailsTo(address)).map(({ subject }) => subject)).toEqual([
      "Confirm your email address",
    ]);
    expect(await server.sql(`SELECT name FROM identity."user" WHERE email = $1`, [address])).toEqual([
      { name: "Newcomer" },
    ]);
  });

  test.each([
    ["a short password", { password: "too short" }, "password"],
    ["a long password", { password: "x".repeat(129) }, "password"],
    ["an invalid address", { email: "no-address" }, "email"],
    ["a name of nothing", { name: " \u200b " }, "name"],
    ["a name that turns the text around", { name: "a\u202eb" }, "name"],
    ["a field that is not known", { emailVerified: true }, "emailVerified"],
    ["an address in a list", { email: ["a@compliance.example"] }, "email"],
  ])("refuses %s and names the field", async (_, change, path) => {
    const body = { name: "Newcomer", email: "refused@compliance.example", password, ...change };
    const answer = await new Visitor(server.url).post("/api/auth/sign-up/email", body);
    expect(answer).toMatchObject({ status: 400, body: { code: "INVALID", path } });
    expect(
      await server.sql(`SELECT 1 FROM identity."user" WHERE email = 'refused@compliance.example'`),
    ).toEqual([]);
  });

  test("leaves one account after thirty concurrent sign-ups with the same address", async () => {
    const email = "raced@compliance.example";
    const statuses = await Promise.all(
      Array.from({ length: 30 }, async (_, at) => {
        const body = { name: `Newcomer ${at}`, email, password };
        return (await new Visitor(server.url).post("/api/auth/sign-up/email", body)).status;
      }),
    );
    expect(statuses).toContain(200);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    const accounts = await server.sql(
      `SELECT count(*)::int AS accounts FROM identity.account a JOIN identity."user" u ON u.id = a.user_id
       WHERE u.email = $1`,
      [email],
    );
    expect(accounts).toEqual([{ accounts: 1 }]);
  });
});

describe("confirming an address", () => {
  test("is refused to anyone who is not signed in to that account, such as a mail scanner or another person", async () => {
    const { address } = await server.newcomer();
    const [mail] = await server.mailsTo(address);
    const stranger = await new Visitor(server.url).post("/api/auth/confirm-address", {
      token: tokenIn(mail),
    });
    expect(stranger).toMatchObject({ status: 401, body: { code: "UNAUTHENTICATED" } });
    const other = await server.newcomer();
    const answer = await other.visitor.post("/api/auth/confirm-address", { token: tokenIn(mail) });
    expect(answer).toMatchObject({ status: 403, body: { code: "FORBIDDEN", reason: "other_account" } });
    const [row] = await server.sql(`SELECT email_verified FROM identity."user" WHERE email = $1`, [address]);
    expect(row).toEqual({ email_verified: false });
  });

  test("refuses a token that no one signed", async () => {
    const { visitor } = await server.newcomer();
    const answer = await visitor.post("/api/auth/confirm-address", { token: "eyJhbGciOiJub25lIn0.e30." });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: "INVALID", reason: "invalid_token", path: "token" },
    });
  });

  test("mails another link on request, and none for an address without an account", async () => {
    const { visitor, address } = await server.newcomer();
    expect((await visitor.post("/api/auth/send-verification-email", { email: address })).status).toBe(200);
    expect(await server.mailsTo(address)).toHaveLength(2);
    const anonymous = await new Visitor(server.url).post("/api/auth/send-verification-email", {
      email: "nobody@compliance.example",
    });
    expect(anonymous.status).toBe(200);
    expect(await server.mailsTo("nobody@compliance.example")).toEqual([]);
  });

  test("makes the owner of the configured address platform admin, and not before", async () => {
    const { visitor, address } = await server.newcomer("chief@operator.example");
    const admins = () =>
      server.sql(`SELECT u.email FROM identity.platform_admin p JOIN identity."user" u ON u.id = p.user_id`);
    expect(await admins()).toEqual([]);
    const [mail] = await server.mailsTo(address);
    await visitor.post("/api/auth/confirm-address", { token: tokenIn(mail) });
    expect(await admins()).toEqual([{ email: "chief@operator.example" }]);
  });
});
