import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { expectLooksMissing, newest, staffed } from "../testing/tenants.ts";
import { applyRetention } from "./apply-retention.ts";
import { exportsOf } from "./testing.ts";
import { verifyExport } from "./verify-export.ts";

const api = await startApi();
const pool = new pg.Pool({ connectionString: api.database.urls.worker, max: 2 });
afterAll(() => pool.end());

let coldStore = "";
beforeEach(() => {
  coldStore = join(api.database.home, randomUUID());
});
const log = { info: () => undefined, error: () => undefined };
const apply = (signal?: AbortSignal) =>
  applyRetention({ pool, coldStore, log, tell: () => undefined, ...(signal && { signal }) });

const daysAgo = (days: number) => new Date(Date.now() - 86_400_000 * days).toISOString();
const request = (model: string, days: number) => ({
  id: randomUUID(),
  at: daysAgo(days),
  fields: { model, verdict: "allowed" },
});

/** How long the platform admin has an organization keep things. */
const keepFor = (org: string, days: number) =>
  api.owner.query("INSERT INTO organization_limit (org_id, name, value) VALUES ($1, 'retentionDays', $2)", [
    org,
    days,
  ]);

const setDays = ({ client }: TestPerson, workspace: string, value: string) =>
  client.settings.update.mutate({ workspace, key: "retention_days", value });

/** A tenant with two workspaces, each with a request of 60 days ago and one of 5. */
async function governed() {
  const tenant = await staffed(api, "ai-governance");
  const { founder, org, workspace } = tenant;
  const strict = await founder.client.workspaces.create.mutate({
    organization: org,
    name: "Regulated",
    slug: "regulated",
  });
  for (const each of [workspace, strict.id])
    await founder.client.resources.append.mutate({
      workspace: each,
      kind: "request_log",
      rows: [request("old", 60), request("new", 5)],
    });
  const models = async (of: string) => {
    const { items } = await founder.client.resources.list.query({ workspace: of, kind: "request_log" });
    return items.map(({ fields }) => fields.model);
  };
  const counted = async () => {
    const { rows } = await api.owner.query<{ root: string; amount: number }>(
      "SELECT root_id AS root, amount::int FROM record_count WHERE org_id = $1",
      [org],
    );
    return Object.fromEntries(rows.map(({ root, amount }) => [root, amount]));
  };
  return { ...tenant, strict: strict.id, models, counted };
}

test("[V28] records from before the window are exported and removed, and the others stay", async () => {
  const { org, slug, workspace, strict, models, counted } = await governed();
  await apply();
  expect(await models(workspace)).toEqual(["new", "old"]);
  await keepFor(org, 30);
  expect(await apply()).toMatchObject({ failed: 0 });
  expect([await models(workspace), await models(strict)]).toEqual([["new"], ["new"]]);
  expect(await counted()).toEqual({ [workspace]: 1, [strict]: 1 });

  const [folder = "", ...others] = await exportsOf(coldStore, { org, slug, workspace });
  expect(others).toEqual([]);
  expect(await verifyExport(folder)).toMatchObject({ records: 2, entries: { count: 0 } });
  const lines = (await readFile(join(folder, "records.ndjson"), "utf8")).trimEnd().split("\n");
  const exported = lines.map((line) => JSON.parse(line));
  expect(exported.map(({ root }) => root).toSorted()).toEqual([workspace, strict].toSorted());
  expect(exported[0]).toMatchObject({ kind: "request_log", fields: { model: "old" }, parent: null });
  expect((await newest(api, { org }))[0]).toMatchObject({
    action: "retention.applied",
    after: { entries: 0, resources: 0, records: 2 },
  });
  await apply();
  expect(await exportsOf(coldStore, { org, slug, workspace })).toHaveLength(1);
});

test("[M6] a workspace keeps its records and its log longer than the other one of its tenant", async () => {
  const { org, founder, workspace, strict, models, counted } = await governed();
  await setDays(founder, strict, "400");
  await keepFor(org, 0);
  const before = await newest(api, { org }, 100);
  const first = Math.min(...before.filter((entry) => entry.workspace === strict).map(({ seq }) => seq));
  expect(await apply()).toMatchObject({ failed: 0 });

  expect([await models(workspace), await models(strict)]).toEqual([[], ["new", "old"]]);
  expect(await counted()).toEqual({ [workspace]: 0, [strict]: 2 });
  // The chain is the tenant's: it begins with the first entry that is kept, and has all that came after.
  const [applied, ...kept] = await newest(api, { org }, 100);
  expect(applied).toMatchObject({ action: "retention.applied", after: { records: 2 } });
  expect(kept).toEqual(before.filter(({ seq }) => seq >= first));
  expect(await founder.client.audit.verify.query({ workspace: strict })).toMatchObject({
    intact: true,
    start: { seq: first - 1 },
  });
});

test("a run that is told to stop removes nothing more", async () => {
  const { org, workspace, models } = await governed();
  await keepFor(org, 30);
  await apply(AbortSignal.abort());
  expect(await models(workspace)).toEqual(["new", "old"]);
});

describe("how long a workspace keeps its log", () => {
  test("[M6] is the tenant admin's to say, and the log tells", async () => {
    const { founder, workspace, org, as } = await staffed(api, "ai-governance");
    for (const role of ["workspace_admin", "workspace_member", "workspace_viewer"])
      expect(await errorOf(setDays(as(role), workspace, "400")), role).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
      });
    expect(await setDays(founder, workspace, " 400 ")).toMatchObject({ value: "400" });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "workspace.setting_changed",
      before: { value: "" },
      after: { value: "400" },
    });
    expect(await setDays(founder, workspace, "")).toMatchObject({ value: "" });
  });

  test("is whole days, and never fewer than the organization's", async () => {
    const { founder, workspace, org } = await staffed(api, "ai-governance");
    await keepFor(org, 30);
    for (const value of ["29", "1.5", "-1", "many", "36501"])
      expect(await errorOf(setDays(founder, workspace, value)), value).toMatchObject({
        code: "INVALID",
        reason: "bad_setting",
        path: "value",
      });
    expect(await setDays(founder, workspace, "30")).toMatchObject({ value: "30" });
  });

  test("can't be said for another tenant's workspace", async () => {
    const [mine, theirs] = [await staffed(api, "ai-governance"), await staffed(api, "ai-governance")];
    await expectLooksMissing((workspace) => setDays(mine.founder, workspace, "400"), theirs);
  });
});
