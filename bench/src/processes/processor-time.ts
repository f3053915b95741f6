import { readFileSync } from "node:fs";
import { query } from "../server/index.ts";

/** Linux counts the time of processes in hundredths of a second. */
const tick = 10;

/** The processor time that processes have used so far, in milliseconds; 0 for those that this system can't report. */
export function processorTime(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + timeOf(pid), 0);
}

function timeOf(pid: number): number {
  try {
    const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(/^.*\) /);
    const [user, system] = fields.split(" ").slice(11, 13).map(Number);
    return ((user ?? 0) + (system ?? 0)) * tick;
  } catch {
    return 0;
  }
}

/** The server's processes for a database. */
export async function backendsOf(url: URL): Promise<number[]> {
  const { rows } = await query(
    url,
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  return rows.map(({ pid }) => Number(pid));
}
