import { describe, expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";

const api = await startApi();
const tenant = await staffed(api, "compliance-ops");
const { workspace } = tenant;
const owner = tenant.as("owner").token;
const viewer = tenant.as("viewer").token;

type Request = {
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly method?: string;
  readonly headers?: Record<string, string>;
};

/** Sends a request; with a `trpc-accept` header, which changes nothing else, tRPC's own adapter answers it. */
async function send({ path, token, body, method, headers }: Request, byAdapter: boolean) {
  const response = await fetch(`${api.url}/api/trpc/${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(byAdapter ? { "trpc-accept": "application/json" } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const { status } = response;
  const [type, vary, allow] = ["content-type", "vary", "allow"].map((name) => response.headers.get(name));
  // JSON is UTF-8, whether declared or not.
  return { status, type: type?.replace("; charset=utf-8", ""), vary, allow, body: await response.text() };
}

const query = (path: string, input: unknown) => `${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
const batch = (calls: readonly (readonly [string, unknown])[]) => ({
  paths: `${calls.map(([path]) => path).join(",")}?batch=1`,
  inputs: Object.fromEntries(calls.map(([, input], at) => [at, input])),
});
const queries = (...calls: readonly (readonly [string, unknown])[]) => {
  const { paths, inputs } = batch(calls);
  return `${paths}&input=${encodeURIComponent(JSON.stringify(inputs))}`;
};
const mutations = (...calls: readonly (readonly [string, unknown])[]) => {
  const { paths, inputs } = batch(calls);
  return { path: paths, body: inputs };
};
const here = { workspace };
const described = { workspace, description: "The same again" };

const requests: Readonly<Record<string, Request>> = {
  "a query": { path: query("members.list", here), token: owner },
  "a query without an input": { path: "session.me", token: owner },
  "a query that anyone may ask": { path: "instance.get" },
  "a query without a session": { path: query("members.list", here) },
  "a query that is refused": { path: query("audit.list", here), token: viewer },
  "a query of nothing that is there": { path: query("members.list", { workspace: "nothing" }), token: owner },
  "a query with a wrong input": { path: query("members.list", { ...here, limit: "many" }), token: owner },
  "a query with null for its input": { path: "members.list?input=null", token: owner },
  "a query with an empty input": { path: "members.list?input=", token: owner },
  "a query with two inputs": { path: "members.list?input=1&input=2", token: owner },
  "a query with what is not JSON": { path: "members.list?input=%7B", token: owner },
  "a query by POST": { path: "members.list", token: owner, body: here },
  "an operation that is not there": { path: query("members.none", here), token: owner },
  "an object's own property": { path: "constructor", token: owner },
  "a name in its escaped form": { path: "members%2Elist?input=%7B%7D", token: owner },
  "a mutation": { path: "workspaces.describe", token: owner, body: described },
  "a mutation that is refused": { path: "workspaces.describe", token: viewer, body: described },
  "a mutation by GET": { path: query("workspaces.describe", described), token: owner },
  "a mutation with what is not JSON": { path: "workspaces.describe", token: owner, body: "{" },
  "a mutation with a wrong input": { path: "workspaces.describe", token: owner, body: [1] },
  "a mutation with a charset": {
    path: "workspaces.describe",
    token: owner,
    body: described,
    headers: { "content-type": "application/json; charset=utf-8" },
  },
  "a mutation in another media type": {
    path: "workspaces.describe",
    token: owner,
    body: "a=b",
    headers: { "content-type": "text/plain" },
  },
  "a batch of queries": {
    path: queries(["members.list", here], ["workspaces.get", here]),
    token: owner,
  },
  "a batch of one": { path: queries(["members.list", here]), token: owner },
  "a batch with one that is refused": {
    path: queries(["members.list", here], ["audit.list", here]),
    token: viewer,
  },
  "a batch of which all are refused": {
    path: queries(["audit.list", here], ["audit.list", here]),
    token: viewer,
  },
  "a batch with one that is not there": {
    path: queries(["members.list", here], ["members.none", here]),
    token: owner,
  },
  "a batch of a query and a mutation": {
    path: queries(["members.list", here], ["workspaces.describe", described]),
    token: owner,
  },
  "a batch whose inputs are a list": {
    path: `members.list?batch=1&input=${encodeURIComponent(JSON.stringify([here]))}`,
    token: owner,
  },
  "a batch whose inputs are a number": { path: "members.list?batch=1&input=1", token: owner },
  "a batch without inputs": { path: "session.me,instance.get?batch=1", token: owner },
  "a batch that is too long": {
    path: queries(...Array.from({ length: 11 }, () => ["session.me", undefined] as const)),
    token: owner,
  },
  "a batch of mutations": {
    ...mutations(["workspaces.describe", described], ["workspaces.describe", { workspace: "nothing" }]),
    token: owner,
  },
  "another method": { path: "members.list", token: owner, method: "DELETE" },
  "a question for the headers": { path: query("members.list", here), token: owner, method: "HEAD" },
};

describe("the API answers like tRPC's own adapter", () => {
  test.for(Object.entries(requests))("%s", async ([, request]) => {
    expect(await send(request, false)).toEqual(await send(request, true));
  });
});
