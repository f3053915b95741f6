import { randomUUID } from "node:crypto";
import { complianceOps, looksLikeKey } from "@bailiwick/domain";
import pg from "pg";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { startApi } from "../testing/api.ts";
import { addResource } from "../testing/resources.ts";
import { richestPlan } from "../testing/stage.ts";
import { makeTeam } from "../testing/teams.ts";
import { join, staffed, suspend } from "../testing/tenants.ts";
import { gateway, inWorkspace, keyOf, question, user } from "./testing.ts";

const api = await startApi();
const mine = await staffed(api, "compliance-ops");
const theirs = await staffed(api, "compliance-ops");
const { workspace, slug, founder, as } = mine;
const scopes = ["access:check", "workspace:read", "member:read", "certificate:read"];
const key = await keyOf(founder, workspace, scopes);
const blind = await keyOf(founder, workspace, ["access:check"]);
const without = await keyOf(founder, workspace, ["workspace:read", "member:read"]);
const spare = await keyOf(founder, workspace, ["member:read"]);
await api.owner.query("UPDATE organization SET plan = $2 WHERE id = $1", [
  mine.org,
  richestPlan(complianceOps),
]);
const ask = gateway(api, key);
const here = inWorkspace(workspace);

describe("an evaluation", () => {
  test("says for every role what the role's own call is answered", async () => {
    for (const role of ["owner", "admin", "member", "viewer"]) {
      for (const permission of [
        "workspace:update",
        "member:add",
        "certificate:update",
        "plan:change",
      ] as const) {
        const own = await as(role).client.access.check.query({ workspace, permission });
        const { status, body } = await ask("evaluation", question(user(as(role).id), permission, here));
        expect([status, body.decision], `${role} ${permission}`).toEqual([200, own.allowed]);
      }
    }
  });

  test("takes an id or an email address, and the workspace by slug or id, or its organization", async () => {
    const { id, email } = as("viewer");
    for (const subject of [id, email, email.toUpperCase()]) {
      for (const resource of [here, inWorkspace(slug), { type: "organization", id: mine.org }]) {
        const { body } = await ask("evaluation", question(user(subject), "workspace:read", resource));
        expect(body.decision, `${subject} ${resource.id}`).toBe(true);
      }
    }
  });

  test("has the reason and the grants of the console's “Why?”, for those who see them", async () => {
    const { id } = as("viewer");
    const about = question(user(id), "member:add", here);
    const explained = await founder.client.access.explain.query({
      workspace,
      permission: "member:add",
      userId: id,
    });
    const { reason, code, params, message, grants } = explained;
    const { body } = await ask("evaluation", about);
    expect(body).toEqual({ decision: false, context: { reason, code, params, message, grants } });
    const yes = await ask("evaluation", question(user(founder.id), "member:add", here));
    expect(yes.body).toMatchObject({
      decision: true,
      context: { reason: "allowed", grants: [{ source: "direct", role: "owner", holds: true }] },
    });
    const blinded = await ask("evaluation", about, { token: blind });
    expect(blinded.body).toEqual({ decision: false });
  });

  test("asks about a team and a key by what they hold", async () => {
    const team = await makeTeam(mine, { by: founder, role: "member" });
    const { items } = await founder.client.keys.list.query({ workspace });
    const publicId = looksLikeKey(spare)?.publicId;
    const id = items.find(({ secret }) => secret.publicId === publicId)?.id ?? "";
    const decisions = await Promise.all(
      [
        question({ type: "team", id: team }, "certificate:update", here),
        question({ type: "team", id: team }, "member:add", here),
        question({ type: "key", id }, "member:read", here),
        question({ type: "key", id }, "member:add", here),
      ].map(async (each) => (await ask("evaluation", each)).body.decision),
    );
    expect(decisions).toEqual([true, false, true, false]);
    await founder.client.keys.revoke.mutate({ workspace, key: id });
    expect((await ask("evaluation", question({ type: "key", id }, "member:read", here))).body).toEqual({
      decision: false,
    });
  });

  test("asks about a resource of a kind, at the place that its properties name", async () => {
    const id = await addResource(api, complianceOps, mine);
    const certificate = { type: "certificate", id, properties: { workspace } };
    const may = async (person: string, resource: object, action = "certificate:update") =>
      (await ask("evaluation", question(user(person), action, resource))).body.decision;
    expect(await may(as("member").id, certificate)).toBe(true);
    expect(await may(as("viewer").id, certificate)).toBe(false);
    expect(await may(as("member").id, { ...certificate, id: randomUUID() })).toBe(false);
    expect(await may(as("member").id, { type: "certificate", id })).toBe(false);
    const blinded = question(user(as("member").id), "certificate:update", certificate);
    expect((await ask("evaluation", blinded, { token: blind })).body).toEqual({ decision: true });
  });

  test("is the same no for whatever is foreign or does not exist", async () => {
    const stranger = await api.person("Stranger");
    const gone = await join(api, mine, founder, "admin");
    await suspend(api, gone);
    const { id } = as("admin");
    const questions = [
      question(user(randomUUID()), "workspace:read", here),
      question(user("no-one@people.example"), "workspace:read", here),
      question(user(stranger.id), "workspace:read", here),
      question(user(theirs.founder.email), "workspace:read", here),
      question(user(gone.id), "workspace:read", here),
      question({ type: "robot", id }, "workspace:read", here),
      question({ type: "team", id: "not an id" }, "workspace:read", here),
      question(user(id), "workspace:read", inWorkspace(theirs.workspace)),
      question(user(theirs.founder.id), "workspace:read", inWorkspace(theirs.slug)),
      question(user(id), "workspace:read", inWorkspace("no-such-workspace")),
      question(user(id), "workspace:read", inWorkspace("no name at all")),
      question(user(id), "workspace:read", { type: "organization", id: theirs.org }),
      question(user(id), "can_read_todos", { type: "todo", id: "1" }),
    ];
    for (const each of questions) {
      const { status, body } = await ask("evaluation", each);
      expect([status, body], JSON.stringify(each)).toEqual([200, { decision: false }]);
    }
  });

  test("needs a credential, and the permission to ask about others", async () => {
    const about = question(user(as("viewer").id), "member:read", here);
    expect(await ask("evaluation", about, { token: null })).toMatchObject({ status: 401 });
    expect(await ask("evaluation", about, { token: without })).toMatchObject({
      status: 403,
      body: { code: "FORBIDDEN", reason: "missing_permission", params: { permission: "access:check" } },
    });
    const viewer = as("viewer");
    expect(await ask("evaluation", about, { token: viewer.token })).toMatchObject({
      status: 200,
      body: { decision: true, context: { reason: "allowed" } },
    });
    const other = question(user(founder.id), "member:read", here);
    expect((await ask("evaluation", other, { token: viewer.token })).status).toBe(403);
    const nowhere = question(user(founder.id), "member:read", { type: "todo", id: "1" });
    expect((await ask("evaluation", nowhere, { token: null })).status).toBe(401);
  });

  test("follows a change immediately", async () => {
    const person = await join(api, mine, founder, "admin");
    const about = question(user(person.id), "member:add", here);
    expect((await ask("evaluation", about)).body.decision).toBe(true);
    await founder.client.members.changeRole.mutate({ workspace, userId: person.id, role: "viewer" });
    expect((await ask("evaluation", about)).body.decision).toBe(false);
    await founder.client.members.remove.mutate({ workspace, userId: person.id });
    expect((await ask("evaluation", about)).body).toEqual({ decision: false });
  });
});

