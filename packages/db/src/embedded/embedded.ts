import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { OperatorError } from "../operator-error.ts";
import { type ServerAccount, serverAccount } from "./embedded-account.ts";
import { type Binaries, findBinaries } from "./embedded-binaries.ts";
import { createCluster, passFolder, superuser } from "./embedded-cluster.ts";
import { claimFolder } from "./embedded-lock.ts";

export type EmbeddedServer = {
  /** The superuser's address, database `postgres`. */
  url: string;
  port: number;
  pid: number;
  /** Settles when the server has exited, intentionally or not. */
  exited: Promise<void>;
  /** Fast shutdown: closes open connections, writes a checkpoint, returns when the server has exited. */
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  home: string;
  /** The superuser's password; fixed when the cluster is created. */
  password: string;
  /** Settings that override the ones below. */
  settings?: Record<string, string>;
  /** A copy of the server other than the package's. */
  serverFolder?: string;
};

/** Small and durable: one machine, one product. Every durability setting stays on (fsync, full_page_writes). */
const settings: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  max_wal_size: "512MB",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_logical_replication_workers: "0",
  huge_pages: "off",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  log_min_messages: "warning",
  password_encryption: "scram-sha-256",
};

/**
 * The shell execs the server, so that the process we hold is the server itself. A watcher runs beside it: when our end
 * of descriptor 3 closes without the word "stopped", however we died, it tells the server to shut down fast.
 */
const launcher = `
  server=$$
  ( ( read -r word <&3 || kill -INT $server 2>/dev/null ) >/dev/null 2>&1 & )
  exec "$@" 3<&-
`;

const startLimit = 30_000;
const stopLimit = 30_000;

/**
 * Starts the PostgreSQL server that ships with the product on `<home>/postgres`, on a free port of the loopback
 * interface, creating the cluster on first start. The server logs to `<home>/postgres.log`.
 * @throws OperatorError when another process uses the folder or the server does not come up.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = join(options.home, "postgres");
  const account = serverAccount(folder);
  const binaries = findBinaries(account, options.serverFolder);
  await createCluster({ folder, account, binaries, password: options.password });

  for (let attempt = 1; ; attempt++) {
    await claimFolder(folder);
    const port = await freePort();
    const started = await launch({ ...options, folder, account, binaries, port });
    if ("server" in started) return started.server;
    // Another process took the port, or a killed server is still exiting.
    const passing = /Address already in use|lock file|pre-existing shared memory/.test(started.log);
    if (!passing || attempt >= 10) throw new OperatorError(startFailure(options.home, started.log));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function startFailure(home: string, log: string): string {
  const fatal = log.split("\n").findLast((line) => /\b(FATAL|PANIC|ERROR):/.test(line));
  const why = fatal?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, "") ?? "it gave no reason";
  return `The embedded PostgreSQL server did not start: ${why}; see ${join(home, "postgres.log")}.`;
}

type Launch = EmbeddedOptions & { folder: string; account: ServerAccount; binaries: Binaries; port: number };

async function launch(options: Launch): Promise<{ server: EmbeddedServer } | { log: string }> {
  const { folder, account, binaries, port, home, password } = options;
  const logPath = join(home, "postgres.log");
  const logSize = statSync(logPath, { throwIfNoEntry: false })?.size ?? 0;
  const fresh = logSize > 1_000_000;
  const log = openSync(logPath, fresh ? "w" : "a", 0o600);
  const data = passFolder(account, folder);
  const flags = Object.entries({ ...settings, ...options.settings, port: String(port) });
  const child = spawn(
    "/bin/sh",
    [
      "-c",
      launcher,
      "sh",
      binaries.postgres,
      "-D",
      data.path,
      ...flags.flatMap(([k, v]) => ["-c", `${k}=${v}`]),
    ],
    // A separate session: Ctrl-C in the terminal reaches us, not the server under our open requests.
    {
      ...account,
      cwd: "/",
      detached: true,
      stdio: ["ignore", log, log, "pipe", data.descriptor ?? "ignore"],
    },
  );
  closeSync(log);
  data.close();
  const watcher = child.stdio[3] as Writable;
  watcher.on("error", () => {});
  const exited = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  }).then(() => {
    watcher.end("stopped\n");
  });
  if (!(await ready(child, folder, exited))) {
    return {
      log: readFileSync(logPath)
        .subarray(fresh ? 0 : logSize)
        .toString(),
    };
  }
  child.unref();
  if ("unref" in watcher && typeof watcher.unref === "function") watcher.unref();
  const url = `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  return { server: { url, port, pid: child.pid ?? 0, exited, stop: () => stop(child, exited) } };
}

/** Waits until the server has written "ready" under its own process id into its lock file. */
async function ready(child: ChildProcess, folder: string, exited: Promise<void>): Promise<boolean> {
  let gone = false;
  exited.then(() => {
    gone = true;
  });
  for (const limit = Date.now() + startLimit; !gone && Date.now() < limit; ) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const lock = readLock(folder);
    if (lock[0] === String(child.pid) && lock[7]?.trim() === "ready") return true;
  }
  if (!gone) await stop(child, exited);
  return false;
}

function readLock(folder: string): string[] {
  try {
    return readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.ref();
  child.kill("SIGINT");
  const late = setTimeout(() => child.kill("SIGQUIT"), stopLimit);
  await exited;
  clearTimeout(late);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
