import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestDatabase } from "@bailiwick/db/testing";
import { expect, onTestFinished } from "vitest";

/** A folder for one test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bailiwick-main-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The settings of a server on the test's database. */
export function settingsOf(database: TestDatabase): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    PORT: "0",
    BAILIWICK_DEMO: "0",
    BAILIWICK_HOME: newFolder(),
    BAILIWICK_SECRET: database.secret,
    DATABASE_URL: database.adminUrl,
    // The rounds of a test are faster than people.
    BAILIWICK_REQUESTS_PER_SECOND: "999999",
  };
}

/**
 * Runs the server as an operator does, on the test's database unless told otherwise.
 * @param main the server's first file; by default the one in the repository
 */
export function run(
  database: TestDatabase,
  settings: NodeJS.ProcessEnv = {},
  main = resolve(import.meta.dirname, "../main.ts"),
) {
  const child = spawn(process.execPath, [main], {
    env: { ...settingsOf(database), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void (child.exitCode === null && child.kill("SIGKILL")));
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    output.stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output.stderr += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, ...output }));
  });
  const address = async () => {
    const serving = expect.poll(() => output.stdout).toMatch(/http:\/\/localhost:\d+/);
    await Promise.race([
      serving,
      ended.then(({ stderr }) => Promise.reject(new Error(`it ended: ${stderr}`))),
    ]);
    return /http:\/\/localhost:\d+/.exec(output.stdout)?.[0] ?? "";
  };
  return { child, ended, address, output };
}
