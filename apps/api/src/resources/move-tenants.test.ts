import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { connected } from "../machines/testing.ts";
import { errorOf, startApi, type TestApi } from "../testing/api.ts";
import { queue, withoutTheLock } from "../testing/race.ts";
import { found, join, newest, staffed } from "../testing/tenants.ts";
import { create, titles } from "./testing.ts";

const api = await startApi();

/** Two standalone workspaces of one owner, the first with a machine that has a file and a command. */
async function fleets(at: TestApi = api) {
  const here = await staffed(at, "machine-fleet");
  const { founder: owner, workspace } = here;
  const there = await found(at, owner, "machine-fleet");
  const { agent, machine } = await connected(at, owner, workspace);
  await agent.machines.heartbeat.mutate({});
  await create(owner, workspace, "file", { path: "/etc/hosts" }, machine.id);
  await create(owner, workspace, "command", { text: "uptime" }, machine.id);
  const input = { workspace, kind: "machine", id: machine.id, to: there.workspace };
  const move = () => owner.client.resources.move.mutate({ ...input, confirmation: "web-1" });
  return { ...here, owner, there, agent, machine, input, move };
}

describe("a machine is moved to another workspace of its owner", () => {
  test("[C34] with all that is below it, and goes on working with its credential", async () => {
    const { as, owner, workspace, org, there, agent, machine, input, move } = await fleets();
    const preview = await owner.client.resources.previewMove.mutate(input);
    expect(preview).toMatchObject({ loses: { total: 2 }, gains: { total: 0 } });
    expect(await titles(owner, workspace, "machine")).toEqual(["web-1"]);

    const { receipt } = await move();
    expect(receipt).toMatchObject({
      moved: [
        { kind: "command", amount: 1 },
        { kind: "file", amount: 1 },
        { kind: "machine", amount: 1 },
      ],
      from: { organization: { id: org }, workspace: { id: workspace } },
      to: { organization: { id: there.org }, workspace: { id: there.workspace } },
    });
    const home = async () => (await agent.machines.heartbeat.mutate({})).machine;
    expect(await home()).toMatchObject({ id: machine.id, workspace: { id: there.workspace } });
    expect(await titles(as("member"), workspace, "machine")).toEqual([]);
    expect(await titles(owner, there.workspace, "machine")).toEqual(["web-1"]);
    expect(await titles(owner, there.workspace, "file", { parent: machine.id })).toEqual(["/etc/hosts"]);
    const commands = await owner.client.resources.list.query({
      workspace: there.workspace,
      kind: "command",
      parent: machine.id,
    });
    expect(commands.items).toMatchObject([{ title: "uptime", state: "queued" }]);
    const at = { workspace: there.workspace, kind: "machine", id: machine.id };
    expect(await owner.client.resources.get.query(at)).toMatchObject({ state: "online" });

    for (const [tenant, place] of [
      [{ org }, workspace],
      [there, there.workspace],
    ] as const) {
      const entries = (await newest(api, tenant, 3)).filter(({ action }) => action === "resource.moved");
      expect(entries).toMatchObject([{ workspace: place, actor: owner.email, after: { receipt } }]);
      const log = await owner.client.audit.verify.query({ workspace: place });
      expect(log).toMatchObject({ intact: true });
    }
    const left = `SELECT 'resource' AS name FROM resource WHERE org_id = $1 UNION ALL
      SELECT 'root' FROM resource_root WHERE org_id = $1 UNION ALL SELECT 'key' FROM key WHERE org_id = $1 UNION ALL
      SELECT 'run' FROM run WHERE org_id = $1 UNION ALL SELECT 'heartbeat' FROM heartbeat WHERE org_id = $1`;
    expect((await api.owner.query(left, [org])).rows).toEqual([]);
    // And back, to where its name is free again.
    await owner.client.resources.move.mutate({ ...at, to: workspace, confirmation: "web-1" });
    expect(await home()).toEqual(machine);
  });

  test("[C34] only by who owns both; to others the target does not exist", async () => {
    const { as, owner, there, input, workspace } = await fleets();
    const attempt = (by = as("member")) =>
      errorOf(by.client.resources.move.mutate({ ...input, confirmation: "web-1" }));
    expect(await attempt()).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    const second = await join(api, { ...there, workspace }, owner, "admin", "Second owner");
    await owner.client.members.makeOwner.mutate({ workspace, userId: second.id });
    const missing = await errorOf(
      second.client.resources.move.mutate({ ...input, to: randomUUID(), confirmation: "web-1" }),
    );
    expect(await attempt(second)).toEqual(missing);
    await owner.client.members.add.mutate({ workspace: there.workspace, email: second.email, role: "admin" });
    expect(await attempt(second)).toMatchObject({ code: "FORBIDDEN", path: "to" });
    const key = await owner.client.keys.issue.mutate({ workspace, name: "Mover", scopes: ["machine:move"] });
    const program = api.client(key.text);
    expect(await errorOf(program.resources.move.mutate({ ...input, confirmation: "web-1" }))).toMatchObject({
      reason: "no_such_resource",
    });
    const other = await found(api, owner, "compliance-ops");
    expect(
      await errorOf(
        owner.client.resources.move.mutate({ ...input, to: other.workspace, confirmation: "web-1" }),
      ),
    ).toEqual(missing);
  });

  test("not while a schedule that stays refers to it, and not to where its name is taken", async () => {
    const { owner, workspace, there, machine, move } = await fleets();
    const schedule = await create(owner, workspace, "schedule", {
      name: "Nightly",
      command: "reboot",
      cron: "0 3 * * *",
      machine: machine.id,
    });
    expect(await errorOf(move())).toMatchObject({
      code: "CONFLICT",
      reason: "referred_to_by_what_stays",
      message: "Schedule Nightly, which stays here, refers to it. Empty its field “Machine” first.",
    });
    const fields = { machine: null };
    await owner.client.resources.update.mutate({ workspace, kind: "schedule", id: schedule.id, fields });
    await connected(api, owner, there.workspace, { hostname: "WEB-1" });
    expect(await errorOf(move())).toMatchObject({ reason: "taken_in_target", path: "fields.name" });
  });
});

