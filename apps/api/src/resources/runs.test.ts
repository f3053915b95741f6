import { expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { create } from "./testing.ts";

const api = await startApi();

test("a run is begun by who holds its verb, and cancelled once", async () => {
  const { as, founder, ...tenant } = await staffed(api, "data-security");
  const { workspace } = tenant;
  const editor = as("editor");
  const connector = await create(as("admin"), workspace, "connector", { name: "Files", type: "s3" });
  const scan = await create(editor, workspace, "scan", {}, connector.id);
  expect(scan).toMatchObject({ state: "queued", parent: connector.id });
  const cancel = { workspace, kind: "scan", id: scan.id, action: "cancel" };
  const viewer = as("viewer");
  for (const attempt of [
    () => create(viewer, workspace, "scan", {}, connector.id),
    () => viewer.client.resources.act.mutate(cancel),
  ])
    expect(await errorOf(attempt())).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
  expect(await editor.client.resources.act.mutate(cancel)).toMatchObject({ state: "cancelled" });
  expect((await newest(api, tenant))[0]).toMatchObject({
    action: "resource.state_changed",
    before: { state: "queued" },
    after: { state: "cancelled" },
  });
  expect(await errorOf(editor.client.resources.act.mutate(cancel))).toMatchObject({
    code: "WRONG_STATE",
    reason: "wrong_resource_state",
  });
  const start = editor.client.resources.act.mutate({ ...cancel, action: "start" });
  expect(await errorOf(start)).toMatchObject({ reason: "only_worker" });
});
