import { expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";
import { create, titles } from "./testing.ts";

const api = await startApi();

test("[M19][M20] the assets and filters of a workspace are its own, and another can't refer to them", async () => {
  const tenant = await staffed(api, "ai-governance");
  const { workspace, org: organization, founder } = tenant;
  const member = tenant.as("workspace_member");
  const { id: other } = await founder.client.workspaces.create.mutate({
    organization,
    name: "Research",
    slug: "research",
  });
  const asset = await create(member, workspace, "asset", { name: "Scoring", type: "model" });
  await create(member, workspace, "filter", { name: "Denied", verdict: "denied" });
  for (const kind of ["asset", "filter"]) {
    expect(await titles(founder, workspace, kind)).toHaveLength(1);
    expect(await titles(founder, other, kind)).toEqual([]);
  }
  const elsewhere = founder.client.resources.get.query({ workspace: other, kind: "asset", id: asset.id });
  expect(await errorOf(elsewhere)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_resource" });
  // The same name is free there.
  await create(founder, other, "asset", { name: "Scoring", type: "agent" });
  const signal = {
    id: crypto.randomUUID(),
    at: new Date().toISOString(),
    fields: { asset: asset.id, source: "Scanner", score: 1 },
  };
  const append = founder.client.resources.append.mutate({
    workspace: other,
    kind: "risk_signal",
    rows: [signal],
  });
  expect(await errorOf(append)).toMatchObject({ code: "INVALID", path: "rows.0.fields.asset" });
});
