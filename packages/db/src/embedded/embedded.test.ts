import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { withClient } from "../connection.ts";
import { type EmbeddedServer, startEmbedded } from "./embedded.ts";
import { serverAccount } from "./embedded-account.ts";
import { findBinaries, packageFolder } from "./embedded-binaries.ts";
import { openHome } from "./home.ts";

const folder = mkdtempSync(join(tmpdir(), "bailiwick-embedded-"));
chmodSync(folder, 0o711);
const password = "a password for tests only";
const running: EmbeddedServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function newHome(name: string): string {
  return openHome({ BAILIWICK_HOME: join(folder, name) });
}

async function start(home: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({ home, password });
  running.push(server);
  return server;
}

async function ask(server: EmbeddedServer, sql: string): Promise<unknown> {
  return await withClient(server.url, async (client) => {
    const { rows } = await client.query({ text: sql, rowMode: "array" });
    return rows.flat();
  });
}

function logOf(home: string): string {
  return readFileSync(join(home, "postgres.log"), "utf8");
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Starts another process that holds a server; returns the server's process id once it is up. */
async function hold(
  home: string,
): Promise<{ holder: ChildProcess; pid: number; status: Promise<number | null> }> {
  const holder = spawn(process.execPath, [join(import.meta.dirname, "../testing/held-server.ts")], {
    env: { ...process.env, BAILIWICK_HOME: home, PASSWORD: password },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const status = new Promise<number | null>((resolve) => holder.once("exit", resolve));
  const up = new Promise<number>((resolve) =>
    holder.stdout?.once("data", (chunk: Buffer) => resolve(Number(chunk))),
  );
  return { holder, pid: await Promise.race([up, status.then(() => 0)]), status };
}

const shared = newHome("shared");

describe("the embedded server", () => {
  test("is PostgreSQL 18, listens only on loopback, requires a password, and keeps every durability setting on", async () => {
    const server = await start(shared);
    expect(
      await ask(
        server,
        `SELECT current_setting('server_version_num')::int / 10000, current_setting('listen_addresses'),
           current_setting('unix_socket_directories'), current_setting('fsync'), current_setting('full_page_writes'),
           current_setting('synchronous_commit'), current_setting('data_checksums')`,
      ),
    ).toEqual([18, "127.0.0.1", "", "on", "on", "on", "on"]);
    const wrong = server.url.replace(encodeURIComponent(password), "wrong");
    await expect(withClient(wrong, async () => {})).rejects.toThrow(/refused the user "postgres": password/);
  });

  test("stops cleanly and keeps what was written", async () => {
    const before = existsSync(join(shared, "postgres.log")) ? logOf(shared).length : 0;
    const first = await start(shared);
    await ask(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    expect(logOf(shared)).toMatch(/database system is shut down\n$/);
    expect(await ask(await start(shared), "SELECT answer FROM kept")).toEqual([42]);
    expect(logOf(shared).slice(before).split("is shut down")[1]).not.toMatch(/interrupted|not properly/);
  });

  test("can be stopped twice, and stopping a dead server is not an error", async () => {
    const server = await start(shared);
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    await server.exited;
  });

  test("restarts after it was killed, with what was committed", async () => {
    const killed = await start(shared);
    await ask(killed, "CREATE TABLE committed AS SELECT 7 AS answer");
    process.kill(killed.pid, "SIGKILL");
    await killed.exited;
    expect(existsSync(join(shared, "postgres/postmaster.pid"))).toBe(true);
    expect(await ask(await start(shared), "SELECT answer FROM committed")).toEqual([7]);
  });

  test("is not blocked by a lock file whose process id now belongs to another program", async () => {
    const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    const data = join(shared, "postgres");
    writeFileSync(
      join(data, "postmaster.pid"),
      `${stranger.pid}\n${data}\n1\n5432\n\n127.0.0.1\n\nready   \n`,
    );
    expect(await ask(await start(shared), "SELECT 1")).toEqual([1]);
    stranger.kill();
  });

  test("refuses a second process on the same data folder with one sentence", async () => {
    const server = await start(shared);
    await expect(startEmbedded({ home: shared, password })).rejects.toThrow(
      `The data folder ${shared} is in use by another running Bailiwick (server process ${server.pid}); ` +
        "stop that one, or set BAILIWICK_HOME to another folder.",
    );
    expect(await ask(server, "SELECT 1")).toEqual([1]);
  });

  test("of two concurrent first starts, one creates the cluster and one is refused", async () => {
    const home = newHome("contested");
    const [one, other] = await Promise.all([hold(home), hold(home)]);
    expect([one.pid > 0, other.pid > 0].sort()).toEqual([false, true]);
    const [loser, winner] = one.pid > 0 ? [other, one] : [one, other];
    expect(await loser.status).toBe(1);
    expect(readdirSync(home).filter((entry) => entry.includes(".new-"))).toEqual([]);
    winner.holder.kill();
    await winner.status;
    expect(await ask(await start(home), "SELECT 1")).toEqual([1]);
  });

  test("reports in one sentence why it can't start", async () => {
    const home = newHome("older");
    await (await start(home)).stop();
    writeFileSync(join(home, "postgres/PG_VERSION"), "17\n");
    await expect(startEmbedded({ home, password })).rejects.toThrow(
      `The embedded PostgreSQL server did not start: database files are incompatible with server; ` +
        `see ${join(home, "postgres.log")}.`,
    );
  });
});

describe("when the process that holds the server ends, the server stops with it", () => {
  test.each([
    ["by SIGTERM", "SIGTERM"],
    ["by Ctrl-C", "SIGINT"],
    ["by SIGKILL", "SIGKILL"],
    ["through an uncaught error", null],
  ] as const)("%s", async (_, signal) => {
    const { holder, pid } = await hold(shared);
    expect(isAlive(pid)).toBe(true);
    const before = logOf(shared).length;
    if (signal) holder.kill(signal);
    else holder.stdin?.write("go");
    // Without waiting: the next start finds a server that is still shutting down.
    expect(await ask(await start(shared), "SELECT 1")).toEqual([1]);
    expect(logOf(shared).slice(before)).toMatch(
      /received fast shutdown request[\s\S]*database system is shut down\n/,
    );
  });
});

describe("as root, whose folders other accounts can't enter", () => {
  test("the server works on a data folder inside a closed one", async () => {
    mkdirSync(join(folder, "closed"), { mode: 0o700 });
    const home = newHome("closed/home");
    await ask(await start(home), "CREATE TABLE kept AS SELECT 42 AS answer");
    await Promise.all(running.splice(0).map((server) => server.stop()));
    expect(await ask(await start(home), "SELECT answer FROM kept")).toEqual([42]);
  });

  test("a server whose own folder is closed runs from a copy", async () => {
    const closed = join(folder, "project");
    mkdirSync(closed, { mode: 0o700 });
    cpSync(dirname(packageFolder()), join(closed, "package"), { recursive: true, verbatimSymlinks: true });
    const account = serverAccount(join(folder, "none"));
    const { postgres } = findBinaries(account, join(closed, "package/native"), join(folder, "cache"));
    const server = await startEmbedded({ home: shared, password, serverFolder: dirname(dirname(postgres)) });
    running.push(server);
    expect(await ask(server, "SELECT 1")).toEqual([1]);
  });
});
