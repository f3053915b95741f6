import { randomUUID } from "node:crypto";
import { size } from "@bailiwick/db/testing";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { create } from "../resources/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";
import { exported, stagedUpload } from "./testing.ts";

const api = await startApi();
const admin = new pg.Pool({ connectionString: api.database.adminUrl, max: 1 });
afterAll(() => admin.end());

type Place = { readonly event: string; readonly table: string };

const tables = `SELECT c.oid::regclass::text AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`;

/** Has this function run after each statement that writes to a table. */
async function afterEach({ event, table }: Place, body: string): Promise<void> {
  await admin.query(
    `CREATE OR REPLACE FUNCTION public.after_each() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN ${body}; RETURN NULL; END';
     CREATE TRIGGER after_each AFTER ${event} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION public.after_each()`,
  );
}

/** Where a call writes, each place once, from the first to the last: noted while it runs. */
async function placesWritten(call: () => Promise<unknown>): Promise<readonly Place[]> {
  const { rows: all } = await api.owner.query<{ table: string }>(tables, [["public", "authz"]]);
  await admin.query(
    "CREATE TABLE public.written (at int GENERATED ALWAYS AS IDENTITY, event text, place text)",
  );
  for (const { table } of all)
    await afterEach(
      { event: "INSERT OR UPDATE OR DELETE", table },
      "INSERT INTO public.written (event, place) VALUES (tg_op, tg_relid::regclass)",
    );
  await call();
  await admin.query("DROP FUNCTION public.after_each() CASCADE");
  const { rows } = await admin.query<Place>(
    "SELECT event, place AS table FROM public.written GROUP BY 1, 2 ORDER BY min(at)",
  );
  await admin.query("DROP TABLE public.written");
  return rows;
}

/** So many of them, the first and the last among them. */
function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  const step = Math.max(1, (items.length - 1) / (count - 1));
  return items.filter((_, at) => Math.floor(at / step) > Math.floor((at - 1) / step));
}

test("[V15] a connection that ends anywhere in an import leaves nothing; tried again, all of it is there", async () => {
  const tenant = await staffed(api, "compliance-ops");
  const owner = tenant.as("owner");
  const { id: service } = await create(owner, tenant.workspace, "service", { name: "Checkout" });
  await create(owner, tenant.workspace, "change", { summary: "Move it", service });
  const bytes = await exported(owner, tenant);
  const mover = await api.person("Mover");
  const bundle = await stagedUpload(api, mover, bytes);
  const importIt = () =>
    mover.client.bundles.importStandalone.mutate({
      bundle,
      slug: `k-${randomUUID().slice(0, 8)}`,
      plan: "pro",
    });
  const { rows: all } = await api.owner.query<{ table: string }>(tables, [["public", "authz"]]);
  const counted = async () => {
    const each = all.map(({ table }) => `SELECT '${table}' AS name, count(*)::int AS n FROM ${table}`);
    return (await api.owner.query(each.join(" UNION ALL "))).rows;
  };
  const others = await api.person("Other mover");
  const theirs = await stagedUpload(api, others, bytes);
  const places = await placesWritten(() =>
    others.client.bundles.importStandalone.mutate({
      bundle: theirs,
      slug: `k-${randomUUID().slice(0, 8)}`,
      plan: "pro",
    }),
  );
  for (const table of ["organization", "workspace", "bundle_import", "resource", "imported_entry", "outbox"])
    expect(places).toContainEqual({ event: "INSERT", table });
  const before = await counted();
  for (const { event, table } of spread(places, size(12, places.length))) {
    await afterEach({ event, table }, "PERFORM pg_terminate_backend(pg_backend_pid())");
    const { reason } = await errorOf(importIt());
    await admin.query("DROP FUNCTION public.after_each() CASCADE");
    expect({ event, table, reason, rows: await counted() }).toEqual({
      event,
      table,
      reason: "unavailable",
      rows: before,
    });
  }
  expect(await importIt()).toMatchObject({ isNew: true });
});
