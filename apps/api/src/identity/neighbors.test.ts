import { testDatabase } from "@bailiwick/db/testing";
import { expect, test } from "vitest";
import { sessionCookies } from "./credential.ts";
import { startTestServer } from "./testing.ts";

const server = await startTestServer(await testDatabase(), {
  settings: { BAILIWICK_URL: "https://bailiwick.example" },
});

test("two instances on one host keep their cookies apart", () => {
  const [one, other] = [sessionCookies("one secret", false), sessionCookies("another secret", false)];
  expect(one.name).not.toBe(other.name);
  const token = "a".repeat(32);
  const both = { cookie: `${one.header(token)}; ${other.header("b".repeat(32))}` };
  expect(one.read(both)?.token).toBe(token);
  expect(other.read(both)?.token).toBe("b".repeat(32));
});

test("a browser at another URL of the instance gets a hint to the right one", async () => {
  const response = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: "a=b", origin: "http://intranet:4000" },
    body: "{}",
  });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({
    reason: "foreign_origin",
    message: "This request came from another site. Use this instance at https://bailiwick.example.",
  });
});
