import { testDatabase } from "@bailiwick/db/testing";
import { describe, expect, test } from "vitest";
import { hashToken } from "./credential.ts";
import { password, startTestServer, Visitor } from "./testing.ts";

const database = await testDatabase();
const server = await startTestServer(database);

describe("signing in", () => {
  test("gives a session that the API accepts, with its origin", async () => {
    const { address } = await server.newcomer();
    const visitor = new Visitor(server.url);
    visitor.headers["user-agent"] = "x".repeat(400);
    const answer = await visitor.post("/api/auth/sign-in/email", { email: address, password });
    expect(answer.status).toBe(200);
    const token = String(answer.body.token);
    expect(await server.isLetIn(token)).toBe(true);
    const [session] = await server.sql<{ ip: string; user_agent: string; days: number }>(
      `SELECT host(ip) AS ip, user_agent, extract(epoch FROM expires_at - now()) / 86400 AS days
       FROM identity.session WHERE token = $1`,
      [hashToken(token)],
    );
    expect(session).toMatchObject({ ip: "127.0.0.1", user_agent: "x".repeat(300) });
    expect(Math.round(Number(session?.days))).toBe(7);
  });

  test("refuses a wrong password and an unknown address with the same sentence", async () => {
    const { address } = await server.newcomer();
    const refusal = {
      status: 401,
      body: {
        code: "UNAUTHENTICATED",
        reason: "wrong_address_or_password",
        path: null,
        message: "The email address or password is wrong.",
      },
    };
    for (const email of [address, "nobody@compliance.example"]) {
      const visitor = new Visitor(server.url);
      const answer = await visitor.post("/api/auth/sign-in/email", { email, password: "not the password" });
      expect({ status: answer.status, body: answer.body }).toMatchObject(refusal);
      expect(visitor.cookie).toBe("");
    }
  });

  test("is refused to a suspended person, whose sessions are not accepted either", async () => {
    const { address, token } = await server.newcomer();
    await server.sql(`UPDATE identity."user" SET suspended_at = now() WHERE email = $1`, [address]);
    expect(await server.isLetIn(token)).toBe(false);
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

  test("without being remembered gives a cookie for the browser window", async () => {
    const { address } = await server.newcomer();
    const visitor = new Visitor(server.url);
    await visitor.post("/api/auth/sign-in/email", { email: address, password, rememberMe: false });
    const [cookie] = visitor.setCookies;
    expect(cookie).toMatch(/^bailiwick-[0-9a-f]{8}\.session_token=/);
    expect(cookie).not.toMatch(/max-age/i);
  });
});

describe("the session cookie", () => {
  test("is hidden from scripts and other sites, and only the server reads and sets it", async () => {
    const { visitor, token } = await server.newcomer();
    const cookie = visitor.setCookies.find((each) => each.includes(".session_token="));
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

  test("is rejected when its signature is not ours", () => {
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
  test("invalidates the token, not only the cookie", async () => {
    const { visitor, token } = await server.newcomer();
    const kept = visitor.cookie;
    expect((await visitor.post("/api/auth/sign-out")).status).toBe(200);
    expect(visitor.cookie).not.toContain("session_token");
    expect(await server.isLetIn(token)).toBe(false);
    const thief = new Visitor(server.url);
    thief.headers.cookie = kept;
    expect((await thief.post("/api/auth/revoke-sessions")).status).toBe(401);
  });

  test("works with a bearer token, as a program signs out", async () => {
    const { token } = await server.newcomer();
    const program = new Visitor(server.url);
    program.headers.authorization = `Bearer ${token}`;
    delete program.headers.origin;
    expect((await program.post("/api/auth/sign-out")).status).toBe(200);
    expect(await server.isLetIn(token)).toBe(false);
  });

  test("everywhere ends every session of the person and no one else's", async () => {
    const { visitor, address, token } = await server.newcomer();
    const other = await server.newcomer();
    const elsewhere = await new Visitor(server.url).post("/api/auth/sign-in/email", {
      email: address,
      password,
    });
    expect((await visitor.post("/api/auth/revoke-sessions")).status).toBe(200);
    expect(await server.isLetIn(token)).toBe(false);
    expect(await server.isLetIn(String(elsewhere.body.token))).toBe(false);
    expect(await server.isLetIn(other.token)).toBe(true);
  });

  test("is refused when another site makes the browser request it", async () => {
    const { visitor, token } = await server.newcomer();
    visitor.headers.origin = "https://elsewhere.example";
    const answer = await visitor.post("/api/auth/sign-out");
    expect(answer).toMatchObject({ status: 403, body: { code: "FORBIDDEN", reason: "foreign_origin" } });
    expect(await server.isLetIn(token)).toBe(true);
  });
});
