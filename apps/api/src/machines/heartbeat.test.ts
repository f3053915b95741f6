import { onlineSeconds } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { connected, defaults, silence } from "./testing.ts";

const api = await startApi();

const ours = `- allow: read
  path: /srv/*
`;

describe("machines.heartbeat", () => {
  test("[C17] gives a machine the default rules with its first heartbeat, and again when they change", async () => {
    const { founder, workspace, ...tenant } = await staffed(api, "machine-fleet");
    const { agent, machine } = await connected(api, founder, workspace);
    const rules = async () =>
      (await founder.client.resources.get.query({ workspace, kind: "machine", id: machine.id })).fields.rules;
    expect(await rules()).toBeUndefined();
    // What counts is the default of that moment.
    await defaults(founder, workspace, { machine_rules: ours });

    const first = await agent.machines.heartbeat.mutate({});
    expect(first).toMatchObject({ machine, rules: { text: ours }, heartbeatSeconds: 30 });
    expect(await rules()).toBe(ours);
    const seeded = await founder.client.resources.get.query({ workspace, kind: "machine", id: machine.id });
    expect(seeded.updatedByName).toBe("web-1");
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "resource.reported",
      actor: "web-1",
      target: "web-1",
      after: { rules: first.rules.version },
    });
    const { seq } = (await newest(api, tenant))[0] ?? { seq: 0 };
    const known = { rules: first.rules.version };
    expect((await agent.machines.heartbeat.mutate(known)).rules).toEqual({ ...first.rules, text: null });
    // Another default is for new machines; this one has its own rules by now.
    await defaults(founder, workspace, { machine_rules: "- deny: any\n" });
    expect((await agent.machines.heartbeat.mutate(known)).rules.text).toBeNull();
    const fields = { rules: "- ask: any" };
    await founder.client.resources.update.mutate({ workspace, kind: "machine", id: machine.id, fields });
    const changed = await agent.machines.heartbeat.mutate(known);
    expect(changed.rules.text).toBe("- ask: any");
    expect(changed.rules.version).not.toBe(first.rules.version);
    // A heartbeat is no news: only the first is in the log.
    expect(
      (await newest(api, tenant, 10)).filter((each) => each.seq > seq).map((each) => each.action),
    ).toEqual(["resource.updated", "workspace.setting_changed"]);
  });

  test("keeps the rules that a machine has, and seeds once when several come at the same time", async () => {
    const { founder, workspace, org } = await staffed(api, "machine-fleet");
    const { agent, machine } = await connected(api, founder, workspace);
    const fields = { rules: "- deny: any" };
    await founder.client.resources.update.mutate({ workspace, kind: "machine", id: machine.id, fields });
    const answers = await Promise.all(Array.from({ length: 8 }, () => agent.machines.heartbeat.mutate({})));
    expect(new Set(answers.map(({ rules }) => rules.text))).toEqual(new Set(["- deny: any"]));
    const { rows } = await api.owner.query(
      "SELECT count(*)::int AS amount FROM audit_entry WHERE org_id = $1 AND action = 'resource.reported'",
      [org],
    );
    expect(rows).toEqual([{ amount: 1 }]);
  });

  test("makes a machine online until its last heartbeat is too old, in lists, filters and order", async () => {
    const { founder, workspace, as } = await staffed(api, "machine-fleet");
    const made = [];
    for (const hostname of ["a", "b", "c"]) made.push(await connected(api, founder, workspace, { hostname }));
    for (const { agent } of made.slice(0, 2)) await agent.machines.heartbeat.mutate({});
    await silence(api, made[1]?.machine.id ?? "", onlineSeconds + 5);
    const list = async (rest = {}) =>
      (await as("member").client.resources.list.query({ workspace, kind: "machine", ...rest })).items;
    expect((await list()).map(({ title, state }) => [title, state])).toEqual([
      ["a", "online"],
      ["b", "offline"],
      ["c", "registered"],
    ]);
    expect((await list({ filters: { state: "offline" } })).map(({ title }) => title)).toEqual(["b"]);
    expect((await list({ sort: "state", descending: true })).map(({ title }) => title)).toEqual([
      "b",
      "a",
      "c",
    ]);
    const [a, , c] = await list();
    expect([a?.heartbeatAt, c?.heartbeatAt]).toEqual([expect.any(String), null]);
    await silence(api, made[0]?.machine.id ?? "", onlineSeconds - 20);
    expect((await list())[0]?.state).toBe("online");
  });

  test("is a machine's own call: others are told so, and it sees nothing but itself and what is below it", async () => {
    const { founder, workspace } = await staffed(api, "machine-fleet");
    const { agent, machine } = await connected(api, founder, workspace);
    const other = await connected(api, founder, workspace, { hostname: "web-2" });
    expect(await errorOf(founder.client.machines.heartbeat.mutate({}))).toMatchObject({
      code: "FORBIDDEN",
      reason: "only_machine",
    });
    expect(await errorOf(api.client().machines.heartbeat.mutate({}))).toMatchObject({
      reason: "sign_in_first",
    });
    const add = (parent: string) => ({ workspace, kind: "file", parent, fields: { path: "/etc/hosts" } });
    const own = await agent.resources.create.mutate(add(machine.id));
    expect(await errorOf(agent.resources.create.mutate(add(other.machine.id)))).toMatchObject({
      code: "INVALID",
      reason: "wrong_parent",
    });
    await founder.client.resources.create.mutate(add(other.machine.id));
    const seen = await agent.resources.list.query({ workspace, kind: "file" });
    expect(seen.items.map(({ id }) => id)).toEqual([own.id]);
    const machines = await agent.resources.list.query({ workspace, kind: "machine" });
    expect(machines.items.map(({ id }) => id)).toEqual([machine.id]);
    for (const call of [
      () => agent.members.list.query({ workspace }),
      () => agent.settings.list.query({ workspace }),
      () => agent.machines.connect.mutate({ workspace, hostname: "web-3" }),
      () => agent.resources.list.query({ workspace, kind: "schedule" }),
    ])
      expect(await errorOf(call())).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    expect(await errorOf(agent.session.me.query())).toMatchObject({ code: "UNAUTHENTICATED" });
  });

  test("works on a command of its own, and on no other machine's", async () => {
    const { founder, workspace } = await staffed(api, "machine-fleet");
    const { agent, machine } = await connected(api, founder, workspace);
    const kind = "command";
    const ask = (text: string) =>
      founder.client.resources.create.mutate({ workspace, kind, parent: machine.id, fields: { text } });
    const asked = await ask("uptime");
    // What waits for another machine is not this one's.
    const { agent: stranger } = await connected(api, founder, workspace, { hostname: "web-2" });
    expect(await stranger.runs.claim.mutate({ workspace, kind })).toEqual({ run: null });
    const { run } = await agent.runs.claim.mutate({ workspace, kind });
    expect(run).toMatchObject({ resource: { id: asked.id, title: "uptime" }, claimedByName: machine.name });
    const mine = { workspace, kind, run: run?.id ?? "", lease: run?.lease ?? "" };
    expect(await errorOf(stranger.runs.finish.mutate(mine))).toMatchObject({ code: "NOT_FOUND" });
    await agent.runs.finish.mutate({ ...mine, fields: { output: "up 3 days" } });
    expect(await founder.client.resources.get.query({ workspace, kind, id: asked.id })).toMatchObject({
      state: "done",
      fields: { text: "uptime", output: "up 3 days" },
    });
  });
});

