import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { startTestServer } from "../identity/testing.ts";
import { startApi } from "../testing/api.ts";
import { found, staffed } from "../testing/tenants.ts";

const api = await startApi();
const fresh = () => `s-${randomUUID().slice(0, 8)}`;

type Sent = { method?: string; token?: string; body?: string; headers?: Record<string, string> };

/** Sends a request as `curl` would. */
async function call(path: string, { method = "GET", token, body, headers = {} }: Sent = {}) {
  const response = await fetch(`${api.url}${path}`, {
    method,
    redirect: "manual",
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text === "" ? null : JSON.parse(text)) as Record<string, unknown>,
  };
}

const post = (path: string, body: unknown, more: Sent = {}) =>
  call(path, { method: "POST", body: JSON.stringify(body), ...more });

describe("the path of a workspace", async () => {
  const { workspace, slug, org, founder } = await staffed(api, "machine-fleet");
  const { token } = founder;

  test("[V18] names it by its slug, by its organization's and its own, or by its id", async () => {
    for (const ref of [workspace, slug, `${slug}/${slug}`, `${slug}%2F${slug}`, `${org}/${slug}`]) {
      const { status, body } = await call(`/api/v1/ws/${ref}/workspaces/get`, { token });
      expect([status, body.id], ref).toEqual([200, workspace]);
    }
  });

  test("[V18] with a former slug answers with the present path, and changes nothing", async () => {
    const [old, present] = [slug, fresh()];
    const changed = await post(`/api/v1/ws/${old}/workspaces/change-slug`, { slug: present }, { token });
    expect(changed).toMatchObject({ status: 200, body: { slug: present } });
    const read = await call(`/api/v1/ws/${old}/members/list?limit=1&sort=name`, { token });
    expect(read.status).toBe(308);
    expect(read.headers.get("location")).toBe(`/api/v1/ws/${present}/members/list?limit=1&sort=name`);
    const both = await call(`/api/v1/ws/${old}%2F${old}/members/list`, { token });
    expect(both.headers.get("location")).toBe(`/api/v1/ws/${present}/${present}/members/list`);
    const renamed = await post(`/api/v1/ws/${old}/workspaces/rename`, { name: "Elsewhere" }, { token });
    expect(renamed.status).toBe(308);
    expect((await founder.client.workspaces.get.query({ workspace })).name).toBe("Test");
    // A client that follows arrives, with its method and its body.
    const followed = await fetch(`${api.url}/api/v1/ws/${old}/workspaces/rename`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ name: "Elsewhere" }),
    });
    expect(await followed.json()).toMatchObject({ id: workspace, name: "Elsewhere" });
  });

  test("[V18] tells a stranger nothing about a former slug", async () => {
    const stranger = await api.person("Stranger");
    const answers = await Promise.all(
      [slug, "no-such-one", randomUUID()].map((ref) =>
        call(`/api/v1/ws/${ref}/workspaces/get`, { token: stranger.token }),
      ),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect(body).toEqual(answers[0]?.body);
    }
  });
});

describe("a call", async () => {
  const { workspace, org: organization, founder } = await staffed(api, "data-security");
  const { token } = founder;
  const inside = `/api/v1/ws/${workspace}`;

  test("pages through a list by its cursor", async () => {
    const names: unknown[] = [];
    let cursor: string | null = null;
    do {
      const next: string = cursor === null ? "" : `&cursor=${cursor}`;
      const { body } = await call(`${inside}/members/list?limit=2&descending=true${next}`, { token });
      names.push(...(body.items as { name: string }[]).map(({ name }) => name));
      cursor = body.nextCursor as string | null;
    } while (cursor !== null);
    const { items } = await founder.client.members.list.query({ workspace, descending: true });
    expect(names).toEqual(items.map(({ name }) => name));
    expect(names.length).toBeGreaterThan(2);
  });

  test("with an idempotency key happens once, also when it is repeated by the typed client", async () => {
    const key = randomUUID();
    const input = { organization, name: "Only once" };
    const headers = { "idempotency-key": key };
    const first = await post("/api/v1/teams/create", input, { token, headers });
    expect(first.status).toBe(200);
    expect(await post("/api/v1/teams/create", input, { token, headers })).toMatchObject({ body: first.body });
    expect(await api.client(token, headers).teams.create.mutate(input)).toEqual(first.body);
    const other = await post("/api/v1/teams/create", { ...input, name: "Another" }, { token, headers });
    expect(other).toMatchObject({ status: 409, body: { reason: "idempotency_key_reused" } });
    const bad = await post("/api/v1/teams/create", input, { token, headers: { "idempotency-key": "short" } });
    expect(bad).toMatchObject({ status: 400, body: { path: "idempotency-key" } });
  });

  test("takes a key, a session token, or nothing, and says which it wants", async () => {
    const issued = await post(`${inside}/keys/issue`, { name: "CI", scopes: ["workspace:read"] }, { token });
    const key = String(issued.body.text);
    expect((await call(`${inside}/workspaces/get`, { token: key })).status).toBe(200);
    expect(await call(`${inside}/audit/list`, { token: key })).toMatchObject({
      status: 403,
      body: { type: "about:blank", title: "Forbidden", code: "FORBIDDEN", reason: "missing_permission" },
    });
    const without = await call(`${inside}/workspaces/get`);
    expect(without).toMatchObject({ status: 401, body: { code: "UNAUTHENTICATED" } });
    expect(without.headers.get("www-authenticate")).toBe("Bearer");
    expect((await call("/api/v1/instance/get")).status).toBe(200);
  });

  test("is never cached, and has no body where only the headers are asked for", async () => {
    for (const path of [`${inside}/workspaces/get`, "/api/v1/instance/get", "/api/v1/no/such"]) {
      expect((await call(path, { token })).headers.get("cache-control")).toBe("no-store");
    }
    const { status, body } = await call(`${inside}/workspaces/get`, { method: "HEAD", token });
    expect([status, body]).toEqual([200, null]);
  });

  test("with a list of values, or with values that are objects, is read by the contract", async () => {
    const filters = encodeURIComponent(JSON.stringify({ type: "s3" }));
    const { status } = await call(`${inside}/resources/list?kind=connector&filters=${filters}`, { token });
    expect(status).toBe(200);
    const { items } = await founder.client.members.list.query({ workspace });
    const [first] = items.filter(({ userId }) => userId !== founder.id);
    const several = await post(`${inside}/members/remove-several`, { userIds: [first?.userId] }, { token });
    expect(several).toMatchObject({ status: 200, body: { userIds: [first?.userId] } });
  });
});

