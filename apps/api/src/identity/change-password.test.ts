import { testDatabase } from "@bailiwick/db/testing";
import { describe, expect, test } from "vitest";
import { password, startTestServer, Visitor } from "./testing.ts";

const database = await testDatabase();
const server = await startTestServer(database);
const newPassword = "another long password";

/** A new person who is also signed in in a second browser. */
async function twice() {
  const { visitor, address, token } = await server.newcomer();
  const elsewhere = new Visitor(server.url);
  const { body } = await elsewhere.post("/api/auth/sign-in/email", { email: address, password });
  return { visitor, address, token, elsewhere: String(body.token) };
}
const signIn = (email: string, secret: string) =>
  new Visitor(server.url).post("/api/auth/sign-in/email", { email, password: secret });

describe("changing the caller's password", () => {
  test("requires the old one, ends the other sessions from the next request on, and is announced by mail", async () => {
    const { visitor, address, token, elsewhere } = await twice();
    const stranger = await server.newcomer();
    expect(await server.isLetIn(elsewhere)).toBe(true);
    expect((await visitor.post("/api/auth/account/password", { password, newPassword })).status).toBe(200);
    expect([await server.isLetIn(token), await server.isLetIn(elsewhere)]).toEqual([true, false]);
    expect(await server.isLetIn(stranger.token)).toBe(true);
    expect((await signIn(address, password)).status).toBe(401);
    expect((await signIn(address, newPassword)).status).toBe(200);
    expect((await signIn(stranger.address, password)).status).toBe(200);
    const mails = (await server.mailsTo(address)).map(({ subject }) => subject);
    expect(mails.at(-1)).toBe("Your password was changed");
  });

  test("changes nothing with a wrong one, and names the field", async () => {
    const { visitor, address, elsewhere } = await twice();
    const refused = await visitor.post("/api/auth/account/password", {
      password: "a wrong one",
      newPassword,
    });
    expect(refused).toMatchObject({
      status: 400,
      body: { code: "INVALID", reason: "wrong_password", path: "password" },
    });
    expect(await server.isLetIn(elsewhere)).toBe(true);
    expect((await signIn(address, password)).status).toBe(200);
    const mails = (await server.mailsTo(address)).map(({ subject }) => subject);
    expect(mails).not.toContain("Your password was changed");
  });

  test("invalidates reset links that were mailed before", async () => {
    const { visitor, address } = await twice();
    await visitor.post("/api/auth/request-password-reset", { email: address });
    const mail = (await server.mailsTo(address)).at(-1);
    const token = /token=([^\s&]+)/.exec(mail?.body ?? "")?.[1] ?? "";
    await visitor.post("/api/auth/account/password", { password, newPassword });
    const reset = { token, newPassword: "another person's password" };
    expect(await visitor.post("/api/auth/reset-password", reset)).toMatchObject({
      status: 400,
      body: { reason: "invalid_token" },
    });
  });

  test("is blocked after ten wrong passwords in a minute, as signing in is, even with the right one", async () => {
    const { visitor, address } = await twice();
    const attempt = async (secret: string) =>
      (await visitor.post("/api/auth/account/password", { password: secret, newPassword })).status;
    const statuses: number[] = [];
    for (let at = 0; at < 10; at += 1) statuses.push(await attempt("a wrong password"));
    expect(statuses).toEqual(Array<number>(10).fill(400));
    expect(await attempt(password)).toBe(429);
    expect((await signIn(address, password)).status).toBe(200);
  });

  test("succeeds for one of two concurrent calls with the old one", async () => {
    const { visitor } = await twice();
    const statuses = await Promise.all(
      ["one new long password", "two new long password"].map(
        async (secret) =>
          (await visitor.post("/api/auth/account/password", { password, newPassword: secret })).status,
      ),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });

  test("is refused when not signed in, from another site, and for a password that is too short", async () => {
    const anonymous = await new Visitor(server.url).post("/api/auth/account/password", {
      password,
      newPassword,
    });
    expect(anonymous).toMatchObject({ status: 401, body: { reason: "sign_in_first" } });
    const { visitor, address } = await twice();
    const short = await visitor.post("/api/auth/account/password", { password, newPassword: "short" });
    expect(short).toMatchObject({ status: 400, body: { code: "INVALID", path: "newPassword" } });
    const guessed = await visitor.post("/api/auth/account/password", {
      password,
      newPassword: `${address} 2026`,
    });
    expect(guessed).toMatchObject({
      status: 400,
      body: { reason: "password_guessable", path: "newPassword" },
    });
    visitor.headers.origin = "https://elsewhere.example";
    expect((await visitor.post("/api/auth/account/password", { password, newPassword })).status).toBe(403);
  });
});
