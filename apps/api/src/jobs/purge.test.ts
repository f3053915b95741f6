import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { complianceOps } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";
import type { Manifest } from "./cold-store.ts";
import { purgeDue } from "./purge.ts";
import { entriesIn, exportsOf, remains, windowEnds } from "./testing.ts";
import { verifyExport } from "./verify-export.ts";

const api = await startApi();
const platform = await api.person("Platform admin", { platformAdmin: true });
const pool = new pg.Pool({ connectionString: api.database.urls.worker });
afterAll(() => pool.end());

let coldStore = "";
let failures: unknown[] = [];
beforeEach(() => {
  coldStore = join(api.database.home, randomUUID());
  failures = [];
});
const log = { info: () => undefined, error: (fault: unknown) => void failures.push(fault) };
const purge = (store = coldStore) => purgeDue({ pool, coldStore: store, log, tell: () => undefined });

async function deletedFlat() {
  const tenant = await staffed(api, "compliance-ops");
  const { workspace, slug, founder } = tenant;
  await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
  return tenant;
}

const take = ({ client }: TestPerson, slug: string) =>
  client.organizations.create.mutate({ blueprint: "compliance-ops", name: "Next", slug });

describe("a standalone workspace", () => {
  test("[V45][V46] is kept and can be restored until the end of its window", async () => {
    const tenant = await deletedFlat();
    expect(await purge()).toEqual({ purged: 0, failed: 0 });
    await api.owner.query("UPDATE workspace SET purge_after = now() + interval '1 hour' WHERE id = $1", [
      tenant.workspace,
    ]);
    await platform.client.workspaces.restore.mutate({ actingAs: "platform", workspace: tenant.workspace });
    expect(await purge()).toEqual({ purged: 0, failed: 0 });
    expect(await exportsOf(coldStore, tenant)).toEqual([]);
    expect((await tenant.founder.client.workspaces.get.query({ workspace: tenant.slug })).state).toBe(
      "active",
    );
    const over = await deletedFlat();
    await windowEnds(api, over.org);
    const late = platform.client.workspaces.restore.mutate({
      actingAs: "platform",
      workspace: over.workspace,
    });
    expect(await errorOf(late)).toMatchObject({ code: "WRONG_STATE", reason: "window_over" });
    expect(await purge()).toEqual({ purged: 1, failed: 0 });
  });

  test("[V47][V48] is purged permanently afterwards, once its whole audit log is verified in the cold store", async () => {
    const tenant = await deletedFlat();
    const { org, slug, workspace, founder } = tenant;
    const written = await newest(api, tenant, 100);
    await windowEnds(api, org);
    expect(await purge()).toEqual({ purged: 1, failed: 0 });

    const none = { workspace: 0, member: 0, organization_member: 0, role: 0, audit_entry: 0 };
    expect(await remains(api, org)).toEqual({ ...none, audit_head: 1 });
    expect(await founder.client.workspaces.mine.query({ includeArchived: true })).toMatchObject({
      items: [],
      total: 0,
    });
    const { items } = await platform.client.platform.organizations.query({ search: slug });
    expect(items).toEqual([]);

    const [folder = "", ...others] = await exportsOf(coldStore, tenant);
    expect(others).toEqual([]);
    const entries = await entriesIn(folder);
    expect(entries.map((entry) => entry.action)).toEqual([
      ...written.map((entry) => entry.action).toReversed(),
      "workspace.purged",
    ]);
    expect(entries.at(-1)).toMatchObject({
      actorKind: "system",
      via: "system",
      targetName: "Test",
      workspaceId: workspace,
    });
    const manifest = await verifyExport(folder);
    expect(manifest).toMatchObject({
      organization: { id: org, slug, name: "Test" },
      workspace: { id: workspace, slug, name: "Test" },
      whole: true,
      entries: { count: entries.length, first: 1, last: entries.length },
      head: { seq: entries.length, hash: entries.at(-1)?.hash },
    });
    const { rows } = await api.owner.query(
      "SELECT seq::int, encode(hash, 'hex') AS hash FROM audit_head WHERE org_id = $1",
      [org],
    );
    expect(rows).toEqual([manifest.head]);
  });

  test("records what is removed in the chain and in the export", async () => {
    const tenant = await deletedFlat();
    await windowEnds(api, tenant.org);
    await purge();
    const [folder = ""] = await exportsOf(coldStore, tenant);
    const snapshot = JSON.parse(await readFile(join(folder, "snapshot.json"), "utf8"));
    expect(snapshot.workspaces).toMatchObject([
      { id: tenant.workspace, name: "Test", state: "pending_deletion" },
    ]);
    expect(snapshot.members).toHaveLength(complianceOps.roles.workspace.length);
    expect(snapshot.roles).toHaveLength(complianceOps.roles.workspace.length);
    const manifest: Manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
    const last = (await entriesIn(folder)).at(-1);
    expect(JSON.parse(last.before)).toEqual({
      workspaces: [{ id: tenant.workspace, slug: tenant.slug, name: "Test", state: "pending_deletion" }],
      members: 4,
      organizationMembers: 0,
      snapshot: manifest.files["snapshot.json"].sha256,
    });
  });

  test("keeps its slug reserved for 90 days, with nothing under it", async () => {
    const { org, slug } = await (async () => {
      const tenant = await deletedFlat();
      await windowEnds(api, tenant.org);
      await purge();
      return tenant;
    })();
    const stranger = await api.person();
    await expect(take(stranger, slug)).rejects.toThrow("Slug already taken.");
    await expect(stranger.client.workspaces.get.query({ workspace: slug })).rejects.toThrow("nothing here");
    const { rows } = await api.owner.query(
      "SELECT DISTINCT free_after BETWEEN now() + interval '89 days' AND now() + interval '91 days' AS later FROM slug WHERE org_id = $1",
      [org],
    );
    expect(rows).toEqual([{ later: true }]);
    await api.owner.query("UPDATE slug SET free_after = now() WHERE org_id = $1", [org]);
    await expect(take(stranger, slug)).resolves.toMatchObject({ workspace: { slug } });
  });
});

