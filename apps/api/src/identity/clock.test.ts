import { testDatabase } from "@bailiwick/db/testing";
import { afterEach, describe, expect, test, vi } from "vitest";
import { hashToken } from "./credential.ts";
import { password, startTestServer, tokenIn, Visitor } from "./testing.ts";

/* The server runs in this process: its clock is wrong, the database's is right. */

const database = await testDatabase();
const server = await startTestServer(database);
afterEach(() => vi.useRealTimers());

const minutes = 60_000;

/** Makes the process's clock run this many minutes ahead of the database's, or behind it. */
function clockIs(off: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + off * minutes });
}

const lastsSeconds = async (token: string) => {
  const [row] = await server.sql<{ seconds: string; fresh: boolean }>(
    `SELECT extract(epoch FROM expires_at - now()) AS seconds, updated_at <= now() AND created_at <= now() AS fresh
     FROM identity.session WHERE token = $1`,
    [hashToken(token)],
  );
  expect(row?.fresh).toBe(true);
  return Number(row?.seconds);
};

const week = 7 * 24 * 60 * 60;

describe.each([10, -10])("in a process whose clock is off by %i minutes", (off) => {
  test("a session lasts seven days", async () => {
    clockIs(off);
    const { token } = await server.newcomer();
    const seconds = await lastsSeconds(token);
    expect(seconds).toBeLessThanOrEqual(week);
    expect(seconds).toBeGreaterThan(week - 60);
    expect(await server.isLetIn(token)).toBe(true);
  });

  /** Requests a reset from a process whose clock is right, and lets the link expire in this many minutes. */
  async function resetLink(left: number) {
    const { address } = await server.newcomer();
    await new Visitor(server.url).post("/api/auth/request-password-reset", { email: address });
    await expect.poll(async () => (await server.mailsTo(address)).length).toBe(2);
    await server.sql(
      `UPDATE identity.verification SET expires_at = now() + make_interval(mins => $2)
       WHERE value = (SELECT id::text FROM identity."user" WHERE email = $1)`,
      [address, left],
    );
    return tokenIn((await server.mailsTo(address)).at(-1));
  }

  test("a reset link that expired five minutes ago does not work", async () => {
    const token = await resetLink(-5);
    clockIs(off);
    const answer = await new Visitor(server.url).post("/api/auth/reset-password", {
      token,
      newPassword: "a new long password",
    });
    expect(answer).toMatchObject({ status: 400, body: { reason: "invalid_token" } });
  });

  test("a reset link that expires in five minutes still works", async () => {
    const token = await resetLink(5);
    clockIs(off);
    const reset = { token, newPassword: "a new long password" };
    expect((await new Visitor(server.url).post("/api/auth/reset-password", reset)).status).toBe(200);
  });

  test("a confirmation link expires after a day, and not before", async () => {
    for (const [left, status] of [
      [-5, 400],
      [5, 200],
    ] as const) {
      const { visitor, address } = await server.newcomer();
      const token = tokenIn((await server.mailsTo(address))[0]);
      await server.sql(
        `UPDATE identity.verification SET expires_at = now() + make_interval(mins => $2) WHERE strpos(value, $1) > 0`,
        [address, left],
      );
      clockIs(off);
      expect((await visitor.post("/api/auth/confirm-address", { token })).status).toBe(status);
      vi.useRealTimers();
    }
  });

  test("an expired session is refused, and an active one is not", async () => {
    const { visitor, token, address } = await server.newcomer();
    await server.sql(
      "UPDATE identity.session SET expires_at = now() + interval '5 minutes' WHERE token = $1",
      [hashToken(token)],
    );
    clockIs(off);
    const mailed = tokenIn((await server.mailsTo(address))[0]);
    expect((await visitor.post("/api/auth/confirm-address", { token: mailed })).status).toBe(200);
    await server.sql(
      "UPDATE identity.session SET expires_at = now() - interval '5 minutes' WHERE token = $1",
      [hashToken(token)],
    );
    expect((await visitor.post("/api/auth/confirm-address", { token: mailed })).status).toBe(401);
  });

  test("too many attempts are allowed again when the database's minute is over", async () => {
    const { address } = await server.newcomer();
    clockIs(off);
    const attempt = async (secret: string) =>
      (await new Visitor(server.url).post("/api/auth/sign-in/email", { email: address, password: secret }))
        .status;
    for (let at = 0; at < 10; at += 1) expect(await attempt("not the password")).toBe(401);
    expect(await attempt(password)).toBe(429);
    await server.sql("UPDATE identity.rate_limit SET window_ends = now()");
    expect(await attempt(password)).toBe(200);
  });
});
