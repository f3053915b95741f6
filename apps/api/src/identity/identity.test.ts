import { testDatabase } from "@bailiwick/db/testing";
import { describe, expect, test } from "vitest";
import { hashToken } from "./credential.ts";
import { sweep } from "./sweep.ts";
import { startTestServer, tokenIn, Visitor } from "./testing.ts";

const database = await testDatabase();
const server = await startTestServer(database, {
  settings: { BAILIWICK_PLATFORM_ADMIN: " Chief@Operator.example " },
});
const password = "correct horse battery";
let count = 0;

/** A new person, signed up and signed in. */
async function newcomer(given?: string) {
  count += 1;
  const address = given ?? `newcomer${count}@compliance.example`;
  const visitor = new Visitor(server.url);
  const answer = await visitor.post("/api/auth/sign-up/email", {
    name: "Newcomer",
    email: address,
    password,
  });
  expect(answer.status).toBe(200);
  return { visitor, address, token: String(answer.body.token) };
}

/** Whether a session token is let in, as the API asks: by its hash, in authz.enter. */
async function isLetIn(token: string): Promise<boolean> {
  const [row] = await server.sql<{ outcome: string }>(
    "SELECT outcome FROM authz.enter($1, NULL, NULL, NULL, 'member', false)",
    [hashToken(token)],
  );
  return row?.outcome === "entered";
}

