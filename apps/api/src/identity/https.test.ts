import { testDatabase } from "@bailiwick/db/testing";
import { expect, test } from "vitest";
import { startTestServer, Visitor } from "./testing.ts";

const database = await testDatabase();
const server = await startTestServer(database, { settings: { BAILIWICK_URL: "https://bailiwick.example" } });
const signUp = { name: "Newcomer", email: "newcomer@compliance.example", password: "correct horse battery" };

test("behind https the cookie is secure, HSTS is set, and links use the public URL", async () => {
  const visitor = new Visitor(server.url);
  visitor.headers.origin = "https://bailiwick.example";
  const { status, body, headers } = await visitor.post("/api/auth/sign-up/email", signUp);
  expect(status).toBe(200);
  const [cookie = ""] = visitor.setCookies;
  expect(cookie).toMatch(/^__Secure-bailiwick-[0-9a-f]{8}\.session_token=/);
  expect(cookie.split("; ").slice(1).sort()).toEqual([
    "HttpOnly",
    "Max-Age=34560000",
    "Path=/",
    "SameSite=Lax",
    "Secure",
  ]);
  const { sessionCookies } = server.app;
  expect(sessionCookies.read({ cookie: visitor.cookie })).toEqual({ token: body.token, from: "cookie" });
  expect(sessionCookies.give(String(body.token), {}).split("; ").sort()).toEqual(cookie.split("; ").sort());
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
  const [mail] = await server.mailsTo(signUp.email);
  expect(mail?.body).toContain("https://bailiwick.example/verify-email?token=");
});

test("the listening address is not the public one, and allows no changes", async () => {
  const visitor = new Visitor(server.url);
  const answer = await visitor.post("/api/auth/sign-in/email", {
    email: signUp.email,
    password: signUp.password,
  });
  expect(answer).toMatchObject({ status: 403, body: { reason: "foreign_origin" } });
});
