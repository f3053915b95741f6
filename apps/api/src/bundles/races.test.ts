import { randomUUID } from "node:crypto";
import { size } from "@bailiwick/db/testing";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { create } from "../resources/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";
import { afterEachStatement, placesWritten, spread, tablesIn } from "../testing/written.ts";
import { exported, stagedUpload } from "./testing.ts";

const api = await startApi();
const admin = new pg.Pool({ connectionString: api.database.adminUrl, max: 1 });
afterAll(() => admin.end());

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
  const schemas = ["public", "authz"];
  const all = await tablesIn(api.owner, schemas);
  const counted = async () => {
    const each = all.map((table) => `SELECT '${table}' AS name, count(*)::int AS n FROM ${table}`);
    return (await api.owner.query(each.join(" UNION ALL "))).rows;
  };
  const others = await api.person("Other mover");
  const theirs = await stagedUpload(api, others, bytes);
  const places = await placesWritten(admin, schemas, () =>
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
    await afterEachStatement(admin, { event, table }, "PERFORM pg_terminate_backend(pg_backend_pid())");
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
