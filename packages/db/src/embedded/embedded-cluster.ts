import { spawn } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { OperatorError } from "../operator-error.ts";
import { canEnter, type ServerAccount } from "./embedded-account.ts";
import type { Binaries } from "./embedded-binaries.ts";

export const superuser = "postgres";

/** How the server's account addresses a folder: by its path or, if the path is closed to it, by a descriptor. */
export type PassedFolder = { path: string; descriptor?: number; close: () => void };

/**
 * Root might keep its data where no other account can look (under /root). Linux lets a process into a folder that it
 * receives as an open descriptor, which is child descriptor 4 of every process started with it.
 * @throws OperatorError where that is not possible.
 */
export function passFolder(account: ServerAccount, folder: string): PassedFolder {
  if (canEnter(account, folder)) return { path: folder, close: () => {} };
  if (process.platform !== "linux") {
    throw new OperatorError(
      `The data folder ${folder} is closed to the account that PostgreSQL must run as, because Bailiwick runs as root; ` +
        "set BAILIWICK_HOME to a folder that other users can enter, or start Bailiwick as another user.",
    );
  }
  const descriptor = openSync(folder, "r");
  return { path: "/proc/self/fd/4", descriptor, close: () => closeSync(descriptor) };
}

type Cluster = { folder: string; account: ServerAccount; binaries: Binaries; password: string };

/**
 * Creates the cluster unless it exists. It is created in a temporary place and then renamed, so that neither a killed
 * start nor two concurrent first starts leave half a cluster behind.
 * @throws OperatorError when the folder can't be created or initdb fails.
 */
export async function createCluster({ folder, account, binaries, password }: Cluster): Promise<void> {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  const home = dirname(folder);
  const draft = `${folder}.new-${process.pid}`;
  const passwordFile = `${draft}.password`;
  try {
    for (const entry of readdirSync(home)) {
      if (entry.startsWith(`${basename(folder)}.new-`) && !isAlive(entry))
        rmSync(join(home, entry), { recursive: true });
    }
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account.uid !== undefined && account.gid !== undefined) {
      chownSync(draft, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
  } catch (error) {
    throw failure(home, error);
  }
  try {
    await initdb(binaries.initdb, draft, passwordFile, account);
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(join(folder, "PG_VERSION"))) throw failure(home, error);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function failure(home: string, error: unknown): OperatorError {
  const why = error instanceof Error ? error.message : String(error);
  return new OperatorError(`The database cannot be made in ${home}: ${why}.`, { cause: error });
}

/** Whether the process that is creating this draft still runs. */
function isAlive(draft: string): boolean {
  const pid = Number(/new-(\d+)/.exec(draft)?.[1]);
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function initdb(
  program: string,
  folder: string,
  passwordFile: string,
  account: ServerAccount,
): Promise<void> {
  const data = passFolder(account, folder);
  const password = openSync(passwordFile, "r");
  // C.UTF-8 is built into the server: the same text order on every system, whatever its locales.
  const args = [
    "-D",
    data.path,
    "-U",
    superuser,
    "--pwfile=/dev/fd/3",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
  ];
  args.push("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions");
  const child = spawn(program, args, {
    ...account,
    cwd: "/",
    stdio: ["ignore", "ignore", "pipe", password, data.descriptor ?? "ignore"],
  });
  closeSync(password);
  data.close();
  let output = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const status = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("close", resolve);
  });
  if (status !== 0) {
    const why =
      output
        .trim()
        .split("\n")
        .findLast((line) => line.includes("error:")) ?? "initdb failed";
    throw new Error(why.replace(/^.*error:\s*/, ""));
  }
}
