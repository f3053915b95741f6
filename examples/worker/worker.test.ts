import { spawn } from "node:child_process";
import { join } from "node:path";
import { staffed, startApi } from "@bailiwick/api/testing";
import { afterAll, expect, test } from "vitest";

/* The example as a process of its own, against the product on a port and on a separate database. */

const api = await startApi();
const { as, workspace } = await staffed(api, "data-security");
const admin = as("admin").client;

const { text } = await admin.keys.issue.mutate({
  workspace,
  name: "Worker",
  scopes: ["connector:read", "scan:read", "scan:work", "finding:append"],
});
const worker = spawn(process.execPath, [join(import.meta.dirname, "worker.ts")], {
  env: { ...process.env, BAILIWICK_URL: api.url, BAILIWICK_KEY: text, WORKSPACE: workspace },
  stdio: ["ignore", "ignore", "inherit"],
});
const ended = new Promise((resolve) => worker.once("close", resolve));
afterAll(async () => {
  worker.kill();
  await ended;
});

test("the worker does a scan, with progress, and leaves what it found", async () => {
  const { id: connector } = await admin.resources.create.mutate({
    workspace,
    kind: "connector",
    fields: { name: "Files", type: "s3" },
  });
  const { id } = await as("editor").client.resources.create.mutate({
    workspace,
    kind: "scan",
    parent: connector,
    fields: {},
  });
  const scan = () => admin.resources.get.query({ workspace, kind: "scan", id });
  await expect.poll(async () => (await scan()).state).toBe("done");
  expect((await scan()).fields).toEqual({ progress: 100, result: "1 finding" });
  const { items } = await admin.resources.list.query({ workspace, kind: "finding", parent: connector });
  expect(items).toMatchObject([{ fields: { severity: "low" } }]);
});
