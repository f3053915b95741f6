import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { password, startTestServer, tokenIn, Visitor } from "./testing.ts";

const database = await testDatabase();
const server = await startTestServer(database);

describe("a forgotten password", () => {
  test("is replaced with the mailed token, once, and every session ends", async () => {
    const { address, token } = await server.newcomer();
    const visitor = new Visitor(server.url);
    expect((await visitor.post("/api/auth/request-password-reset", { email: address })).status).toBe(200);
    const mail = (await server.mailsTo(address)).at(-1);
    expect(mail?.subject).toBe("Choose a new password");
    const guessed = { token: tokenIn(mail), newPassword: "password123456" };
    expect(await visitor.post("/api/auth/reset-password", guessed)).toMatchObject({
      status: 400,
      body: { reason: "password_guessable", path: "newPassword" },
    });
    const reset = { token: tokenIn(mail), newPassword: "a new long password" };
    expect((await visitor.post("/api/auth/reset-password", reset)).status).toBe(200);
    expect(await server.isLetIn(token)).toBe(false);

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

  test("invalidates every other token that was mailed for it, earlier and later ones", async () => {
    const { address } = await server.newcomer();
    const visitor = new Visitor(server.url);
    for (let at = 0; at < 3; at += 1)
      await visitor.post("/api/auth/request-password-reset", { email: address });
    const mails = (await server.mailsTo(address)).filter(
      ({ subject }) => subject === "Choose a new password",
    );
    const [earlier, used, later] = mails.map(tokenIn);
    const reset = (token: string | undefined, newPassword: string) =>
      visitor.post("/api/auth/reset-password", { token, newPassword });
    expect((await reset(used, "a new long password")).status).toBe(200);
    for (const token of [earlier, later]) {
      expect(await reset(token, "another person's password")).toMatchObject({
        status: 400,
        body: { reason: "invalid_token" },
      });
    }
    const signIn = (secret: string) =>
      visitor.post("/api/auth/sign-in/email", { email: address, password: secret });
    expect((await signIn("another person's password")).status).toBe(401);
    expect((await signIn("a new long password")).status).toBe(200);
  });

  test("requested for an unknown address gets the same answer and no mail", async () => {
    const { address } = await server.newcomer();
    const visitor = new Visitor(server.url);
    const known = await visitor.post("/api/auth/request-password-reset", { email: address });
    const unknown = await visitor.post("/api/auth/request-password-reset", {
      email: "nobody@compliance.example",
    });
    expect(unknown.body).toEqual(known.body);
    expect(await server.mailsTo("nobody@compliance.example")).toEqual([]);
  });

  test("is answered before the lookup, so that timing reveals nothing", async () => {
    const { address } = await server.newcomer();
    // No one can look up an account meanwhile.
    const owner = new pg.Client({ connectionString: database.urls.owner });
    await owner.connect();
    await owner.query('BEGIN; LOCK TABLE identity."user"');
    try {
      for (const email of [address, "nobody@compliance.example"]) {
        const answer = await new Visitor(server.url).post("/api/auth/request-password-reset", { email });
        expect(answer).toMatchObject({ status: 200, body: { status: true } });
      }
    } finally {
      await owner.end();
    }
    expect((await server.mailsTo(address)).at(-1)?.subject).toBe("Choose a new password");
  });

  test("can be set by one of many concurrent calls with the token", async () => {
    const { address } = await server.newcomer();
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
