import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { failLostRuns } from "../jobs/fail-lost-runs.ts";
import { scansOf } from "../quotas/testing.ts";
import { create } from "../resources/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { loseLeases, withConnector, workerOf } from "./testing.ts";

const api = await startApi();
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
afterAll(() => worker.end());

const kind = "scan";

describe("a run", () => {
  test("[S21] is queued by who may run scans, worked on by a key, and seen by everyone in the workspace", async () => {
    const { as, workspace, scan, worker: program, ...tenant } = await withConnector(api);
    const queued = await scan();
    expect(queued).toMatchObject({ kind, state: "queued" });
    expect(await errorOf(scan(as("viewer")))).toMatchObject({ code: "FORBIDDEN" });

    const { run } = await program.runs.claim.mutate({ workspace, kind });
    expect(run).toMatchObject({
      kind,
      state: "running",
      resource: { id: queued.id },
      attempts: 1,
      claimedByName: "Worker",
      progress: 0,
    });
    expect(await program.runs.claim.mutate({ workspace, kind })).toEqual({ run: null });
    const mine = { workspace, kind, run: run?.id ?? "", lease: run?.lease ?? "" };
    await program.runs.heartbeat.mutate({ ...mine, progress: 40 });
    const seen = () => as("viewer").client.resources.get.query({ workspace, kind, id: queued.id });
    expect(await seen()).toMatchObject({ state: "running", fields: { progress: 40 } });

    const done = await program.runs.finish.mutate({ ...mine, fields: { result: "3 findings" } });
    expect(done).toMatchObject({ state: "done", progress: 100, finishedAt: expect.any(String) });
    expect(await seen()).toMatchObject({ state: "done", fields: { progress: 100, result: "3 findings" } });
    const { items } = await as("viewer").client.runs.list.query({ workspace, kind });
    expect(items).toMatchObject([{ id: run?.id, state: "done" }]);
    expect((await newest(api, tenant, 2)).map(({ action, actor }) => [action, actor])).toEqual([
      ["run.finished", "Worker"],
      ["run.claimed", "Worker"],
    ]);
  });

  test("reserves its quota, and uses it when it is done and not otherwise", async () => {
    const { admin, workspace, scan, worker: program } = await withConnector(api);
    const balance = async () => {
      const { total } = await scansOf(admin, workspace);
      return [total.reserved, total.used];
    };
    const next = async () => {
      const { run } = await program.runs.claim.mutate({ workspace, kind });
      return { workspace, kind, run: run?.id ?? "", lease: run?.lease ?? "" };
    };
    await scan();
    expect(await balance()).toEqual([1, 0]);
    await program.runs.finish.mutate(await next());
    expect(await balance()).toEqual([0, 1]);

    await scan();
    await program.runs.fail.mutate({ ...(await next()), error: "The bucket is gone." });
    expect(await balance()).toEqual([0, 1]);

    const third = await scan();
    await admin.client.resources.act.mutate({ workspace, kind, id: third.id, action: "cancel" });
    expect(await balance()).toEqual([0, 1]);

    await scan();
    const fourth = await next();
    const connector = (await admin.client.resources.list.query({ workspace, kind: "connector" })).items[0];
    await admin.client.resources.delete.mutate({ workspace, kind: "connector", id: connector?.id ?? "" });
    expect(await balance()).toEqual([0, 1]);
    expect(await errorOf(program.runs.finish.mutate(fourth))).toMatchObject({ reason: "no_such_run" });
    expect((await admin.client.quotas.verify.query({ workspace })).faults).toEqual([]);
  });

  test("above the quota is refused, and nothing is queued", async () => {
    const { admin, workspace, scan, org } = await withConnector(api);
    await admin.client.quotas.list.query({ workspace });
    await api.owner.query(
      "INSERT INTO organization_limit (org_id, name, value) VALUES ($1, 'scansPerMonth', 1)",
      [org],
    );
    await scan();
    expect(await errorOf(scan())).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "limit_reached",
      message: "1 scan a month limit reached",
    });
    expect((await admin.client.resources.list.query({ workspace, kind })).items).toHaveLength(1);
  });

  test("whose worker was lost goes to the next one, and the late worker is told so", async () => {
    const { workspace, scan, worker: late, admin, ...tenant } = await withConnector(api);
    await scan();
    const first = (await late.runs.claim.mutate({ workspace, kind })).run;
    await loseLeases(api, workspace);
    const next = await workerOf(api, admin, workspace, ["scan:read", "scan:work"]);
    const second = (await next.runs.claim.mutate({ workspace, kind })).run;
    expect(second).toMatchObject({ id: first?.id, attempts: 2 });
    const report = (by: typeof late, lease = "") => ({
      heartbeat: () => by.runs.heartbeat.mutate({ workspace, kind, run: second?.id ?? "", lease }),
      finish: () => by.runs.finish.mutate({ workspace, kind, run: second?.id ?? "", lease }),
      fail: () => by.runs.fail.mutate({ workspace, kind, run: second?.id ?? "", lease, error: "Late" }),
    });
    for (const call of Object.values(report(late, first?.lease)))
      expect(await errorOf(call())).toMatchObject({ code: "CONFLICT", reason: "lease_lost" });
    expect((await newest(api, tenant))[0]).toMatchObject({ action: "run.failed", outcome: "refused" });
    await next.runs.heartbeat.mutate({
      workspace,
      kind,
      run: second?.id ?? "",
      lease: second?.lease ?? "",
      fields: { result: "1 so far" },
    });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "run.reported",
      outcome: "done",
      after: { result: "1 so far" },
    });
    await report(next, second?.lease).finish();
    expect(await errorOf(report(next, second?.lease).finish())).toMatchObject({ reason: "lease_lost" });
  });

  test("that is cancelled tells its worker to stop", async () => {
    const { workspace, scan, worker: program, as } = await withConnector(api);
    await scan();
    const { run } = await program.runs.claim.mutate({ workspace, kind });
    const named = { workspace, kind, run: run?.id ?? "" };
    expect(await errorOf(as("viewer").client.runs.cancel.mutate(named))).toMatchObject({ code: "FORBIDDEN" });
    await as("editor").client.runs.cancel.mutate(named);
    const beat = program.runs.heartbeat.mutate({ ...named, lease: run?.lease ?? "" });
    expect(await errorOf(beat)).toMatchObject({ code: "CONFLICT", reason: "run_cancelled" });
    expect(await errorOf(as("editor").client.runs.cancel.mutate(named))).toMatchObject({
      code: "WRONG_STATE",
      reason: "run_ended",
    });
  });

  test("that five workers lost fails, and gives its quota back", async () => {
    const { admin, workspace, scan, worker: program, ...tenant } = await withConnector(api);
    const { id } = await scan();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect((await program.runs.claim.mutate({ workspace, kind })).run).toMatchObject({ attempts: attempt });
      expect(await failLostRuns(worker)).toBe(0);
      await loseLeases(api, workspace);
    }
    expect(await program.runs.claim.mutate({ workspace, kind })).toEqual({ run: null });
    expect(await failLostRuns(worker)).toBe(1);
    expect(await admin.client.resources.get.query({ workspace, kind, id })).toMatchObject({
      state: "failed",
    });
    const { items } = await admin.client.runs.list.query({ workspace, kind });
    expect(items).toMatchObject([{ state: "failed", error: "5 workers were lost.", reason: "workers_lost" }]);
    expect((await scansOf(admin, workspace)).total).toEqual({ reserved: 0, used: 0 });
    expect((await newest(api, tenant))[0]).toMatchObject({ action: "run.failed", actor: "Bailiwick" });
  });
});

