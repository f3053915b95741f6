import { size } from "@bailiwick/db/testing";
import { expect, test } from "vitest";
import { create, findings } from "../resources/testing.ts";
import { startApi } from "../testing/api.ts";
import { splitting } from "./testing.ts";

const api = await startApi();

const amount = size(2_000, 1_000_000);

test("[V15] however many records a workspace has, they are transferred in one commit, and none passes through the API", async () => {
  const { admin, editor, workspace, home, target } = await splitting(api);
  const { id: root } = await create(admin, workspace, "connector", {
    name: "Customer data",
    type: "s3",
    credential: "secret-0123456789",
  });
  await findings(editor, workspace, root, "first.csv");
  // Copies of the first, a second apart, from before it.
  await api.owner.query(
    `INSERT INTO record (org_id, root_id, kind, at, id, parent_id, fields, filter_1, filter_2, filter_3)
     SELECT org_id, root_id, kind, at - make_interval(secs => n), gen_random_uuid(), parent_id, fields, filter_1, filter_2, filter_3
     FROM record, generate_series(1, $2::int) n WHERE root_id = $1`,
    [root, amount - 1],
  );
  await api.owner.query("UPDATE record_count SET amount = $2 WHERE root_id = $1", [root, amount]);

  const { heapUsed } = process.memoryUsage();
  const begun = performance.now();
  await admin.client.workspaces.transfer.mutate({ workspace, to: target.org, confirmation: "Payments" });
  const seconds = (performance.now() - begun) / 1_000;
  const megabytes = (process.memoryUsage().heapUsed - heapUsed) / 1_000_000;
  console.info(`${amount} records: ${seconds.toFixed(1)} s, ${megabytes.toFixed(1)} MB of heap`);
  // A record has at least a hundred bytes in JavaScript.
  expect(megabytes).toBeLessThan(80);

  const { rows } = await api.owner.query(
    `SELECT r.org_id AS org, count(*)::int AS records, count(DISTINCT r.id)::int AS ids, count(DISTINCT r.xmin::text)::int AS commits,
       (SELECT c.amount::int FROM record_count c WHERE c.org_id = r.org_id AND c.root_id = $1) AS counted
     FROM record r WHERE r.root_id = $1 GROUP BY r.org_id`,
    [root],
  );
  expect(rows).toEqual([{ org: target.org, records: amount, ids: amount, commits: 1, counted: amount }]);
  for (const { org } of [home, target])
    expect(await admin.client.audit.verify.query({ organization: org })).toMatchObject({ intact: true });
});
