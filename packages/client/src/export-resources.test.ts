import { staffed, startApi } from "@bailiwick/api/testing";
import { expect, test, vi } from "vitest";
import { createClient, exportResources } from "./index.ts";

const api = await startApi();

test("exportResources reads the next part only when its reader asks for it", async () => {
  const { founder, org, workspace } = await staffed(api, "compliance-ops");
  await api.owner.query(
    `WITH made AS (INSERT INTO resource_root (org_id, id, workspace_id, kind)
       SELECT $1, gen_random_uuid(), $2, 'vendor' FROM generate_series(1, 1200) RETURNING *)
     INSERT INTO resource (org_id, id, root_id, kind, title, fields)
       SELECT org_id, id, id, kind, id::text, jsonb_build_object('name', id) FROM made`,
    [org, workspace],
  );
  const client = createClient({ url: api.url, credential: founder.token });
  const requests = vi.spyOn(globalThis, "fetch");
  const parts = exportResources(client, { workspace, kind: "vendor", format: "ndjson" });
  expect(requests).not.toHaveBeenCalled();
  const first = await parts.next();
  expect(first.value).toMatchObject({ rows: 500, of: 1_200 });
  // One starts the export, and the other reads its first part.
  expect(requests).toHaveBeenCalledTimes(2);
  const rest: unknown[] = [];
  for await (const { rows, text } of parts) rest.push([rows, text.split("\n").length - 1]);
  expect(rest).toEqual([
    [1_000, 500],
    [1_200, 200],
  ]);
});
