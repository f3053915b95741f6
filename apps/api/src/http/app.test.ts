import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { startTestServer, Visitor } from "../identity/testing.ts";
import { readiness } from "./readiness.ts";

const database = await testDatabase();
const script = "document.documentElement.dataset.ready = 1";
mkdirSync(join(database.home, "dist/assets"), { recursive: true });
writeFileSync(
  join(database.home, "dist/index.html"),
  `<!doctype html><script>${script}</script><div id=root></div>`,
);
writeFileSync(join(database.home, "dist/assets/index-abc123.js"), "export {}");
writeFileSync(join(database.home, "secret.txt"), "not for anyone");

const pool = new pg.Pool({ connectionString: database.urls.app, max: 2 });
pool.on("error", () => undefined);
afterAll(() => pool.end());
const server = await startTestServer(database, {
  console: join(database.home, "dist"),
  checks: readiness(pool, database.urls, 0),
  prepare: (app) => {
    app.get("/api/fault", async () => {
      throw new Error("SELECT password FROM somewhere");
    });
  },
});

const json = { "content-type": "application/json" };
const post = (path: string, body: string, headers: Record<string, string> = json) =>
  fetch(`${server.url}${path}`, { method: "POST", headers, body });

/** Sends a path as it is, without normalization by the client. */
function raw(path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const sent = request({ hostname, port, path }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

describe("the API", () => {
  test("answers a procedure", async () => {
    const response = await fetch(`${server.url}/api/trpc/instance.get`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ result: { data: { mode: "saas" } } });
  });

  test.each([
    ["a body of ten thousand lists", () => post("/api/trpc/session.signOutElsewhere", "[".repeat(10_000))],
    [
      "a body of ten thousand closed objects",
      () => post("/api/trpc/session.signOutElsewhere", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`),
    ],
    ["a body that is not JSON", () => post("/api/trpc/session.signOutElsewhere", "{nothing")],
    [
      "a body over 256 kB",
      () => post("/api/trpc/session.signOutElsewhere", JSON.stringify("x".repeat(257 * 1024))),
    ],
    [
      "a body that is a form",
      () =>
        post("/api/trpc/session.signOutElsewhere", "a=b", {
          "content-type": "application/x-www-form-urlencoded",
        }),
    ],
    [
      "an input of five thousand lists",
      () => fetch(`${server.url}/api/trpc/instance.get?input=${"[".repeat(5_000)}`),
    ],
    ["an input that is not JSON", () => fetch(`${server.url}/api/trpc/session.me?input=nothing`)],
    [
      "a batch of eleven",
      () => fetch(`${server.url}/api/trpc/${Array(11).fill("instance.get").join(",")}?batch=1`),
    ],
    [
      "an idempotency key that is none",
      () => post("/api/trpc/session.signOutElsewhere", "{}", { ...json, "idempotency-key": "x" }),
    ],
  ])("refuses %s as invalid, in its own shape", async (_, send) => {
    const response = await send();
    const body = JSON.stringify(await response.json());
    expect({ status: response.status, code: /"code":"([A-Z_]+)"/.exec(body)?.[1] }).toEqual({
      status: 400,
      code: "INVALID",
    });
    expect(body).toContain('"data":{"code":"INVALID"');
    expect(body).not.toMatch(/stack|node_modules|Unexpected token/);
  });

  test("answers a batch of ten", async () => {
    const response = await fetch(
      `${server.url}/api/trpc/${Array(10).fill("instance.get").join(",")}?batch=1`,
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveLength(10);
  });

  test("answers unknown paths with a JSON 404", async () => {
    const procedure = await fetch(`${server.url}/api/trpc/no.such`);
    expect(procedure.status).toBe(404);
    expect(await procedure.json()).toMatchObject({ error: { data: { code: "NOT_FOUND" } } });
    const address = await fetch(`${server.url}/api/nothing`);
    expect(address.status).toBe(404);
    expect(await address.json()).toMatchObject({ code: "NOT_FOUND", reason: "no_such_address", path: null });
  });

  test("refuses a change that another site made a browser send, and accepts it from our own page and from a program", async () => {
    const change = (headers: Record<string, string>) =>
      post("/api/trpc/session.signOutElsewhere", "{}", { ...json, cookie: "a=b", ...headers });
    for (const headers of [
      { origin: "https://elsewhere.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ]) {
      const response = await change(headers);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({
        error: { data: { code: "FORBIDDEN", reason: "foreign_origin" } },
      });
    }
    const own = new URL(server.url).port;
    for (const headers of [
      { origin: `http://localhost:${own}` },
      { origin: `http://127.0.0.1:${own}` },
      {},
    ]) {
      expect((await change(headers)).status).toBe(401);
    }
  });

  test("accepts a bearer token, and then ignores a cookie", async () => {
    const visitor = new Visitor(server.url);
    const signedUp = await visitor.post("/api/auth/sign-up/email", {
      name: "Bearer",
      email: "bearer@compliance.example",
      password: "correct horse battery",
    });
    const me = async (headers: Record<string, string>) =>
      (await fetch(`${server.url}/api/trpc/session.me`, { headers })).status;
    expect(await me({ authorization: `Bearer ${signedUp.body.token}` })).toBe(200);
    expect(await me({ cookie: visitor.cookie })).toBe(200);
    expect(await me({ authorization: `Bearer ${"x".repeat(32)}`, cookie: visitor.cookie })).toBe(401);
    expect(await me({})).toBe(401);
  });
});

describe("an internal error", () => {
  test("is answered without details", async () => {
    const response = await fetch(`${server.url}/api/fault`);
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({
      code: "INTERNAL",
      reason: "internal",
      path: null,
      message: "Something went wrong on our side. Try again in a moment.",
    });
  });
});

describe("the console", () => {
  test("is served at every page path", async () => {
    for (const path of ["/", "/workspaces/new", "/ws/acme/members?tab=1", "/ws/acme.web"]) {
      const response = await fetch(`${server.url}${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("cache-control")).toBe("no-cache");
      expect(await response.text()).toContain("id=root");
    }
  });

  test("caches files with a hash in their name for a year, and invents no file", async () => {
    const file = await fetch(`${server.url}/assets/index-abc123.js`);
    expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(file.headers.get("content-type")).toContain("javascript");
    for (const path of ["/assets/missing.js", "/missing.png", "/assets/"]) {
      expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    }
    expect((await post("/workspaces/new", "{}")).status).toBe(404);
  });

  test.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/%00",
    "/%E0%A4%A",
  ])("serves nothing outside its folder: %s", async (path) => {
    const { status, body } = await raw(path);
    expect(body).not.toContain("not for anyone");
    expect(status).toBeLessThan(500);
  });

  test("has headers that allow only its own scripts and no framing", async () => {
    const { headers } = await fetch(server.url);
    const policy = headers.get("content-security-policy") ?? "";
    const hash = createHash("sha256").update(script).digest("base64");
    expect(policy.split("; ")).toContain(`script-src 'self' 'sha256-${hash}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });

  test.each([
    "/api/trpc/instance.get",
    "/api/nothing",
    "/healthz",
    "/assets/index-abc123.js",
    "/assets/missing.js",
  ])("shares its headers with %s", async (path) => {
    const { headers } = await fetch(`${server.url}${path}`);
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("health", () => {
  const ready = async () => {
    const response = await fetch(`${server.url}/readyz`);
    const body = (await response.json()) as { checks: Record<string, string> };
    return { status: response.status, checks: body.checks };
  };
  const owner = (text: string) => server.sql(text);

  test("means that the process answers", async () => {
    const response = await fetch(`${server.url}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ok" });
  });

  test("is ready while database, doctor and audit writer are fine", async () => {
    expect(await ready()).toEqual({ status: 200, checks: { database: "ok", doctor: "ok", audit: "ok" } });
  });

  test("is not ready while tenants are not isolated", async () => {
    await owner("ALTER TABLE member NO FORCE ROW LEVEL SECURITY");
    expect(await ready()).toMatchObject({ status: 503, checks: { database: "ok", doctor: "failed" } });
    await owner("ALTER TABLE member FORCE ROW LEVEL SECURITY");
    expect((await ready()).status).toBe(200);
  });

  test("is not ready while the audit writer is gone", async () => {
    await owner("ALTER TABLE audit_entry RENAME TO audit_entry_gone");
    expect(await ready()).toMatchObject({ status: 503, checks: { database: "ok", audit: "failed" } });
    await owner("ALTER TABLE audit_entry_gone RENAME TO audit_entry");
    expect((await ready()).status).toBe(200);
  });

  test("is not ready while the database is closed", async () => {
    const elsewhere = new URL(database.adminUrl);
    elsewhere.pathname = "/postgres";
    const admin = new pg.Client(elsewhere.href);
    await admin.connect();
    await admin.query(`ALTER DATABASE ${database.name} ALLOW_CONNECTIONS false`);
    await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [
      database.name,
    ]);
    const closed = await ready();
    await admin.query(`ALTER DATABASE ${database.name} ALLOW_CONNECTIONS true`);
    await admin.end();
    expect(closed).toMatchObject({ status: 503, checks: { database: "failed" } });
    expect((await ready()).status).toBe(200);
  });
});