describe("two owners move machines against each other", () => {
  /** Each tenant's machine goes to the other. */
  async function crossing(at: TestApi) {
    const { owner, org, workspace, there, move } = await fleets(at);
    const { machine } = await connected(at, owner, there.workspace, { hostname: "web-2" });
    const back = () =>
      owner.client.resources.move.mutate({
        workspace: there.workspace,
        kind: "machine",
        id: machine.id,
        to: workspace,
        confirmation: "web-2",
      });
    return { owner, org, workspace, there, move, back };
  }

  test("[C34] both arrive, whichever waits for the other", async () => {
    const { owner, workspace, there, move, back } = await crossing(api);
    await Promise.all([move(), back()]);
    expect(await titles(owner, workspace, "machine")).toEqual(["web-2"]);
    expect(await titles(owner, there.workspace, "machine")).toEqual(["web-1"]);
  });
});

describe("a machine is renamed where another of that name arrives", () => {
  const scene = async (at: TestApi) => {
    const { owner, org, there, move } = await fleets(at);
    const { machine } = await connected(at, owner, there.workspace, { hostname: "web-2" });
    const where = { workspace: there.workspace, kind: "machine", id: machine.id };
    const rename = () => owner.client.resources.update.mutate({ ...where, fields: { name: "web-1" } });
    return { org, there, move, rename };
  };
  const reasons = (ended: Awaited<ReturnType<typeof queue>>) => ended.map((end) => end?.reason ?? "done");

  test("the move waits for the other tenant's lock, and is told that the name is taken", async () => {
    const { there, move, rename } = await scene(api);
    const ended = await queue(api, { table: "organization", org: there.org }, [rename, move]);
    expect(reasons(ended)).toEqual(["done", "taken_in_target"]);
  });

  test("without the lock a constraint refuses it, without saying which field", async () => {
    const unlocked = await startApi();
    await withoutTheLock(unlocked);
    const { there, move, rename } = await scene(unlocked);
    const ended = await queue(unlocked, { table: "audit_head", org: there.org }, [rename, move]);
    expect(reasons(ended)).toEqual(["done", "changed_meanwhile"]);
  });
});
