import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Instance } from "@bailiwick/db";
import pg from "pg";
import { hashToken, newToken } from "../identity/credential.ts";
import { newId } from "../identity/id.ts";
import { type Caller, callerOf } from "./caller.ts";
import { security } from "./organizations/data-security.ts";

/** Where the example scans, as its workspace's admin wants it, and the connector that it begins with. */
const workspace = "example-bank/europe";
const admin = `admin@${security.domain}`;
const begins = "Customer archive";

/** Five percent in so many milliseconds: a scan takes two minutes, which is long enough to watch one. */
const pace = 6_000;

const script = join(import.meta.dirname, "../../../../examples/worker/worker.ts");

/**
 * Starts a scan in the demo, if none is under way, and the example's worker as a process of its own, which works on it and on
 * those that people start. Its key is kept in the data folder.
 * @returns how to stop the worker
 */
export async function startDemoWorker(
  { home, urls, secret }: Pick<Instance, "home" | "urls" | "secret">,
  publicUrl: URL,
): Promise<() => Promise<void>> {
  const file = join(home, "demo-worker.key");
  const pool = new pg.Pool({ connectionString: urls.app, max: 1 });
  const callerWith = (token: string) => callerOf({ pool, publicUrl, secret }, { token });
  try {
    if (!existsSync(file)) writeFileSync(file, await issueKey(urls.identity, callerWith), { mode: 0o600 });
    const key = readFileSync(file, "utf8").trim();
    await beginScan(callerWith(key));
    const worker = spawn(process.execPath, [script], {
      env: { BAILIWICK_URL: publicUrl.href, BAILIWICK_KEY: key, WORKSPACE: workspace, PACE: String(pace) },
      stdio: "ignore",
    });
    const ended = new Promise<void>((resolve) => {
      worker.once("error", () => resolve());
      worker.once("exit", () => resolve());
    });
    return async () => {
      worker.kill();
      await ended;
    };
  } finally {
    await pool.end();
  }
}

/** The key that the workspace's admin gives the worker; their session lasts as long as that takes. */
async function issueKey(identityUrl: string, callerWith: (token: string) => Caller): Promise<string> {
  const identity = new pg.Client({ connectionString: identityUrl });
  await identity.connect();
  const token = newToken();
  try {
    await identity.query(
      `INSERT INTO session (id, user_id, token, expires_at)
       SELECT $1, id, $2, now() + interval '1 minute' FROM "user" WHERE email = $3`,
      [newId(), hashToken(token), admin],
    );
    const { text } = await callerWith(token).keys.issue({
      workspace,
      name: "Example worker",
      scopes: ["connector:read", "scan:read", "scan:run", "scan:work", "finding:append"],
    });
    return text;
  } finally {
    await identity.query("DELETE FROM session WHERE token = $1", [hashToken(token)]);
    await identity.end();
  }
}

async function beginScan({ runs, resources }: Caller): Promise<void> {
  const scans = { workspace, kind: "scan" };
  for (const state of ["queued", "running"] as const) {
    if ((await runs.list({ ...scans, state })).items.length > 0) return;
  }
  const { items } = await resources.list({ workspace, kind: "connector", search: begins });
  const [connector] = items;
  if (connector !== undefined) await resources.create({ ...scans, parent: connector.id, fields: {} });
}
