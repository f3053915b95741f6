import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { create } from "../resources/testing.ts";
import { workerOf } from "../runs/testing.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { repeatRuns } from "./repeat-runs.ts";

const api = await startApi();
const pool = new pg.Pool({ connectionString: api.database.urls.worker, max: 2 });
afterAll(() => pool.end());
const round = () => repeatRuns(pool, () => undefined);

/** A workspace of machine-fleet with two machines in production and one in a lab. */
async function fleet() {
  const tenant = await staffed(api, "machine-fleet");
  const { workspace } = tenant;
  const owner = tenant.as("owner");
  const machine = async (name: string, tag: string) =>
    (await create(owner, workspace, "machine", { name, tags: [tag] })).id;
  const [one, two, lab] = [
    await machine("one", "env:prod"),
    await machine("two", "env:prod"),
    await machine("lab", "env:lab"),
  ];
  const schedule = (fields: object, by: TestPerson = owner) =>
    create(by, workspace, "schedule", { name: "Nightly", command: "rotate", cron: "0 3 * * *", ...fields });
  const read = async (id: string) =>
    (await owner.client.resources.get.query({ workspace, kind: "schedule", id })).fields;
  const commands = async () => {
    const { items } = await owner.client.resources.list.query({ workspace, kind: "command" });
    return items.map(({ title, parent, state }) => ({ title, parent, state }));
  };
  /** Lets the schedule's next time have come so many minutes ago. */
  const due = (id: string, minutes = 1) =>
    api.owner.query(
      `UPDATE resource SET fields = jsonb_set(fields, '{next_run}',
         to_jsonb(authz.instant_text(now() - make_interval(mins => $2)))) WHERE id = $1`,
      [id, minutes],
    );
  const worker = await workerOf(api, owner, workspace, ["command:read", "command:work"]);
  const claim = async () => {
    const { run } = await worker.runs.claim.mutate({ workspace, kind: "command" });
    if (run === null) throw new Error("nothing waits");
    return { workspace, kind: "command", run: run.id, lease: run.lease };
  };
  return { ...tenant, owner, one, two, lab, schedule, read, commands, due, worker, claim };
}

describe("a schedule", () => {
  test("[C6] comes next at the time of its workspace's clock, and of the new one after that is changed", async () => {
    const { workspace, owner, schedule, read } = await fleet();
    const set = (timeZone: string) =>
      owner.client.workspaces.localize.mutate({ workspace, timeZone, locale: "en" });
    await set("Asia/Tokyo");
    const { id } = await schedule({ tags: ["env:prod"] });
    expect((await read(id)).next_run).toMatch(/T18:00:00\.000Z$/);
    await set("Asia/Kolkata");
    expect((await read(id)).next_run).toBeUndefined();
    await round();
    expect((await read(id)).next_run).toMatch(/T21:30:00\.000Z$/);
    await owner.client.resources.update.mutate({
      workspace,
      kind: "schedule",
      id,
      fields: { cron: "15 12 * * *" },
    });
    expect((await read(id)).next_run).toMatch(/T06:45:00\.000Z$/);
  });

  test("starts its command on every machine with one of its tags, once, and shows how that went", async () => {
    const tenant = await fleet();
    const { schedule, read, commands, due, one, two, worker, claim } = tenant;
    const { id } = await schedule({ tags: ["env:prod", "env:none"] });
    await due(id);
    await Promise.all([round(), round()]);
    const started = await commands();
    expect(started.map(({ parent }) => parent).toSorted()).toEqual([one, two].toSorted());
    expect(started.every(({ title, state }) => title === "rotate" && state === "queued")).toBe(true);
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "schedule.started",
      via: "system",
      target: "Nightly",
      after: { runs: 2 },
    });
    const fields = await read(id);
    expect(Date.parse(String(fields.next_run))).toBeGreaterThan(Date.now());
    expect(Date.parse(String(fields.last_run))).toBeLessThanOrEqual(Date.now());
    expect(fields.last_result).toBeUndefined();
    await worker.runs.finish.mutate(await claim());
    expect((await read(id)).last_result).toBeUndefined();
    await worker.runs.finish.mutate(await claim());
    expect((await read(id)).last_result).toBe("done");
  });

  test("has failed when one of its commands has, which the log tells of the schedule", async () => {
    const tenant = await fleet();
    const { schedule, read, due, worker, claim, one } = tenant;
    const { id } = await schedule({ machine: one, tags: ["env:prod"] });
    await due(id);
    await round();
    await worker.runs.fail.mutate({ ...(await claim()), error: "exit 1" });
    expect((await newest(api, tenant, 2)).map(({ action }) => action)).toEqual([
      "run.failed",
      "schedule.failed",
    ]);
    await worker.runs.finish.mutate(await claim());
    expect((await read(id)).last_result).toBe("failed");
  });

  test("fails where there is no machine for it, and misses what came while no server ran", async () => {
    const tenant = await fleet();
    const { schedule, read, due, commands } = tenant;
    const { id } = await schedule({ tags: ["env:none"] });
    await due(id);
    await round();
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "schedule.failed",
      after: { reason: "nothing_to_run_on" },
    });
    expect((await read(id)).last_result).toBe("failed");
    const late = await schedule({ name: "Late", tags: ["env:prod"] });
    await due(late.id, 11);
    await round();
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "schedule.failed",
      after: { reason: "missed" },
    });
    expect((await read(late.id)).last_result).toBe("missed");
    expect(await commands()).toEqual([]);
  });

  test("waits while it is paused, and while its workspace is archived or about to be deleted", async () => {
    const { workspace, slug, owner, schedule, read, due, commands } = await fleet();
    const { id } = await schedule({ tags: ["env:prod"] });
    const act = (action: string) =>
      owner.client.resources.act.mutate({ workspace, kind: "schedule", id, action });
    await act("pause");
    expect((await read(id)).next_run).toBeUndefined();
    await round();
    expect((await read(id)).next_run).toBeUndefined();
    await act("resume");
    await round();
    expect(Date.parse(String((await read(id)).next_run))).toBeGreaterThan(Date.now());
    await due(id);
    await owner.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
    await round();
    await owner.client.workspaces.restore.mutate({ workspace });
    expect(await commands()).toEqual([]);
    expect(Date.parse(String((await read(id)).next_run))).toBeGreaterThan(Date.now());
  });

  test.each(["every day", "0 3 * *", "0 0 3 * * *", "60 * * * *", "0 0 30 2 *", "@daily"])(
    "is refused at its field with the times %s",
    async (cron) => {
      const { schedule } = await fleet();
      expect(await errorOf(schedule({ cron }))).toMatchObject({
        code: "INVALID",
        reason: "bad_field",
        path: "fields.cron",
      });
    },
  );

  test("is created by those who may; its next run and its result are no one's to write", async () => {
    const { schedule, as } = await fleet();
    expect(await errorOf(schedule({}, as("member")))).toMatchObject({ code: "FORBIDDEN" });
    for (const [field, value] of [
      ["next_run", "2027-01-01T00:00:00Z"],
      ["last_result", "done"],
    ]) {
      expect(await errorOf(schedule({ [String(field)]: value }))).toMatchObject({
        code: "INVALID",
        path: `fields.${field}`,
        message: expect.stringContaining("is filled in by Bailiwick"),
      });
    }
  });
});
