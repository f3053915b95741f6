import { randomUUID } from "node:crypto";
import type { MoveReceipt } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { workerOf } from "../runs/testing.ts";
import { startApi, type TestApi } from "../testing/api.ts";
import { queue, type race, withoutTheLock } from "../testing/race.ts";
import { newest } from "../testing/tenants.ts";
import { create, findings, security, titles } from "./testing.ts";

/*
 * Each race is real, as in workspaces/races.test.ts: the callers are seen to wait for the organization's lock. Companions
 * show what happens without it, where they are held at the head of the audit chain instead, past their decision; in a
 * third database the move does not look once more where the resource is, either.
 */

const api = await startApi();
const unlocked = await startApi();
await withoutTheLock(unlocked);
const careless = await startApi();
await withoutTheLock(careless);
const { rows: source } = await careless.owner.query<{ text: string }>(
  "SELECT pg_get_functiondef('authz.move_resource'::regproc) AS text",
);
await careless.owner.query(source[0]?.text.replace(/(r\.id = moved\.id) AND .*;/, "$1;") ?? "");

/** A connector with a scan and a finding, and two workspaces to which it can be moved. */
async function stocked(at: TestApi) {
  const tenant = await security(at);
  const { admin, org, workspace } = tenant;
  const { id } = await tenant.connector();
  const by = tenant.as("editor");
  const scan = await create(by, workspace, "scan", {}, id);
  await findings(by, workspace, id, "first.csv");
  const given = { organization: org, name: "Test bed", slug: `t-${randomUUID().slice(0, 8)}` };
  const { id: third } = await admin.client.workspaces.create.mutate(given);
  const moveTo = (to: string) => () =>
    admin.client.resources.move.mutate({
      workspace,
      kind: "connector",
      id,
      to,
      confirmation: "Customer data",
    });
  const cancel = () =>
    by.client.resources.act.mutate({ workspace, kind: "scan", id: scan.id, action: "cancel" });
  const append = () => findings(by, workspace, id, "second.csv");
  return { ...tenant, id, scan: scan.id, third, moveTo, cancel, append };
}
type Stocked = Awaited<ReturnType<typeof stocked>>;

const organization = ({ org }: Stocked) => ({ table: "organization", org }) as const;
const head = ({ org }: Stocked) => ({ table: "audit_head", org }) as const;
const reasons = (ended: Awaited<ReturnType<typeof race>>) => ended.map((end) => end?.reason ?? "done");

/** How many findings there are below the connector, and how many the newest receipt says. */
async function counted(at: TestApi, tenant: Stocked) {
  const { rows } = await at.owner.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM record WHERE org_id = $1 AND root_id = $2",
    [tenant.org, tenant.id],
  );
  const [told] = (await newest(at, tenant, 5)).flatMap(({ action, after }) =>
    action === "resource.moved" ? [(after as { receipt: MoveReceipt }).receipt] : [],
  );
  return { there: rows[0]?.n, told: told?.moved.find(({ kind }) => kind === "finding")?.amount };
}

/** What the log of the source says, oldest first, and the scan's state in the database. */
async function toldAtHome(at: TestApi, tenant: Stocked) {
  const entries = (await newest(at, tenant, 3)).filter(
    ({ workspace, outcome }) => workspace === tenant.workspace && outcome === "done",
  );
  const { rows } = await at.owner.query<{ state: string }>("SELECT state FROM resource WHERE id = $1", [
    tenant.scan,
  ]);
  return { log: entries.map(({ action }) => action).toReversed(), scan: rows[0]?.state };
}

describe("two people move a connector concurrently", () => {
  const both = ({ moveTo, staging, third }: Stocked) => [moveTo(staging), moveTo(third)];
  const homes = async (at: TestApi, tenant: Stocked) => {
    const listed = [tenant.workspace, tenant.staging, tenant.third].map((workspace) =>
      titles(tenant.admin, workspace, "connector"),
    );
    const receipts = (await newest(at, tenant, 6)).filter(
      ({ action, outcome }) => action === "resource.moved" && outcome === "done",
    );
    return { listed: (await Promise.all(listed)).map(({ length }) => length), receipts: receipts.length };
  };

  test("[S31] one of them moves it; the other finds it gone", async () => {
    const tenant = await stocked(api);
    expect(reasons(await queue(api, organization(tenant), both(tenant)))).toEqual([
      "done",
      "no_such_resource",
    ]);
    expect(await homes(api, tenant)).toEqual({ listed: [0, 1, 0], receipts: 2 });
  });

  test("without the lock the row itself has one winner", async () => {
    const tenant = await stocked(unlocked);
    expect(reasons(await queue(unlocked, head(tenant), both(tenant)))).toEqual(["done", "no_such_resource"]);
    expect(await homes(unlocked, tenant)).toEqual({ listed: [0, 1, 0], receipts: 2 });
  });

  test("without the lock and that condition both have a receipt, and one is wrong", async () => {
    const tenant = await stocked(careless);
    expect(reasons(await queue(careless, head(tenant), both(tenant)))).toEqual(["done", "done"]);
    expect(await homes(careless, tenant)).toEqual({ listed: [0, 0, 1], receipts: 4 });
  });
});

