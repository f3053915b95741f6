import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { testDatabase } from "@bailiwick/db/testing";
import { describe, expect, test } from "vitest";
import { operations } from "../identity/operations.ts";
import { startTestServer, Visitor } from "../identity/testing.ts";

const server = await startTestServer(await testDatabase(), { arrivalMs: 300 });

describe("an unsupported method", () => {
  const paths = ["/api/trpc/session.me", "/api/trpc/no.such", "/api/auth/sign-in/email", "/", "/healthz"];
  const methods = ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"];

  test.each(paths.flatMap((path) => methods.map((method) => [method, path] as const)))(
    "%s %s is answered with the supported ones",
    async (method, path) => {
      const { hostname, port } = new URL(server.url);
      const sent = request({ hostname, port, path, method });
      sent.end();
      const [response] = await once(sent, "response");
      response.resume();
      expect(response.statusCode).toBe(405);
      expect(response.headers.allow).toBe("GET, HEAD, POST");
    },
  );
});

describe("bad input to identity", () => {
  const junk = [
    "\u0000",
    "a\u0000b",
    "\uD800",
    "\u202Eevil",
    "' OR 1=1 --",
    "%00",
    "x".repeat(2_001),
    "",
    " ",
    1,
    null,
    [],
    {},
  ];
  const good: Readonly<Record<string, unknown>> = {
    name: "Someone",
    email: "someone@compliance.example",
    password: "a long enough password",
    newPassword: "a long enough password",
    token: "atokenthatwasnevermailed",
  };
  const fields = ["name", "email", "password", "newPassword", "token", "rememberMe"];

  test.each(operations.map(({ path }) => path))("is never an internal error: %s", async (path) => {
    const { body } = operations.find((operation) => operation.path === path) ?? {};
    for (const field of fields) {
      for (const value of junk) {
        const keys = fields.filter(
          (key) =>
            key in good &&
            body
              ?.safeParse({ [key]: good[key] })
              .error?.issues.every(({ code }) => code !== "unrecognized_keys"),
        );
        const input = Object.fromEntries(keys.map((key) => [key, good[key]]));
        const { status } = await new Visitor(server.url).post(`/api/auth${path}`, {
          ...input,
          [field]: value,
        });
        expect({ field, value, fault: status >= 500 }).toEqual({ field, value, fault: false });
      }
    }
  });
});

describe("an answer of the API", () => {
  test("is never cached", async () => {
    const { visitor } = await server.newcomer();
    const headers = { cookie: visitor.cookie };
    const answers = [
      await fetch(`${server.url}/api/trpc/session.me`, { headers }),
      await fetch(`${server.url}/api/trpc/session.me,workspaces.mine?batch=1`, { headers }),
      await fetch(`${server.url}/api/trpc/session.me`),
      await fetch(`${server.url}/api/trpc/no.such`),
      await fetch(`${server.url}/api/trpc/session.me?input=nothing`),
      await fetch(`${server.url}/api/auth/nothing`),
      await fetch(`${server.url}/api/nothing`),
    ];
    for (const answer of answers) expect(answer.headers.get("cache-control")).toBe("no-store");
    expect((await visitor.post("/api/auth/sign-out")).headers.get("cache-control")).toBe("no-store");
    const stop = new AbortController();
    const stream = await fetch(`${server.url}/api/trpc/live.changes?input={}`, {
      headers: { accept: "text/event-stream" },
      signal: stop.signal,
    });
    expect(stream.headers.get("cache-control")).toBe("no-store, no-transform");
    stop.abort();
  });
});

describe("a slow request", () => {
  test.each([
    ["headers", "POST /api/auth/sign-out HTTP/1.1\r\nhost: localhost\r\n"],
    [
      "a body",
      "POST /api/auth/sign-out HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{",
    ],
  ])("is cut off when its time is over, in its %s", async (_, text) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.write(text);
    await once(socket, "close", { signal: AbortSignal.timeout(120_000) });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});
