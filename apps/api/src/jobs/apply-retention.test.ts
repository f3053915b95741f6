import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { create } from "../resources/testing.ts";
import { startApi } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { applyRetention } from "./apply-retention.ts";
import { purgeDue } from "./purge.ts";
import { entriesIn, exportsOf, windowEnds } from "./testing.ts";
import { verifyExport } from "./verify-export.ts";

const api = await startApi();
const pool = new pg.Pool({ connectionString: api.database.urls.worker, max: 2 });
afterAll(() => pool.end());

let coldStore = "";
beforeEach(() => {
  coldStore = join(api.database.home, randomUUID());
});
const log = { info: () => undefined, error: () => undefined };
const apply = (store = coldStore) => applyRetention({ pool, coldStore: store, log, tell: () => undefined });

/** From now on the organization keeps nothing that is older than this moment. */
const keepNothing = (org: string) =>
  api.owner.query("INSERT INTO organization_limit (org_id, name, value) VALUES ($1, 'retentionDays', 0)", [
    org,
  ]);

/** A workspace with a canceled change, another one that is open, and a canceled one to which a task refers. */
async function withChanges() {
  const tenant = await staffed(api, "compliance-ops");
  const { workspace, founder } = tenant;
  const made = async (summary: string) => create(founder, workspace, "change", { summary, risk: "low" });
  const [closed, open] = [await made("Closed"), await made("Open")];
  await founder.client.resources.act.mutate({ workspace, kind: "change", id: closed.id, action: "cancel" });
  const titles = async () =>
    (await founder.client.resources.list.query({ workspace, kind: "change" })).items.map(({ id }) => id);
  return { ...tenant, closed, open, titles };
}

test("[V28] what is closed and older than the window is exported and removed, and the log stays verifiable", async () => {
  const { org, slug, workspace, founder, closed, open, titles } = await withChanges();
  const before = await newest(api, { org }, 100);
  await keepNothing(org);
  expect(await apply()).toMatchObject({ failed: 0 });

  expect(await titles()).toEqual([open.id]);
  const [entry, ...older] = await newest(api, { org }, 100);
  expect(older).toEqual([]);
  expect(entry).toMatchObject({
    action: "retention.applied",
    via: "system",
    workspace,
    after: { entries: before.length, resources: 1, through: { seq: before[0]?.seq } },
  });
  const [folder = "", ...others] = await exportsOf(coldStore, { org, slug, workspace });
  expect(others).toEqual([]);
  const manifest = await verifyExport(folder);
  expect(manifest).toMatchObject({ whole: true, start: { seq: 0 }, head: { seq: before.length } });
  expect((await entriesIn(folder)).map(({ action }) => action)).toEqual(
    before.map(({ action }) => action).toReversed(),
  );
  const { resources } = JSON.parse(await readFile(join(folder, "snapshot.json"), "utf8"));
  expect(resources).toMatchObject([{ id: closed.id, kind: "change", state: "cancelled" }]);

  expect(await founder.client.audit.verify.query({ workspace })).toMatchObject({
    intact: true,
    entries: 1,
    start: manifest.head,
    kept: null,
  });
  const kept = { seq: before.length, hash: "0".repeat(64) };
  expect(await founder.client.audit.verify.query({ workspace, kept })).toMatchObject({ kept: "other" });
});

test("[V28] what is younger than the plan's window stays", async () => {
  const { org, slug, workspace, titles } = await withChanges();
  const before = await newest(api, { org }, 100);
  await apply();
  expect(await newest(api, { org }, 100)).toEqual(before);
  expect(await titles()).toHaveLength(2);
  expect(await exportsOf(coldStore, { org, slug, workspace })).toEqual([]);
});

test("each export begins where the last one ended, and so does that of the purge", async () => {
  const { org, slug, workspace, founder } = await withChanges();
  await keepNothing(org);
  await apply();
  await founder.client.workspaces.describe.mutate({ workspace, description: "Later" });
  await apply();
  await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
  await windowEnds(api, org);
  expect(await purgeDue({ pool, coldStore, log, tell: () => undefined })).toEqual({ purged: 1, failed: 0 });
  const manifests = [];
  for (const folder of await exportsOf(coldStore, { org, slug, workspace }))
    manifests.push(await verifyExport(folder));
  expect(manifests).toHaveLength(3);
  expect(manifests.map(({ start }) => start).slice(1)).toEqual(
    manifests.map(({ head }) => head).slice(0, -1),
  );
  expect(manifests.reduce((sum, { entries }) => sum + entries.count, 0)).toBe(manifests.at(-1)?.head.seq);
});

test("what something that stays refers to stays, too", async () => {
  const { org, workspace, founder } = await staffed(api, "compliance-ops");
  const service = await create(founder, workspace, "service", { name: "Ledger" });
  const change = await create(founder, workspace, "change", {
    summary: "Open",
    risk: "low",
    service: service.id,
  });
  await keepNothing(org);
  await apply();
  const get = (kind: string, id: string) => founder.client.resources.get.query({ workspace, kind, id });
  expect((await get("change", change.id)).fields).toMatchObject({ service: service.id });
});

test("without a place for the export nothing is removed", async () => {
  const { org, titles } = await withChanges();
  await keepNothing(org);
  const file = join(api.database.home, randomUUID());
  await writeFile(file, "");
  const before = await newest(api, { org }, 100);
  expect(await apply(file)).toMatchObject({ applied: 0 });
  expect(await newest(api, { org }, 100)).toEqual(before);
  expect(await titles()).toHaveLength(2);
});
