import { describe, expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";
import { gateway, inWorkspace, keyOf, question, user } from "./testing.ts";

/* The text of the OpenID AuthZEN Authorization API 1.0, section by section, and the forms of its Todo scenario. */

const api = await startApi();
const { workspace, founder, as } = await staffed(api, "data-security");
const key = await keyOf(founder, workspace, ["access:check"]);
const ask = gateway(api, key);
const here = inWorkspace(workspace);
const [editor, viewer] = [user(as("editor").id), user(as("viewer").id)];

const can = (action: string) => ({ action: { name: action } });
const decisions = (body: Record<string, unknown>) =>
  (body.evaluations as { decision: boolean }[]).map(({ decision }) => decision);

describe("the access evaluation API", () => {
  test("answers with a decision, whatever else the request says that it does not know", async () => {
    const { status, headers, body } = await ask("evaluation", {
      ...question({ ...editor, properties: { department: "Sales" } } as never, "connector:read", {
        ...here,
        properties: { schema: "dbo" },
      }),
      context: { time: "2026-01-26T01:22-07:00" },
      extension: [1, 2],
    });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(body).toEqual({ decision: true });
  });

  test("gives the request its id back", async () => {
    const headers = { "x-request-id": "bfe9eb29-ab87-4ca3-be83-a1d5d8305716" };
    const asked = question(editor, "connector:read", here);
    for (const sent of [{ headers }, { headers, token: null }, { headers, text: "{" }]) {
      const answer = await ask("evaluation", asked, sent);
      expect(answer.headers.get("x-request-id")).toBe(headers["x-request-id"]);
    }
    expect((await ask("evaluation", asked)).headers.get("x-request-id")).toBeNull();
  });

  test("answers the forms of the Todo scenario, whose resources are not ours, with no", async () => {
    const subject = { type: "user", id: "CiRmZDA2MTRkMy1jMzlhLTQ3ODEtYjdiZC04Yjk2ZjVhNTEwMGQSBWxvY2Fs" };
    const resource = {
      type: "todo",
      id: "7240d0db-8ff0-41ec-98b2-34a096273b9f",
      properties: { ownerID: "rick" },
    };
    for (const name of [
      "can_read_user",
      "can_read_todos",
      "can_create_todo",
      "can_update_todo",
      "can_delete_todo",
    ]) {
      const { status, body } = await ask("evaluation", { subject, action: { name }, resource });
      expect([status, body]).toEqual([200, { decision: false }]);
    }
  });

  const good = question(editor, "connector:read", here);
  test.each([
    ["no body", "", null],
    ["no JSON", "{", null],
    ["a list", "[]", ""],
    ["a text", '"subject"', ""],
    ["null", "null", ""],
    ["nothing in it", "{}", "subject"],
    ["no subject", JSON.stringify({ ...good, subject: undefined }), "subject"],
    ["no action", JSON.stringify({ ...good, action: undefined }), "action"],
    ["no resource", JSON.stringify({ ...good, resource: undefined }), "resource"],
    ["a subject without an id", JSON.stringify({ ...good, subject: { type: "user" } }), "subject.id"],
    ["a subject without a type", JSON.stringify({ ...good, subject: { id: "1" } }), "subject.type"],
    ["an empty id", JSON.stringify({ ...good, subject: { type: "user", id: "" } }), "subject.id"],
    ["a number for an id", JSON.stringify({ ...good, resource: { type: "todo", id: 1 } }), "resource.id"],
    ["an action as a text", JSON.stringify({ ...good, action: "read" }), "action"],
    ["an action without a name", JSON.stringify({ ...good, action: {} }), "action.name"],
    [
      "properties as a list",
      JSON.stringify({ ...good, subject: { ...editor, properties: [] } }),
      "subject.properties",
    ],
    ["a context as a text", JSON.stringify({ ...good, context: "now" }), "context"],
    ["a NUL", JSON.stringify({ ...good, subject: { type: "user", id: "a\u0000b" } }), "subject.id"],
    ["deep nesting", `{"context":${"[".repeat(10_000)}${"]".repeat(10_000)}}`, null],
  ])("answers a body with %s with 400 and a sentence", async (_, text, path) => {
    const { status, headers, body } = await ask("evaluation", null, { text });
    expect(status).toBe(400);
    expect(headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(body).toMatchObject({ code: "INVALID", path, detail: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  test("takes POST with JSON alone", async () => {
    const get = await fetch(`${api.url}/access/v1/evaluation`);
    expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
    const form = await ask("evaluation", null, { text: "a=b", headers: { "content-type": "text/plain" } });
    expect([form.status, form.body.reason]).toEqual([415, "media_type"]);
    const huge = await ask("evaluation", { ...good, context: { text: "x".repeat(300_000) } });
    expect([huge.status, huge.body.reason]).toEqual([413, "too_large"]);
    expect((await ask("no/such", good)).status).toBe(404);
  });
});

describe("the access evaluations API", () => {
  const three = [can("connector:read"), can("member:add"), can("finding:read")];
  const batch = (semantic: string | undefined, evaluations: object[] = three) => ({
    subject: editor,
    resource: here,
    evaluations,
    ...(semantic === undefined ? {} : { options: { evaluations_semantic: semantic } }),
  });

  test.each([
    [undefined, three, [true, false, true]],
    ["execute_all", three, [true, false, true]],
    ["deny_on_first_deny", three, [true, false]],
    ["deny_on_first_deny", [can("connector:read"), can("finding:read")], [true, true]],
    ["permit_on_first_permit", three, [true]],
    [
      "permit_on_first_permit",
      [can("member:add"), can("connector:read"), can("finding:read")],
      [false, true],
    ],
  ])("answers in order: %s", async (semantic, evaluations, expected) => {
    const { status, body } = await ask("evaluations", batch(semantic, evaluations));
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(["evaluations"]);
    expect(decisions(body)).toEqual(expected);
  });

  test("takes defaults, which each question overrides", async () => {
    const evaluations = [
      {},
      { subject: viewer },
      { action: { name: "member:add" } },
      { resource: { type: "todo", id: "1" } },
    ];
    const { body } = await ask("evaluations", { ...question(editor, "connector:create", here), evaluations });
    const one = await ask("evaluation", question(editor, "connector:create", here));
    expect(decisions(body)).toEqual([one.body.decision, false, false, false]);
  });

  test("is a single evaluation without any questions", async () => {
    const asked = question(editor, "connector:read", here);
    for (const more of [{}, { evaluations: [] }]) {
      expect((await ask("evaluations", { ...asked, ...more })).body).toEqual({ decision: true });
    }
  });

  test.each([
    ["a semantic that is none", batch("first"), "options.evaluations_semantic"],
    ["questions that are no list", { evaluations: {} }, "evaluations"],
    [
      "a question that lacks something",
      { subject: editor, evaluations: [can("connector:read")] },
      "evaluations.0.resource",
    ],
    ["no question at all", {}, "subject"],
    ["too many", batch("execute_all", Array(51).fill(can("connector:read"))), "evaluations"],
  ])("answers %s with 400", async (_, body, path) => {
    expect(await ask("evaluations", body)).toMatchObject({ status: 400, body: { code: "INVALID", path } });
  });
});

test("the configuration names the endpoints, and needs no credential", async () => {
  const response = await fetch(`${api.url}/.well-known/authzen-configuration`);
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  const { origin } = new URL(api.url.replace("127.0.0.1", "localhost"));
  expect(await response.json()).toEqual({
    policy_decision_point: origin,
    access_evaluation_endpoint: `${origin}/access/v1/evaluation`,
    access_evaluations_endpoint: `${origin}/access/v1/evaluations`,
    search_subject_endpoint: `${origin}/access/v1/search/subject`,
    search_resource_endpoint: `${origin}/access/v1/search/resource`,
    search_action_endpoint: `${origin}/access/v1/search/action`,
  });
});
