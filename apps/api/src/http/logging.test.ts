import pg from "pg";
import { expect, test } from "vitest";
import { createLog } from "./logging.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = "";
  write(
    createLog("trace", {
      write: (line) => {
        text += line;
      },
    }),
  );
  return text;
}

test.each([
  ["a header", { headers: { authorization: "Bearer opens-all", cookie: "opens-all" } }],
  ["a cookie to be set", { reply: { headers: { "set-cookie": "opens-all" } } }],
  ["a password", { password: "opens-all" }],
  ["a password in a body", { request: { body: { newPassword: "opens-all" } } }],
  ["a token deep inside", { a: { b: { token: "opens-all" } } }],
])("hides %s", (_, object) => {
  const text = logged((log) => log.info(object, "message"));
  expect(text).not.toContain("opens-all");
  expect(text).toContain("[hidden]");
});

test("logs an error without what the database driver attaches to it", async () => {
  const client = new pg.Client({ host: "127.0.0.1", port: 1, user: "someone", password: "opens-all" });
  const error: unknown = await client.connect().catch((failure: unknown) => failure);
  const text = logged((log) => log.error({ err: Object.assign(error as Error, { client }) }, "failed"));
  expect(text).not.toContain("opens-all");
  expect(JSON.parse(text).err).toMatchObject({
    message: expect.stringContaining("ECONNREFUSED"),
    code: "ECONNREFUSED",
  });
});

test("logs a request's path without the query", () => {
  const req = { method: "GET", url: "/verify-email?token=opens-all", headers: { cookie: "opens-all" } };
  const text = logged((log) => log.info({ req }, "request"));
  expect(JSON.parse(text).req).toEqual({ method: "GET", path: "/verify-email" });
});
