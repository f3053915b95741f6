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

test("[M2][M4][M7] environments of a tenant are workspaces, each with its own policies, assets and request logs", async () => {
  const tenant = await staffed(api, "ai-governance");
  const { workspace: production, org: organization, founder } = tenant;
  const environment = async (slug: string) =>
    (await founder.client.workspaces.create.mutate({ organization, name: slug, slug })).id;
  const [staging, pilot] = [await environment("staging"), await environment("pilot")];
  await create(founder, pilot, "policy", { name: "Try anything", priority: 1, effect: "allow" });
  await create(founder, pilot, "asset", { name: "Draft agent", type: "agent" });
  const at = new Date().toISOString();
  await founder.client.resources.append.mutate({
    workspace: pilot,
    kind: "request_log",
    rows: [{ id: crypto.randomUUID(), at, fields: { model: "atlas-5", verdict: "allowed" } }],
  });
  const held = async (place: string) => {
    const kinds = ["policy", "asset", "request_log"].map(
      async (kind) => (await titles(founder, place, kind)).length,
    );
    return Promise.all(kinds);
  };
  expect(await Promise.all([production, staging, pilot].map(held))).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [1, 1, 1],
  ]);
  // The experiment is tried where it stands alone: production's people don't see it, and its policies decide nothing there.
  const member = tenant.as("workspace_member");
  expect(await errorOf(titles(member, pilot, "asset"))).toMatchObject({ code: "NOT_FOUND" });
  await founder.client.resources.create.mutate({
    organization,
    kind: "ai_provider",
    fields: {
      name: "Example AI",
      base_url: "https://models.example.com",
      credential: "sk-shared-credential",
    },
  });
  const ask = async (workspace: string) =>
    (await founder.client.models.check.query({ workspace, provider: "Example AI", model: "atlas-5" }))
      .allowed;
  expect([await ask(production), await ask(pilot)]).toEqual([false, true]);
});
