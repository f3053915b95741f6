import { testDatabase } from "@bailiwick/db/testing";
import { describe, expect, test } from "vitest";
import { hashToken } from "./credential.ts";
import { sweep } from "./sweep.ts";
import { password, startTestServer, tokenIn, Visitor } from "./testing.ts";

const database = await testDatabase();
const server = await startTestServer(database);

describe("stored data", () => {
  test("contains no session token, mailed token or password in plain text, in any table", async () => {
    const { address, token } = await server.newcomer();
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
    // Only the mail itself contains its link, until it is delivered.
    expect(await holding(reset)).toEqual(["public.outbox"]);
  });

  test("is swept: expired sessions and counts are removed, others stay", async () => {
    const [over, lasting] = [await server.newcomer(), await server.newcomer()];
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

  test("is inaccessible to the app role", async () => {
    for (const table of ["user", "session", "account", "verification", "rate_limit", "platform_admin"]) {
      const [row] = await server.sql<{ any: boolean }>(
        `SELECT has_any_column_privilege('bailiwick_app', $1::regclass, 'SELECT, INSERT, UPDATE') AS any`,
        [`identity."${table}"`],
      );
      expect(row).toEqual({ any: false });
    }
  });
});

describe("a database error", () => {
  test("is answered without details", async () => {
    const { address } = await server.newcomer();
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
      const { visitor } = await server.newcomer();
      expect(await visitor.post(`/api/auth${path}`)).toMatchObject({
        status: 404,
        body: { code: "NOT_FOUND" },
      });
    },
  );
});