describe("fifty evaluations", () => {
  /** How often the database is asked meanwhile. */
  async function trips(call: () => Promise<unknown>) {
    const spy = vi.spyOn(pg.Client.prototype, "query");
    onTestFinished(() => spy.mockRestore());
    await call();
    const { length } = spy.mock.calls;
    spy.mockRestore();
    return length;
  }

  const roles = ["owner", "admin", "member", "viewer"] as const;
  const permissions = ["workspace:update", "member:add", "certificate:update", "plan:change", "audit:read"];
  const fifty = Array.from({ length: 50 }, (_, at) =>
    question(user(as(roles[at % 4] ?? "owner").id), permissions[at % 5] ?? "", here),
  );

  test("of one place take as many round trips as one, and are answered like each alone", async () => {
    for (const token of [blind, key]) {
      const alone: unknown[] = [];
      for (const each of fifty) alone.push((await ask("evaluation", each, { token })).body);
      const first = fifty.slice(0, 1);
      await ask("evaluations", { evaluations: first }, { token });
      const one = await trips(() => ask("evaluations", { evaluations: first }, { token }));
      let answers: unknown;
      const all = await trips(async () => {
        answers = (await ask("evaluations", { evaluations: fifty }, { token })).body.evaluations;
      });
      expect(all).toBe(one);
      if (token === blind) expect(all).toBe(1);
      expect(answers).toEqual(alone);
    }
  });

  test("of several places, foreign ones and kinds among them, are answered in order", async () => {
    const resource = await addResource(api, complianceOps, mine);
    const sample = (await founder.client.resources.list.query({ workspace, kind: "certificate" })).items[0];
    const evaluations = [
      question(user(founder.id), "certificate:read", here),
      question(user(founder.id), "certificate:read", inWorkspace(theirs.workspace)),
      question(user(founder.id), "certificate:read", { type: "organization", id: mine.org }),
      question(user(founder.id), "certificate:read", {
        type: "certificate",
        id: sample?.id ?? resource,
        properties: { workspace },
      }),
      question(user(founder.id), "certificate:read", {
        type: "certificate",
        id: randomUUID(),
        properties: { workspace },
      }),
      question(user(founder.id), "certificate:read", { type: "unheard_of", id: randomUUID() }),
    ];
    const { body } = await ask("evaluations", { evaluations }, { token: blind });
    const alone: unknown[] = [];
    for (const each of evaluations) alone.push((await ask("evaluation", each, { token: blind })).body);
    expect(body.evaluations).toEqual(alone);
    expect(alone).toContainEqual({ decision: true });
    expect(alone).toContainEqual({ decision: false });
  });

  test("end where one can't be asked, unless an answer before it ends them", async () => {
    const mayNot = question(user(as("viewer").id), "member:add", here);
    const refused = await ask("evaluations", { evaluations: [mayNot, mayNot] }, { token: without });
    expect(refused.status).toBe(403);
    const foreign = question(user(founder.id), "member:add", inWorkspace(theirs.workspace));
    const ended = await ask(
      "evaluations",
      { evaluations: [foreign, mayNot], options: { evaluations_semantic: "deny_on_first_deny" } },
      { token: without },
    );
    expect([ended.status, ended.body.evaluations]).toEqual([200, [{ decision: false }]]);
  });
});
