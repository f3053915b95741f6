import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { createServer, type Socket, connect as socketTo } from "node:net";
import { join } from "node:path";
import { staffed, startApi } from "@bailiwick/api/testing";
import { expect, onTestFinished, test } from "vitest";
import { cliOf, cliUser } from "../testing/cli.ts";

/* The real tool as a child process, on this machine, against the product on a port and on a separate database. */

const api = await startApi();

/** A workspace with onboarding defaults, and a key with which machines are connected. */
async function fleet() {
  const tenant = await staffed(api, "machine-fleet");
  const { founder, workspace } = tenant;
  const set = (key: string, value: string | Record<string, string>[]) =>
    founder.client.settings.update.mutate({ workspace, key, value });
  await set("machine_tags", [{ tag: "env:prod" }]);
  await set("machine_permission_mode", "strict");
  await set("machine_rules", "- allow: read\n  path: /srv/*\n");
  const { text } = await founder.client.keys.issue.mutate({
    workspace,
    name: "Installer",
    scopes: ["machine:read", "machine:create"],
  });
  const machines = async () =>
    (await founder.client.resources.list.query({ workspace, kind: "machine" })).items;
  return { ...tenant, key: text, machines };
}

/** A way to the product that can be cut. */
async function cuttable() {
  const { port } = new URL(api.url);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const on = socketTo(Number(port), "127.0.0.1");
    for (const each of [socket, on]) {
      sockets.add(each);
      each.on("error", () => undefined).on("close", () => sockets.delete(each));
    }
    socket.pipe(on).pipe(socket);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const at = (server.address() as { port: number }).port;
  const cut = async () => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((closed) => server.close(closed));
  };
  onTestFinished(cut);
  return {
    url: `http://127.0.0.1:${at}`,
    cut,
    mend: () => once(server.listen(at, "127.0.0.1"), "listening"),
  };
}

test("[C39] one command connects the machine that it runs on, tells what it is, and reports until it is stopped", async () => {
  const { slug, key, machines } = await fleet();
  const { start, config } = cliUser();
  const command = `connect --url ${api.url} -w ${slug} --key --name edge-1 --tag rack:7 --every 1`;
  const running = start(command, { input: `${key}\n` });
  await expect.poll(running.said).toContain("/srv/*");
  const [machine] = await machines();
  expect(machine).toMatchObject({ title: "edge-1", state: "online", fields: { mode: "strict" } });
  await expect.poll(async () => (await machines())[0]?.heartbeatAt).not.toBe(machine?.heartbeatAt);
  expect(await running.stop()).toEqual({
    code: 0,
    stdout: [
      "Connected as edge-1 in Test.",
      "  Name   edge-1",
      "  Tags   env:prod, rack:7",
      "  Mode   strict",
      "  Rules",
      "    - allow: read",
      "      path: /srv/*",
      "",
    ].join("\n"),
    stderr: "",
  });
  const file = join(config, "bailiwick/machine.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).toContain('"bwm_');
  expect(readFileSync(file, "utf8")).not.toContain(key);
});

test("a second start continues as the same machine, and ends when it is unregistered", async () => {
  const { founder, workspace, slug, machines } = await fleet();
  const { run, config } = cliOf(api.url, founder);
  expect(await run(`connect -w ${slug} --once`)).toMatchObject({ code: 0, stderr: "" });
  const again = await run("connect --once");
  expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining("Registered as ") });
  const [machine, ...more] = await machines();
  expect(more).toEqual([]);

  await founder.client.resources.delete.mutate({ workspace, kind: "machine", id: machine?.id ?? "" });
  const gone = await run("connect");
  expect(gone).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringContaining("This machine is not registered"),
  });
  expect(() => statSync(join(config, "bailiwick/machine.json"))).toThrow("ENOENT");
});

test("an outage and a pending deletion are waited out", async () => {
  const { founder, workspace, slug, key, machines } = await fleet();
  const { url, cut, mend } = await cuttable();
  const running = cliUser().start(`connect --url ${url} -w ${slug} --key ${key} --every 1`);
  await expect.poll(running.said).toContain("Connected as ");
  await cut();
  await expect.poll(running.said, { timeout: 60_000 }).toContain("Trying again until it works.");
  await mend();
  await expect.poll(running.said, { timeout: 60_000 }).toContain("Reporting again.");

  await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
  await expect.poll(running.said, { timeout: 60_000 }).toContain("The workspace is pending deletion.");
  await founder.client.workspaces.restore.mutate({ workspace });
  const times = () => running.said().split("Reporting again.").length - 1;
  await expect.poll(times, { timeout: 60_000 }).toBe(2);
  expect(await machines()).toHaveLength(1);
  expect(await running.stop()).toMatchObject({ code: 0 });
}, 240_000);

test("says in one sentence what is missing", async () => {
  const { slug, key } = await fleet();
  const { run } = cliUser();
  const at = `connect --url ${api.url}`;
  expect(await run(`${at} --key ${key}`)).toEqual({
    code: 2,
    stdout: "",
    stderr: "Pass --workspace: a key has no default.\n",
  });
  expect(await run(`${at} -w ${slug}`)).toMatchObject({ code: 2, stderr: expect.stringContaining("--key") });
  expect(await run(`${at} -w ${slug} --key bwk_nothing`)).toMatchObject({ code: 2, stdout: "" });
  expect(await run(`${at} -w ${slug} --key ${key} --every 0`)).toMatchObject({ code: 2, stdout: "" });
  expect(await run(`${at} -w elsewhere --key ${key}`)).toMatchObject({ code: 1, stdout: "" });
});
