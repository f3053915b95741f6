import { expect, test } from "vitest";
import { scansOf } from "../quotas/testing.ts";
import { startApi } from "../testing/api.ts";
import { withConnector } from "./testing.ts";

const api = await startApi();

test("[S13] a scan that ends after its connector moved ends in the new home, and uses the quota of the old one", async () => {
  const { founder, org, workspace, connector, scan, worker } = await withConnector(api);
  const named = { workspace, kind: "scan" };
  const { id } = await scan();
  const { run } = await worker.runs.claim.mutate(named);
  const target = { organization: org, name: "North", slug: "north" };
  const { id: north } = await founder.client.workspaces.create.mutate(target);
  await founder.client.resources.move.mutate({
    workspace,
    kind: "connector",
    id: connector,
    to: north,
    confirmation: "Files",
  });

  const mine = { ...named, run: run?.id ?? "", lease: run?.lease ?? "" };
  await worker.runs.heartbeat.mutate({ ...mine, progress: 60 });
  await worker.runs.finish.mutate({ ...mine, fields: { result: "Nothing found" } });
  expect(await founder.client.resources.get.query({ workspace: north, kind: "scan", id })).toMatchObject({
    state: "done",
    fields: { progress: 100, result: "Nothing found" },
  });
  expect((await scansOf(founder, workspace)).workspace).toMatchObject({ reserved: 0, used: 1 });
  expect((await scansOf(founder, north)).workspace).toMatchObject({ reserved: 0, used: 0 });
});