describe("signing up", () => {
  test("makes the account, signs in at once and mails a link that confirms the address", async () => {
    const { visitor, address, token } = await newcomer();
    expect(await isLetIn(token)).toBe(true);
    const [mail, ...more] = await server.mailsTo(address);
    expect(mail?.subject).toBe("Confirm your e-mail address");
    expect(more).toEqual([]);

    const verified = () =>
      server.sql(`SELECT email_verified FROM identity."user" WHERE email = $1`, [address]);
    expect(await verified()).toEqual([{ email_verified: false }]);
    const confirmed = await visitor.post("/api/auth/confirm-address", { token: tokenIn(mail) });
    expect(confirmed).toMatchObject({ status: 200, body: { status: true } });
    expect(await verified()).toEqual([{ email_verified: true }]);
  });

  test("normalizes the address once, so that every spelling of it is the same account", async () => {
    await newcomer("  Mixed.Case@Compliance.Example ");
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

  test("answers a taken address as it answers a new one, and tells its owner by mail", async () => {
    const { address } = await newcomer();
    const visitor = new Visitor(server.url);
    const answer = await visitor.post("/api/auth/sign-up/email", {
      name: "Somebody else",
      email: address,
      password: "another password",
    });
    expect(answer).toMatchObject({ status: 200, body: { token: null, user: { email: address } } });
    expect(visitor.cookie).toBe("");
    const subjects = (await server.mailsTo(address)).map((mail) => mail.subject);
    expect(subjects).toEqual(["Confirm your e-mail address", "You already have an account"]);
    expect(await server.sql(`SELECT name FROM identity."user" WHERE email = $1`, [address])).toEqual([
      { name: "Newcomer" },
    ]);
  });

  test.each([
    ["a short password", { password: "too short" }, "password"],
    ["a long password", { password: "x".repeat(129) }, "password"],
    ["an address that is none", { email: "nobody" }, "email"],
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

  test("leaves one account when thirty ask for the same address at once", async () => {
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
  test("is refused to whoever is not signed in to that account, as a scanner of mail or another person", async () => {
    const { address } = await newcomer();
    const [mail] = await server.mailsTo(address);
    const stranger = await new Visitor(server.url).post("/api/auth/confirm-address", {
      token: tokenIn(mail),
    });
    expect(stranger).toMatchObject({ status: 401, body: { code: "UNAUTHENTICATED" } });
    const other = await newcomer();
    const answer = await other.visitor.post("/api/auth/confirm-address", { token: tokenIn(mail) });
    expect(answer).toMatchObject({ status: 403, body: { code: "FORBIDDEN", reason: "other_account" } });
    const [row] = await server.sql(`SELECT email_verified FROM identity."user" WHERE email = $1`, [address]);
    expect(row).toEqual({ email_verified: false });
  });

  test("refuses a token that nobody signed", async () => {
    const { visitor } = await newcomer();
    const answer = await visitor.post("/api/auth/confirm-address", { token: "eyJhbGciOiJub25lIn0.e30." });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: "INVALID", reason: "invalid_token", path: "token" },
    });
  });

  test("mails another link on request, and none for an address that has no account", async () => {
    const { visitor, address } = await newcomer();
    expect((await visitor.post("/api/auth/send-verification-email", { email: address })).status).toBe(200);
    expect(await server.mailsTo(address)).toHaveLength(2);
    const nobody = await new Visitor(server.url).post("/api/auth/send-verification-email", {
      email: "nobody@compliance.example",
    });
    expect(nobody.status).toBe(200);
    expect(await server.mailsTo("nobody@compliance.example")).toEqual([]);
  });

  test("makes the bearer of the configured address platform admin, and not before", async () => {
    const { visitor, address } = await newcomer("chief@operator.example");
    const admins = () =>
      server.sql(`SELECT u.email FROM identity.platform_admin p JOIN identity."user" u ON u.id = p.user_id`);
    expect(await admins()).toEqual([]);
    const [mail] = await server.mailsTo(address);
    await visitor.post("/api/auth/confirm-address", { token: tokenIn(mail) });
    expect(await admins()).toEqual([{ email: "chief@operator.example" }]);
  });
});

describe("signing in", () => {
  test("gives a session that the API lets in, with where it came from", async () => {
    const { address } = await newcomer();
    const visitor = new Visitor(server.url);
    visitor.headers["user-agent"] = "x".repeat(400);
    const answer = await visitor.post("/api/auth/sign-in/email", { email: address, password });
    expect(answer.status).toBe(200);
    const token = String(answer.body.token);
    expect(await isLetIn(token)).toBe(true);
    const [session] = await server.sql<{ ip: string; user_agent: string; days: number }>(
      `SELECT host(ip) AS ip, user_agent, extract(epoch FROM expires_at - now()) / 86400 AS days
       FROM identity.session WHERE token = $1`,
      [hashToken(token)],
    );
    expect(session).toMatchObject({ ip: "127.0.0.1", user_agent: "x".repeat(300) });
    expect(Math.round(Number(session?.days))).toBe(7);
  });

  test("refuses a wrong password and an unknown address in the same words", async () => {
    const { address } = await newcomer();
    const refusal = {
      status: 401,
      body: {
        code: "UNAUTHENTICATED",
        reason: "wrong_address_or_password",
        path: null,
        message: "The e-mail address or the password is wrong.",
      },
    };
    for (const email of [address, "nobody@compliance.example"]) {
      const visitor = new Visitor(server.url);
      const answer = await visitor.post("/api/auth/sign-in/email", { email, password: "not the password" });
      expect({ status: answer.status, body: answer.body }).toEqual(refusal);
      expect(visitor.cookie).toBe("");
    }
  });

  test("is refused to who is suspended, whose sessions are not let in either", async () => {
    const { address, token } = await newcomer();
    await server.sql(`UPDATE identity."user" SET suspended_at = now() WHERE email = $1`, [address]);
    expect(await isLetIn(token)).toBe(false);
    const visitor = new Visitor(server.url);
    const answer = await visitor.post("/api/auth/sign-in/email", { email: address, password });
    expect(answer).toMatchObject({ status: 403, body: { code: "FORBIDDEN", reason: "suspended" } });
    expect(visitor.cookie).toBe("");
    const wrong = await visitor.post("/api/auth/sign-in/email", {
      email: address,
      password: "not the password",
    });
    expect(wrong.body.reason).toBe("wrong_address_or_password");
  });

  test("without being remembered gives a cookie for the browser's window", async () => {
    const { address } = await newcomer();
    const visitor = new Visitor(server.url);
    await visitor.post("/api/auth/sign-in/email", { email: address, password, rememberMe: false });
    const [cookie] = visitor.setCookies;
    expect(cookie).toContain("bailiwick.session_token=");
    expect(cookie).not.toMatch(/max-age/i);
  });
});

describe("the session cookie", () => {
  test("is out of reach of scripts and of other sites, and is the server's own to read and to give", async () => {
    const { visitor, token } = await newcomer();
    const cookie = visitor.setCookies.find((each) => each.startsWith("bailiwick.session_token="));
    expect(cookie?.split("; ").slice(1).sort()).toEqual([
      "HttpOnly",
      "Max-Age=34560000",
      "Path=/",
      "SameSite=Lax",
    ]);
    const { sessionCookies } = server.app;
    expect(sessionCookies.read({ cookie: visitor.cookie })).toEqual({ token, from: "cookie" });
    expect(sessionCookies.give(token, {}).split("; ").sort()).toEqual(cookie?.split("; ").sort());
  });

  test("is not believed when its signature is not ours", () => {
    const { sessionCookies } = server.app;
    const token = "a".repeat(32);
    const forged = `${sessionCookies.name}=${token}.${"A".repeat(43)}%3D`;
    for (const cookie of [
      forged,
      `${sessionCookies.name}=${token}`,
      `${sessionCookies.name}=%E0%A4%A`,
      "",
      ";;=",
    ]) {
      expect(sessionCookies.read({ cookie })).toBeNull();
    }
  });
});

describe("signing out", () => {
  test("kills the token, not only the cookie", async () => {
    const { visitor, token } = await newcomer();
    const kept = visitor.cookie;
    expect((await visitor.post("/api/auth/sign-out")).status).toBe(200);
    expect(visitor.cookie).toBe("");
    expect(await isLetIn(token)).toBe(false);
    const thief = new Visitor(server.url);
    thief.headers.cookie = kept;
    expect((await thief.post("/api/auth/revoke-sessions")).status).toBe(401);
  });

  test("works with a bearer token, as a program signs out", async () => {
    const { token } = await newcomer();
    const program = new Visitor(server.url);
    program.headers.authorization = `Bearer ${token}`;
    delete program.headers.origin;
    expect((await program.post("/api/auth/sign-out")).status).toBe(200);
    expect(await isLetIn(token)).toBe(false);
  });

  test("everywhere ends every session of the person and nobody else's", async () => {
    const { visitor, address, token } = await newcomer();
    const other = await newcomer();
    const elsewhere = await new Visitor(server.url).post("/api/auth/sign-in/email", {
      email: address,
      password,
    });
    expect((await visitor.post("/api/auth/revoke-sessions")).status).toBe(200);
    expect(await isLetIn(token)).toBe(false);
    expect(await isLetIn(String(elsewhere.body.token))).toBe(false);
    expect(await isLetIn(other.token)).toBe(true);
  });

  test("is refused when another site makes the browser ask for it", async () => {
    const { visitor, token } = await newcomer();
    visitor.headers.origin = "https://elsewhere.example";
    const answer = await visitor.post("/api/auth/sign-out");
    expect(answer).toMatchObject({ status: 403, body: { code: "FORBIDDEN", reason: "foreign_origin" } });
    expect(await isLetIn(token)).toBe(true);
  });
});

describe("a forgotten password", () => {
  test("is replaced with the mailed token, once, and every session ends", async () => {
    const { address, token } = await newcomer();
    const visitor = new Visitor(server.url);
    expect((await visitor.post("/api/auth/request-password-reset", { email: address })).status).toBe(200);
    const mail = (await server.mailsTo(address)).at(-1);
    expect(mail?.subject).toBe("Choose a new password");
    const reset = { token: tokenIn(mail), newPassword: "a new long password" };
    expect((await visitor.post("/api/auth/reset-password", reset)).status).toBe(200);
    expect(await isLetIn(token)).toBe(false);

    const again = await visitor.post("/api/auth/reset-password", reset);
    expect(again).toMatchObject({ status: 400, body: { code: "INVALID", reason: "invalid_token" } });
    const old = await visitor.post("/api/auth/sign-in/email", { email: address, password });
    expect(old.status).toBe(401);
    const fresh = await visitor.post("/api/auth/sign-in/email", {
      email: address,
      password: reset.newPassword,
    });
    expect(fresh.status).toBe(200);
  });

  test("asked for with an unknown address gets the same answer and no mail", async () => {
    const { address } = await newcomer();
    const visitor = new Visitor(server.url);
    const known = await visitor.post("/api/auth/request-password-reset", { email: address });
    const unknown = await visitor.post("/api/auth/request-password-reset", {
      email: "nobody@compliance.example",
    });
    expect(unknown.body).toEqual(known.body);
    expect(await server.mailsTo("nobody@compliance.example")).toEqual([]);
  });

  test("can be set by one of many who come with the token at once", async () => {
    const { address } = await newcomer();
    await new Visitor(server.url).post("/api/auth/request-password-reset", { email: address });
    const token = tokenIn((await server.mailsTo(address)).at(-1));
    const statuses = await Promise.all(
      Array.from({ length: 15 }, async (_, at) => {
        const body = { token, newPassword: `a new password ${at}` };
        return (await new Visitor(server.url).post("/api/auth/reset-password", body)).status;
      }),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });
});

describe("what is kept", () => {
  test("holds no session token, no mailed token and no password in plain text, in any table", async () => {
    const { address, token } = await newcomer();
    await new Visitor(server.url).post("/api/auth/request-password-reset", { email: address });
    const reset = tokenIn((await server.mailsTo(address)).at(-1));
    const tables = await server.sql<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema'`,
    );
    const holding = async (text: string) => {
      const found: string[] = [];
      for (const { name } of tables) {
        const rows = await server.sql(`SELECT 1 FROM ${name} t WHERE strpos(t::text, $1) > 0 LIMIT 1`, [
          text,
        ]);
        if (rows.length > 0) found.push(name);
      }
      return found;
    };
    expect(await holding(hashToken(token))).toEqual(["identity.session"]);
    expect(await holding(token)).toEqual([]);
    expect(await holding(password)).toEqual([]);
    // The mail itself holds its link until it is delivered; nothing else does.
    expect(await holding(reset)).toEqual(["public.outbox"]);
  });

  test("is not kept for ever: sessions and counts that are over are removed, others stay", async () => {
    const [over, lasting] = [await newcomer(), await newcomer()];
    await server.sql("UPDATE identity.session SET expires_at = now() - interval '2 days' WHERE token = $1", [
      hashToken(over.token),
    ]);
    await server.sql("INSERT INTO identity.rate_limit VALUES ('over', 1, now() - interval '1 second')");
    await sweep(server.identity);
    const tokens = await server.sql<{ token: string }>("SELECT token FROM identity.session");
    expect(tokens).not.toContainEqual({ token: hashToken(over.token) });
    expect(tokens).toContainEqual({ token: hashToken(lasting.token) });
    const keys = await server.sql<{ key: string }>("SELECT key FROM identity.rate_limit");
    expect(keys).not.toContainEqual({ key: "over" });
    expect(keys.length).toBeGreaterThan(0);
  });

  test("is closed to the app role", async () => {
    for (const table of ["user", "session", "account", "verification", "rate_limit", "platform_admin"]) {
      const [row] = await server.sql<{ any: boolean }>(
        `SELECT has_any_column_privilege('bailiwick_app', $1::regclass, 'SELECT, INSERT, UPDATE') AS any`,
        [`identity."${table}"`],
      );
      expect(row).toEqual({ any: false });
    }
  });
});

describe("a fault of the database", () => {
  test("is answered without a word of it", async () => {
    const { address } = await newcomer();
    await server.sql(`REVOKE SELECT ON identity."user" FROM bailiwick_identity`);
    const answer = await new Visitor(server.url).post("/api/auth/sign-in/email", {
      email: address,
      password,
    });
    await server.sql(`GRANT SELECT ON identity."user" TO bailiwick_identity`);
    expect(answer).toMatchObject({ status: 500, body: { code: "INTERNAL", reason: "internal" } });
    expect(JSON.stringify(answer.body)).not.toMatch(/permission|user|identity/i);
  });
});

describe("the other operations of better-auth", () => {
  test.each([
    "/get-session",
    "/verify-email?token=x",
    "/reset-password/x?callbackURL=/",
    "/list-sessions",
    "/ok",
  ])("are not reachable: %s", async (path) => {
    const response = await fetch(`${server.url}/api/auth${path}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "NOT_FOUND" });
  });
  test.each(["/update-user", "/delete-user", "/change-email", "/sign-in/social", "/update-session"])(
    "are not reachable by POST: %s",
    async (path) => {
      const { visitor } = await newcomer();
      expect(await visitor.post(`/api/auth${path}`)).toMatchObject({
        status: 404,
        body: { code: "NOT_FOUND" },
      });
    },
  );
});
