import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { staffed, startApi } from "@bailiwick/api/testing";
import createClient from "openapi-fetch";
import { expect, test } from "vitest";
import type { paths } from "./generated/api.d.ts";

/* A client whose types were made from the document, against the product on a port. */

const api = await startApi();
const { as, founder, workspace, org: organization } = await staffed(api, "data-security");
const clientOf = (token: string) =>
  createClient<paths>({ baseUrl: api.url, headers: { authorization: `Bearer ${token}` } });
const bailiwick = clientOf(founder.token);
const path = { workspace };

test("the client reads and changes a workspace", async () => {
  const renamed = await bailiwick.POST("/api/v1/ws/{workspace}/workspaces/rename", {
    params: { path, header: { "Idempotency-Key": "rename-it-once" } },
    body: { name: "Production" },
  });
  expect(renamed.data?.name).toBe("Production");
  const found = await bailiwick.GET("/api/v1/ws/{workspace}/workspaces/get", { params: { path } });
  expect(found.data).toMatchObject({ id: workspace, name: "Production", state: "active" });
});

test("the client names an organization in a query, and a list with the same name", async () => {
  const { data, error } = await bailiwick.GET("/api/v1/teams/list", {
    params: { query: { organization, limit: 10 } },
  });
  expect(error).toBeUndefined();
  expect(data?.items).toEqual([]);
});

test("the client gets a problem with its reason", async () => {
  const viewer = clientOf(as("viewer").token);
  const { data, error, response } = await viewer.POST("/api/v1/ws/{workspace}/members/add", {
    params: { path },
    body: { email: "someone@people.example", role: "viewer" },
  });
  expect(data).toBeUndefined();
  expect(response.status).toBe(403);
  expect(error).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission", status: 403 });
});

test("the example prints everyone, page by page", async () => {
  const scopes = ["workspace:read", "member:read"] as const;
  const input = { workspace, name: "Example", scopes: [...scopes] };
  const { text } = await as("admin").client.keys.issue.mutate(input);
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, "client.ts")], {
    env: { ...process.env, BAILIWICK_URL: api.url, BAILIWICK_KEY: text, WORKSPACE: workspace },
  });
  const { items } = await founder.client.members.list.query({ workspace });
  expect(stdout.trim().split("\n")).toEqual(items.map(({ name, role }) => `${name}\t${role}`));
});
