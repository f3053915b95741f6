import { size } from "@bailiwick/db/testing";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { create, findings } from "../resources/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { allWait, queue } from "../testing/race.ts";
import { enlist, newest } from "../testing/tenants.ts";
import { afterEachStatement, placesWritten, spread } from "../testing/written.ts";
import { splitting } from "./testing.ts";

const api = await startApi();
const admin = new pg.Pool({ connectionString: api.database.adminUrl, max: 1 });
afterAll(() => admin.end());

/** A workspace with a connector and a finding below it, and how to transfer it. */
async function stocked() {
  const tenant = await splitting(api);
  const { admin: mover, editor, target, workspace } = tenant;
  const { id } = await create(mover, workspace, "connector", {
    name: "Customer data",
    type: "s3",
    credential: "secret-0123456789",
  });
  await findings(editor, workspace, id, "first.csv");
  await mover.client.keys.issue.mutate({ workspace, name: "CI", scopes: ["finding:read"] });
  const transfer = () =>
    mover.client.workspaces.transfer.mutate({ workspace, to: target.org, confirmation: "Payments" });
  const append = () => findings(editor, workspace, id, "second.csv");
  return { ...tenant, id, transfer, append };
}
type Stocked = Awaited<ReturnType<typeof stocked>>;

const organization = ({ home }: Stocked) => ({ table: "organization", org: home.org }) as const;

/** Of every table of tenants, how many rows each of the two organizations has. */
async function counted({ home, target }: Stocked) {
  const { rows: tables } = await api.owner.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  );
  const each = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, org_id AS org, count(*)::int AS n FROM ${name} WHERE org_id = ANY ($1) GROUP BY 2`,
  );
  const { rows } = await api.owner.query(`${each.join(" UNION ALL ")} ORDER BY 1, 2`, [
    [home.org, target.org],
  ]);
  return rows;
}

describe("someone appends while the workspace is transferred", () => {
  test("[V15] before it, the finding comes along; after it, it is one of the new organization", async () => {
    for (const order of ["append first", "transfer first"]) {
      const tenant = await stocked();
      const { transfer, append, target, id } = tenant;
      const calls = order === "append first" ? [append, transfer] : [transfer, append];
      expect(await queue(api, organization(tenant), calls)).toEqual([null, null]);
      const { rows } = await api.owner.query(
        "SELECT org_id AS org, count(*)::int AS n FROM record WHERE root_id = $1 GROUP BY 1",
        [id],
      );
      expect({ order, rows }).toEqual({ order, rows: [{ org: target.org, n: 2 }] });
      const { rows: kept } = await api.owner.query(
        "SELECT org_id AS org, amount::int AS n FROM record_count WHERE root_id = $1",
        [id],
      );
      expect(kept).toEqual([{ org: target.org, n: 2 }]);
    }
  });

  test("what waited is decided in the new organization, under its lock, and is in its log", async () => {
    const tenant = await stocked();
    const { admin: mover, transfer, workspace, target, home, slug } = tenant;
    const rename = () =>
      mover.client.workspaces.rename.mutate({ workspace: `${home.slug}/${slug}`, name: "Paid" });
    expect(await queue(api, organization(tenant), [transfer, rename])).toEqual([null, null]);
    const [entry] = await newest(api, target);
    expect(entry).toMatchObject({ action: "workspace.renamed", workspace, before: { name: "Payments" } });
    for (const { org } of [home, target])
      expect(await mover.client.audit.verify.query({ organization: org })).toMatchObject({ intact: true });
  });
});

test("until its commit, readers see the workspace with all that is in it where it was", async () => {
  const tenant = await stocked();
  const { editor, workspace, home, target, transfer, id } = tenant;
  await enlist(api, target, editor, "org_member");
  const seen = async () => {
    const { organization: at } = await editor.client.workspaces.get.query({ workspace });
    const listed = { workspace, kind: "finding", parent: id };
    const { items } = await editor.client.resources.list.query(listed);
    return { org: at.id, findings: items.length };
  };
  const holder = await api.owner.connect();
  try {
    // The entry in the target's log is the last that it writes, after all rows.
    await holder.query("BEGIN");
    await holder.query("SELECT FROM audit_head WHERE org_id = $1 FOR UPDATE", [target.org]);
    const transferred = transfer();
    await allWait(api, 1);
    expect(await seen()).toEqual({ org: home.org, findings: 1 });
    await holder.query("ROLLBACK");
    await transferred;
  } finally {
    holder.release();
  }
  expect(await seen()).toEqual({ org: target.org, findings: 1 });
});

test("a connection that ends anywhere in a transfer leaves everything as it was; tried again, all of it is there", async () => {
  const tenant = await stocked();
  const { transfer, editor, workspace, home, target } = tenant;
  const state = async () => ({
    rows: await counted(tenant),
    log: await newest(api, home, 50),
    in: (await editor.client.workspaces.get.query({ workspace })).organization.id,
  });
  const before = await state();
  expect(before.in).toBe(home.org);
  const places = await placesWritten(admin, ["public"], (await stocked()).transfer);
  expect(places).toContainEqual({ event: "UPDATE", table: "workspace" });
  expect(places).toContainEqual({ event: "INSERT", table: "audit_entry" });
  for (const { event, table } of spread(places, size(16, places.length))) {
    await afterEachStatement(admin, { event, table }, "PERFORM pg_terminate_backend(pg_backend_pid())");
    const { reason } = await errorOf(transfer());
    await admin.query("DROP FUNCTION public.after_each() CASCADE");
    expect({ event, table, reason, ...(await state()) }).toEqual({
      event,
      table,
      reason: "unavailable",
      ...before,
    });
  }
  await transfer();
  expect((await state()).in).toBe(target.org);
});