describe("a run about a resource that exists", () => {
  test("[V28] is a check of a certificate: one at a time, metered, and its report changes the certificate", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    const member = as("member");
    const certificate = await create(member, workspace, "certificate", {
      host: "pay.example.com",
      valid_until: "2027-01-31",
    });
    const start = { workspace, kind: "certificate", resource: certificate.id };
    expect(await errorOf(as("viewer").client.runs.start.mutate(start))).toMatchObject({ code: "FORBIDDEN" });
    const queued = await member.client.runs.start.mutate(start);
    expect(queued).toMatchObject({ state: "queued", resource: { title: "pay.example.com" } });
    expect(await errorOf(member.client.runs.start.mutate(start))).toMatchObject({
      code: "CONFLICT",
      reason: "run_going",
    });
    const program = await workerOf(api, as("admin"), workspace, ["certificate:read", "certificate:work"]);
    const { run } = await program.runs.claim.mutate({ workspace, kind: "certificate" });
    const mine = { workspace, kind: "certificate", run: run?.id ?? "", lease: run?.lease ?? "" };
    for (const fields of [{ host: "other.example.com" }, { valid_until: "never" }])
      expect(await errorOf(program.runs.finish.mutate({ ...mine, fields }))).toMatchObject({
        code: "INVALID",
        path: expect.stringMatching(/^fields\./),
      });
    await program.runs.finish.mutate({
      ...mine,
      fields: { issuer: "Example CA", valid_until: "2028-01-31" },
    });
    expect(
      await member.client.resources.get.query({ workspace, kind: "certificate", id: certificate.id }),
    ).toMatchObject({
      fields: { host: "pay.example.com", issuer: "Example CA", valid_until: "2028-01-31" },
    });
    expect((await scansOf(member, workspace)).workspace).toMatchObject({ reserved: 0, used: 1 });
  });

  test("is none for a kind without runs, nor for a scan, which is created", async () => {
    const { admin, workspace, connector, scan } = await withConnector(api);
    const start = (of: string, resource: string) =>
      admin.client.runs.start.mutate({ workspace, kind: of, resource });
    expect(await errorOf(start("connector", connector))).toMatchObject({
      reason: "not_runnable",
      path: "kind",
    });
    expect(await errorOf(start("scan", (await scan()).id))).toMatchObject({ reason: "not_runnable" });
  });
});

test("runs of another workspace look missing", async () => {
  const { scan, workspace, worker: program } = await withConnector(api);
  await scan();
  const { run } = await program.runs.claim.mutate({ workspace, kind });
  const other = await withConnector(api);
  const named = { workspace: other.workspace, kind, run: run?.id ?? "" };
  expect(await errorOf(other.admin.client.runs.cancel.mutate(named))).toMatchObject({
    code: "NOT_FOUND",
    reason: "no_such_run",
  });
  expect(await other.worker.runs.claim.mutate({ workspace: other.workspace, kind })).toEqual({ run: null });
  const report = program.runs.finish.mutate({ ...named, lease: run?.lease ?? "" });
  expect(await errorOf(report)).toMatchObject({ code: "NOT_FOUND" });
});
