import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../../..");

/** The maximum time of a start or a stop, in milliseconds. */
const timeoutMs = 60_000;

/**
 * Starts the server as `npm start` does, on a free port, with a separate data folder, embedded database and demo.
 * @param settings more of the environment
 * @returns its URL, its data folder, and how to stop it.
 * @throws when the console is not built, or the server reports why it can't start.
 */
export async function startServer(
  settings: NodeJS.ProcessEnv = {},
): Promise<{ url: string; home: string; stop: () => Promise<void> }> {
  if (!existsSync(join(root, "apps/web/dist/index.html"))) {
    throw new Error("The console is not built. Run `pnpm --filter @bailiwick/web build` first.");
  }
  const folder = mkdtempSync(join(tmpdir(), "bailiwick-e2e-"));
  // As root, the embedded database runs as another account, which needs access.
  chmodSync(folder, 0o711);
  const home = join(folder, "home");
  const child = spawn(join(root, "node_modules/.bin/node"), [join(root, "apps/api/src/main.ts")], {
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      BAILIWICK_HOME: home,
      BAILIWICK_DOCS_URL: "https://docs.example/bailiwick",
      // Each person in these tests has their own client address, as in real life; see people.ts.
      BAILIWICK_TRUSTED_PROXIES: "127.0.0.1, ::1",
      ...settings,
    },
    // The channel is a lifeline: when this process is killed, the server sees it close.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let log = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  child.stderr?.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });

  const stop = async () => {
    child.kill("SIGTERM");
    const killed = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    const status = await ended;
    clearTimeout(killed);
    rmSync(folder, { recursive: true, force: true });
    if (status !== 0) throw new Error(`The server ended with ${status}:\n${log}`);
    if (log !== "") throw new Error(`The server complained:\n${log}`);
  };

  const serving = new Promise<string>((resolve) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const [url] = /http:\/\/localhost:\d+/.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([serving, ended.then(() => null)]);
  if (url !== null) return { url, home, stop };
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`The server did not start:\n${log}`);
}