describe("a finding is appended while the connector moves", () => {
  test("[S14] before the move it comes along, and is in the receipt", async () => {
    const tenant = await stocked(api);
    const { append, moveTo, staging } = tenant;
    expect(reasons(await queue(api, organization(tenant), [append, moveTo(staging)]))).toEqual([
      "done",
      "done",
    ]);
    expect(await counted(api, tenant)).toEqual({ there: 2, told: 2 });
    const { items } = await tenant.editor.client.resources.list.query({
      workspace: staging,
      kind: "finding",
    });
    expect(items.map(({ fields }) => fields.location).toSorted()).toEqual(["first.csv", "second.csv"]);
  });

  test("after the move it is refused where the connector was", async () => {
    const tenant = await stocked(api);
    const { append, moveTo, staging } = tenant;
    expect(reasons(await queue(api, organization(tenant), [moveTo(staging), append]))).toEqual([
      "done",
      "wrong_parent",
    ]);
    expect(await counted(api, tenant)).toEqual({ there: 1, told: 1 });
  });

  test("without the lock the receipt is wrong", async () => {
    const tenant = await stocked(unlocked);
    const { append, moveTo, staging } = tenant;
    expect(reasons(await queue(unlocked, head(tenant), [append, moveTo(staging)]))).toEqual(["done", "done"]);
    expect(await counted(unlocked, tenant)).toEqual({ there: 2, told: 1 });
  });
});

describe("a scan is canceled while its connector moves", () => {
  test("[S13] before the move it arrives canceled", async () => {
    const tenant = await stocked(api);
    const { cancel, moveTo, staging, scan } = tenant;
    expect(reasons(await queue(api, organization(tenant), [cancel, moveTo(staging)]))).toEqual([
      "done",
      "done",
    ]);
    const at = { workspace: staging, kind: "scan", id: scan };
    expect((await tenant.editor.client.resources.get.query(at)).state).toBe("cancelled");
    expect(await toldAtHome(api, tenant)).toEqual({
      log: ["resource.state_changed", "resource.moved"],
      scan: "cancelled",
    });
  });

  test("after the move only people of its new home can cancel it", async () => {
    const tenant = await stocked(api);
    const { cancel, moveTo, staging } = tenant;
    expect(reasons(await queue(api, organization(tenant), [moveTo(staging), cancel]))).toEqual([
      "done",
      "no_such_resource",
    ]);
    expect(await toldAtHome(api, tenant)).toEqual({ log: ["resource.moved"], scan: "queued" });
  });

  test("without the lock someone of the source changes what has left it", async () => {
    const tenant = await stocked(unlocked);
    const { cancel, moveTo, staging } = tenant;
    expect(reasons(await queue(unlocked, head(tenant), [moveTo(staging), cancel]))).toEqual(["done", "done"]);
    expect(await toldAtHome(unlocked, tenant)).toEqual({
      log: ["resource.moved", "resource.state_changed"],
      scan: "cancelled",
    });
  });
});

test("[S13] a worker that finishes a scan after its connector moved finishes it in its new home", async () => {
  const tenant = await stocked(api);
  const { as, workspace, staging, scan, moveTo, editor } = tenant;
  const worker = await workerOf(api, as("admin"), workspace, ["scan:read", "scan:work"]);
  const { run } = await worker.runs.claim.mutate({ workspace, kind: "scan" });
  if (run === null) throw new Error("a scan is queued");
  await moveTo(staging)();
  const { id, lease } = run;
  await worker.runs.finish.mutate({ workspace, kind: "scan", run: id, lease, fields: { result: "Clean." } });
  const at = { workspace: staging, kind: "scan", id: scan };
  expect(await editor.client.resources.get.query(at)).toMatchObject({
    state: "done",
    fields: { progress: 100, result: "Clean." },
  });
  // What is queued there from now on is for workers of that place.
  await create(editor, staging, "scan", {}, tenant.id);
  expect(await worker.runs.claim.mutate({ workspace, kind: "scan" })).toEqual({ run: null });
});

test("[S14] a move writes two rows, however many findings are below the connector", async () => {
  /** Every row of the organization's resources and records, by its place, which each change of it changes. */
  const rowsOf = async (org: string) => {
    const tables = ["resource_root", "resource", "resource_unique", "resource_reference", "record"];
    const rows = tables.map((table) => `SELECT tableoid, ctid FROM ${table} WHERE org_id = $1`);
    const { rows: found } = await api.owner.query<{ name: string; place: string }>(
      `SELECT tableoid::regclass::text AS name, ctid::text AS place FROM (${rows.join(" UNION ALL ")}) r ORDER BY 1`,
      [org],
    );
    return found;
  };
  for (const count of [0, 1_000]) {
    const { admin, org, workspace, staging, connector } = await security(api);
    const { id } = await connector();
    const locations = Array.from({ length: count }, (_, at) => `${at}.csv`);
    if (count > 0) await findings(admin, workspace, id, ...locations);
    const before = new Set((await rowsOf(org)).map((row) => Object.values(row).join()));
    const move = { workspace, kind: "connector", id, to: staging, confirmation: "Customer data" };
    await admin.client.resources.move.mutate(move);
    const written = (await rowsOf(org)).filter((row) => !before.has(Object.values(row).join()));
    // Where it is, and that its name is taken there.
    expect(written.map(({ name }) => name)).toEqual(["resource_root", "resource_unique"]);
  }
});
