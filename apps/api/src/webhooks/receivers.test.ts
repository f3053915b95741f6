import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createWebhook, placeOnPlan, rename, startReceiver, workerOf } from "../outbox/webhook-testing.ts";
import { startApi } from "../testing/api.ts";

/* The receivers of docs/events.md, as they are written there. */

const api = await startApi();
const worker = workerOf(api);
const guide = readFileSync(join(import.meta.dirname, "../../../../docs/events.md"), "utf8");

/** The code in this language that contains a word. */
function example(language: string, word: string): string {
  const blocks = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  const found = blocks.find(([, of, code = ""]) => of === language && code.includes(word));
  if (found?.[2] === undefined) throw new Error(`the guide has no ${language} with ${word}`);
  return found[2];
}

/** Runs a program to its end, and returns what it printed. */
async function output(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const chunk of child.stdout) said += chunk;
  return said.trim();
}

test("the TypeScript receiver takes an event, and refuses a wrong signature", async () => {
  const home = mkdtempSync(join(tmpdir(), "bailiwick-receiver-"));
  symlinkSync(join(import.meta.dirname, "../../node_modules"), join(home, "node_modules"));
  writeFileSync(join(home, "package.json"), '{ "type": "module" }');
  writeFileSync(join(home, "receiver.ts"), example("ts", "createServer"));
  // A port that is free.
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));

  const { as, workspace } = await placeOnPlan(api);
  const owner = as("owner");
  const url = `http://127.0.0.1:${port}/`;
  const { webhook, secret } = await createWebhook(owner, workspace, { url });
  const child = spawn(process.execPath, [join(home, "receiver.ts")], {
    env: { PATH: process.env.PATH, PORT: String(port), BAILIWICK_WEBHOOK_SECRET: secret },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill();
    rmSync(home, { recursive: true, force: true });
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const answers = () =>
    fetch(url, { method: "POST", body: "{}" }).then(
      ({ status }) => status,
      () => null,
    );
  await expect.poll(answers, { timeout: 20_000 }).toBe(401);
  await rename({ owner, workspace }, "Renamed");
  await worker.drain();
  await expect.poll(() => said).toContain("workspace.renamed");
  const { items } = await owner.client.webhooks.listDeliveries.query({ workspace, webhook: webhook.id });
  expect(items).toMatchObject([{ state: "delivered", last: { status: 204 } }]);
});

test("the shell knows a signature from a wrong one", async () => {
  const { as, workspace } = await placeOnPlan(api);
  const owner = as("owner");
  const { url, received } = await startReceiver();
  const { secret } = await createWebhook(owner, workspace, { url });
  await rename({ owner, workspace }, "Renamed");
  await worker.drain();
  const [{ headers, body }] = received as [(typeof received)[0]];
  const given = {
    secret,
    id: headers["webhook-id"],
    timestamp: headers["webhook-timestamp"],
    signature: headers["webhook-signature"],
    body,
  };
  const verify = (more: NodeJS.ProcessEnv = {}) =>
    output("sh", ["-c", `${example("sh", "verify()")}\nverify`], { ...given, ...more });
  expect(await verify()).toBe("valid");
  expect(await verify({ body: `${body} ` })).toBe("invalid");
  expect(await verify({ signature: `v1,old ${given.signature}` })).toBe("valid");
});
