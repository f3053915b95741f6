import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { OperatorError } from "../operator-error.ts";

/** How long a running server can take to exit after its own Bailiwick died, in milliseconds. */
const grace = 2_000;
/** How long a stopping server can take to write its data, in milliseconds. */
const stoppingGrace = 60_000;

/**
 * Makes sure that no server works on the data folder. A lock file whose process is gone is left to the server; one
 * whose process id now belongs to an unrelated process, as after a container restart, would make the server refuse to
 * start, so it is removed.
 * @throws OperatorError when another process keeps using the folder.
 */
export async function claimFolder(folder: string): Promise<void> {
  const began = Date.now();
  for (;;) {
    const lock = readLock(folder);
    if (!lock || !isRunning(lock.pid)) return;
    if (!isServing(folder, lock.pid)) {
      rmSync(join(folder, "postmaster.pid"), { force: true });
      return;
    }
    if (Date.now() - began > (lock.status === "stopping" ? stoppingGrace : grace)) {
      throw new OperatorError(
        `The data folder ${join(folder, "..")} is in use by another running Bailiwick (server process ${lock.pid}); ` +
          "stop that one, or set BAILIWICK_HOME to another folder.",
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function readLock(folder: string): { pid: number; status: string } | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, status: lines[7]?.trim() ?? "" } : undefined;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Whether a server, or part of one, works on the folder: it is the working directory of all of a server's processes.
 */
function isServing(folder: string, pid: number): boolean {
  if (process.platform !== "linux") return isServerProcess(pid);
  const real = realpathSync(folder);
  const owner = statSync(folder).uid;
  return readdirSync("/proc").some((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      return readlinkSync(`/proc/${entry}/cwd`) === real;
    } catch (error) {
      // We can't inspect it (root in a container might not be allowed to): a process of the folder's owner might be the
      // server.
      const closed = error instanceof Error && "code" in error && error.code === "EACCES";
      return closed && statSync(`/proc/${entry}`, { throwIfNoEntry: false })?.uid === owner;
    }
  });
}

function isServerProcess(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" });
  return /postgres\s*$/.test(stdout);
}