describe("bad input", async () => {
  const founder = await api.person("Founder");
  const { workspace } = await found(api, founder, "data-security");
  const { token } = founder;
  const inside = `/api/v1/ws/${workspace}`;

  test.each([
    ["no path", "GET", "/api/v1", 404, "no_such_address"],
    ["an unknown path", "GET", "/api/v1/no/such", 404, "no_such_address"],
    ["the name of a property", "GET", "/api/v1/constructor/prototype", 404, "no_such_address"],
    ["a workspace's operation outside", "GET", "/api/v1/workspaces/get", 404, "no_such_address"],
    ["an operation outside, in a workspace", "GET", `${inside}/session/me`, 404, "no_such_address"],
    ["too many segments", "GET", `/api/v1/ws/a/b/c/workspaces/get`, 404, "no_such_address"],
    ["no workspace", "GET", `/api/v1/ws/workspaces/get`, 404, "no_such_address"],
    ["a path that is no text", "GET", `/api/v1/ws/%E0%A4%A/workspaces/get`, 400, "bad_url"],
    ["a workspace that can't be one", "GET", `/api/v1/ws/A%20b/workspaces/get`, 400, "invalid_format"],
    ["a query by POST", "POST", `${inside}/workspaces/get`, 405, "method"],
    ["a change by GET", "GET", `${inside}/workspaces/rename?name=x`, 405, "method"],
    ["another method", "PUT", `${inside}/workspaces/get`, 405, "method"],
    ["an unknown parameter", "GET", `${inside}/workspaces/get?more=1`, 400, "unrecognized_keys"],
    ["what the path says already", "GET", `${inside}/workspaces/get?workspace=x`, 400, "unrecognized_keys"],
    ["a parameter twice", "GET", `${inside}/members/list?limit=1&limit=2`, 400, "custom"],
    ["a number that is none", "GET", `${inside}/members/list?limit=1e1`, 400, "invalid_type"],
    ["a switch that is none", "GET", `${inside}/members/list?descending=yes`, 400, "invalid_type"],
    ["JSON that is none", "GET", `${inside}/resources/list?kind=x&filters={`, 400, "not_json"],
    ["a foreign cursor", "GET", `${inside}/members/list?cursor=abc`, 400, "unknown_cursor"],
  ])("%s", async (_, method, path, status, reason) => {
    const answer = await call(path, { method, token });
    expect([answer.status, answer.body.reason]).toEqual([status, reason]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(answer.body.status).toBe(status);
    if (status === 405) expect(answer.headers.get("allow")).toMatch(/GET|POST/);
  });

  const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
  test.each([
    ["no JSON", "{", "application/json", 400, "not_json"],
    ["deep nesting", `{"name":${deep}}`, "application/json", 400, "too_deep"],
    ["a list", "[]", "application/json", 400, "invalid_type"],
    ["a text", '"x"', "application/json", 400, "invalid_type"],
    ["an empty body", "", "application/json", 400, "invalid_type"],
    ["an unknown key", '{"name":"x","more":1}', "application/json", 400, "unrecognized_keys"],
    ["a key named __proto__", '{"name":"x","__proto__":{}}', "application/json", 400, "unrecognized_keys"],
    ["what the path says", '{"name":"x","workspace":"y"}', "application/json", 400, "unrecognized_keys"],
    ["a form", "name=x", "application/x-www-form-urlencoded", 415, "media_type"],
    ["XML", "<name/>", "application/xml", 415, "media_type"],
    ["plain text", '{"name":"x"}', "text/plain", 415, "media_type"],
    ["a huge body", JSON.stringify({ name: "x".repeat(300_000) }), "application/json", 413, "too_large"],
  ])("a body with %s", async (_, body, type, status, reason) => {
    const headers = { "content-type": type };
    const answer = await call(`${inside}/workspaces/rename`, { method: "POST", token, body, headers });
    expect([answer.status, answer.body.reason]).toEqual([status, reason]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect((await founder.client.workspaces.get.query({ workspace })).name).toBe("Default");
  });
});

test("a change that another site makes a browser send is refused", async () => {
  const server = await startTestServer(api.database);
  const { visitor } = await server.newcomer();
  const send = (origin: string) =>
    fetch(`${server.url}/api/v1/account/rename`, {
      method: "POST",
      headers: { cookie: visitor.cookie, origin, "content-type": "application/json" },
      body: JSON.stringify({ name: "Renamed" }),
    });
  const foreign = await send("https://elsewhere.example");
  expect(foreign.status).toBe(403);
  expect(await foreign.json()).toMatchObject({ code: "FORBIDDEN", reason: "foreign_origin" });
  expect((await send(server.url)).status).toBe(200);
});