describe("permissions.yaml", () => {
  test.each([
    ["- allow: read\n- allow: [", 2, 11, "bad YAML"],
    ["allow: read", 1, 1, "no list"],
    ["- allow: read\n- allow: fly", 2, 3, "an unknown verb"],
    ["- allow: read\n  deny: write", 1, 3, "two verdicts"],
    ["- allow: execute\n  path: /etc", 1, 3, "a path for a command"],
    ["- allow: read\n  command: ls", 1, 3, "a command for a path"],
    ['- allow: read\n  path: ""', 1, 3, "an empty pattern"],
    ["- &a\n  allow: read\n- *a", 3, 3, "an alias"],
  ])("%j is refused at line %i, column %i: %s", async (value, line, column) => {
    const { founder, workspace } = await staffed(api, "machine-fleet");
    const refused = { code: "INVALID", reason: "bad_rules", params: { line, column } };
    const setting = founder.client.settings.update.mutate({ workspace, key: "machine_rules", value });
    expect(await errorOf(setting)).toMatchObject({ ...refused, path: "value" });
    const fields = { name: "web-1", rules: value };
    const machine = founder.client.resources.create.mutate({ workspace, kind: "machine", fields });
    expect(await errorOf(machine)).toMatchObject({ ...refused, path: "fields.rules" });
  });
});

test("the form of permissions.yaml is published as a JSON Schema", async () => {
  const response = await fetch(`${api.url}/api/schemas/permissions.json`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("application/schema+json");
  const schema = (await response.json()) as { items: { anyOf: { required: string[] }[] } };
  expect(schema).toMatchObject({ title: "permissions.yaml", type: "array", maxItems: 200 });
  expect(schema.items.anyOf.map(({ required }) => required)).toEqual([["allow"], ["deny"], ["ask"]]);
});