describe("an organization", () => {
  test("[M67] is purged with all its workspaces, memberships and roles, and nothing of another one", async () => {
    const tenant = await staffed(api, "ai-governance");
    const other = await staffed(api, "ai-governance");
    const { org, founder, slug } = tenant;
    await founder.client.workspaces.create.mutate({ organization: org, name: "Staging", slug: `s-${slug}` });
    const input = { organization: org, confirmation: "Test" };
    await founder.client.organizations.requestDeletion.mutate(input);
    await platform.client.platform.confirmDeletion.mutate(input);
    const before = await remains(api, other.org);
    await windowEnds(api, org);
    expect(await purge()).toEqual({ purged: 1, failed: 0 });

    const none = { workspace: 0, member: 0, organization_member: 0, role: 0, audit_entry: 0 };
    expect(await remains(api, org)).toEqual({ ...none, audit_head: 1 });
    expect(await remains(api, other.org)).toEqual(before);
    const [folder = ""] = await exportsOf(coldStore, tenant);
    expect(await verifyExport(folder)).toMatchObject({ workspace: null, whole: true });
    expect((await entriesIn(folder)).at(-1)).toMatchObject({
      action: "organization.purged",
      targetId: org,
      workspaceId: null,
    });
  });
});

describe("one workspace of several", () => {
  test("is purged alone: the others, the people and the whole chain stay", async () => {
    const tenant = await staffed(api, "data-security");
    const { org, founder, slug, workspace } = tenant;
    const { id } = await founder.client.workspaces.create.mutate({
      organization: org,
      name: "Gone",
      slug: `g-${slug}`,
    });
    await founder.client.workspaces.requestDeletion.mutate({ workspace: id, confirmation: "Gone" });
    await windowEnds(api, org);
    const before = await newest(api, tenant, 100);
    expect(await purge()).toEqual({ purged: 1, failed: 0 });

    const { items } = await founder.client.workspaces.list.query({ organization: org });
    expect(items.map((item) => item.id)).toEqual([workspace]);
    const [last, ...older] = await newest(api, tenant, 101);
    expect(older).toEqual(before);
    expect(last).toMatchObject({
      action: "workspace.purged",
      target: "Gone",
      workspace: id,
      via: "system",
      actor: "Bailiwick",
    });
    expect((await founder.client.audit.verify.query({ workspace })).intact).toBe(true);
    const [folder = ""] = await exportsOf(coldStore, tenant);
    const manifest = await verifyExport(folder);
    expect(manifest).toMatchObject({
      whole: false,
      workspace: { id, name: "Gone" },
      head: { seq: last?.seq },
    });
    expect((await entriesIn(folder)).map((entry) => entry.action)).toEqual([
      "workspace.created",
      "member.added",
      "workspace.deletion_requested",
      "workspace.purged",
    ]);
  });
});

