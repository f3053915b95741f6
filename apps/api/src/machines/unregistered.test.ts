import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { purgeDue } from "../jobs/purge.ts";
import { windowEnds } from "../jobs/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { found, join, staffed } from "../testing/tenants.ts";
import { connected } from "./testing.ts";

const api = await startApi();
const pool = new pg.Pool({ connectionString: api.database.urls.worker });
afterAll(() => pool.end());
const purge = () =>
  purgeDue({
    pool,
    coldStore: `${api.database.home}/${randomUUID()}`,
    log: { info: () => undefined, error: () => undefined },
    tell: () => undefined,
  });

/** A workspace with a machine that reported, and that its owner deleted. */
async function deleted() {
  const tenant = await staffed(api, "machine-fleet");
  const { founder, workspace, slug } = tenant;
  const machine = await connected(api, founder, workspace);
  await machine.agent.machines.heartbeat.mutate({});
  await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
  return { ...tenant, ...machine, beat: () => machine.agent.machines.heartbeat.mutate({}) };
}

const pending = { code: "WRONG_STATE", reason: "workspace_pending_deletion", params: { to: "report" } };
const unregistered = { code: "UNAUTHENTICATED", reason: "machine_unregistered" };

describe("while its workspace is pending deletion", () => {
  test("[C30] a machine stays registered: it is told to try again, and nothing else runs", async () => {
    const { beat, agent, workspace, machine, org } = await deleted();
    for (let times = 0; times < 3; times += 1) expect(await errorOf(beat())).toMatchObject(pending);
    expect(await errorOf(agent.machines.check.mutate({ verb: "invoke" }))).toMatchObject(pending);
    const list = agent.resources.list.query({ workspace, kind: "command" });
    expect(await errorOf(list)).toMatchObject({ code: "NOT_FOUND" });
    // Until the window is over, no job removes it.
    expect(await purge()).toEqual({ purged: 0, failed: 0 });
    expect(await errorOf(beat())).toMatchObject(pending);
    await windowEnds(api, org);
    expect(await errorOf(beat())).toMatchObject(pending);
    expect(await purge()).toMatchObject({ purged: 1, failed: 0 });
    expect(await errorOf(beat())).toMatchObject(unregistered);
    const { rows } = await api.owner.query("SELECT FROM key WHERE id = $1", [machine.id]);
    expect(rows).toEqual([]);
  });

  test("[C31] its next heartbeat is accepted when another owner cancels", async () => {
    const tenant = await staffed(api, "machine-fleet");
    const { founder, workspace, slug } = tenant;
    const { agent, machine } = await connected(api, founder, workspace);
    const second = await join(api, tenant, founder, "owner", "Second owner");
    // With another workspace, the deletion leaves their session open.
    await found(api, second, "machine-fleet");
    await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
    expect(await errorOf(agent.machines.heartbeat.mutate({}))).toMatchObject(pending);
    await second.client.workspaces.restore.mutate({ workspace });
    expect((await agent.machines.heartbeat.mutate({})).machine).toEqual(machine);
  });
});

describe("a machine that is unregistered", () => {
  test("[C33] is told in words what to do, after the purge and only then", async () => {
    const { beat, org } = await deleted();
    await windowEnds(api, org);
    await purge();
    expect(await errorOf(beat())).toMatchObject({
      ...unregistered,
      message:
        "This machine is not registered: it or its workspace was permanently deleted. Stop reporting, discard this credential, and connect again with a key of the workspace where the machine belongs.",
    });
  });

  test("is one that was deleted, too, while the others report on", async () => {
    const { founder, workspace } = await staffed(api, "machine-fleet");
    const { agent, machine } = await connected(api, founder, workspace);
    const other = await connected(api, founder, workspace, { hostname: "web-2" });
    await agent.machines.heartbeat.mutate({});
    await founder.client.resources.delete.mutate({ workspace, kind: "machine", id: machine.id });
    expect(await errorOf(agent.machines.heartbeat.mutate({}))).toMatchObject(unregistered);
    expect((await other.agent.machines.heartbeat.mutate({})).machine.id).toBe(other.machine.id);
  });
});