describe("when anything fails, nothing is removed", () => {
  async function due() {
    const tenant = await deletedFlat();
    await windowEnds(api, tenant.org);
    return { ...tenant, kept: { rows: await remains(api, tenant.org), log: await newest(api, tenant, 100) } };
  }
  const left = async (tenant: Awaited<ReturnType<typeof due>>) => ({
    rows: await remains(api, tenant.org),
    log: await newest(api, tenant, 100),
  });
  // So that the next test does not find what this one left due.
  const done = () => purge(join(api.database.home, randomUUID()));

  test("a cold store that can't be written to", async () => {
    const tenant = await due();
    await writeFile(coldStore, "a file in the way");
    expect(await purge()).toEqual({ purged: 0, failed: 1 });
    expect(failures).toMatchObject([{ org_id: tenant.org, err: { code: "ENOTDIR" } }]);
    expect(await left(tenant)).toEqual(tenant.kept);
    expect(await done()).toEqual({ purged: 1, failed: 0 });
  });

  test("[M16][V48] a chain that was tampered with: the evidence stays", async () => {
    const tenant = await due();
    const change = (name: string) =>
      api.owner.query("UPDATE audit_entry SET target_name = $2 WHERE org_id = $1 AND seq = 2", [
        tenant.org,
        name,
      ]);
    const [original] = tenant.kept.log.slice(-2);
    await change("Someone else");
    expect(await purge()).toEqual({ purged: 0, failed: 1 });
    expect(failures).toMatchObject([{ err: { message: expect.stringContaining("Entry 2:") } }]);
    expect((await left(tenant)).rows).toEqual(tenant.kept.rows);
    expect(await exportsOf(coldStore, tenant)).toEqual([]);
    await change(original?.target ?? "");
    expect(await done()).toEqual({ purged: 1, failed: 0 });
  });

  test("an earlier restore, and a second worker: each purge happens at most once", async () => {
    const tenant = await due();
    const holder = await api.owner.connect();
    try {
      await holder.query("BEGIN");
      await holder.query("SELECT FROM organization WHERE id = $1 FOR UPDATE", [tenant.org]);
      const workers = [purge(), purge()];
      await expect
        .poll(async () => {
          const { rows } = await api.owner.query(
            `SELECT count(*)::int AS waiting FROM pg_stat_activity
             WHERE usename = 'bailiwick_worker' AND datname = current_database() AND wait_event_type = 'Lock'`,
          );
          return rows[0].waiting;
        })
        .toBe(2);
      await holder.query(
        `UPDATE workspace SET state = 'active', deleted_from = NULL, deletion_requested_at = NULL, purge_after = NULL
         WHERE org_id = $1`,
        [tenant.org],
      );
      await holder.query("COMMIT");
      expect(await Promise.all(workers)).toEqual([
        { purged: 0, failed: 0 },
        { purged: 0, failed: 0 },
      ]);
    } finally {
      holder.release();
    }
    expect(await left(tenant)).toEqual(tenant.kept);
    await tenant.founder.client.workspaces.requestDeletion.mutate({
      workspace: tenant.workspace,
      confirmation: tenant.slug,
    });
    await windowEnds(api, tenant.org);
    const results = await Promise.all([purge(), purge(), purge()]);
    expect(results.map((result) => result.purged).toSorted()).toEqual([0, 0, 1]);
    expect(await exportsOf(coldStore, tenant)).toHaveLength(1);
  });
});
