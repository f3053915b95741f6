// Runs the test runners and reads their reports.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { node, pnpm, root, run } from "./prepare.mjs";

/** Settings of a real instance must not reach the tests: they create their own servers and folders. */
const unset = ["DATABASE_URL", "BAILIWICK_HOME", "BAILIWICK_SECRET", "BAILIWICK_DEMO", "PORT"];
for (const name of unset) delete process.env[name];

/**
 * @typedef {{ report: any, status: number }} Run the report as JSON, undefined if there is none; and the exit status
 */

/** @param {(file: string) => Promise<number>} start @returns {Promise<Run>} */
async function reporting(start) {
  const folder = mkdtempSync(join(tmpdir(), "bailiwick-report-"));
  const file = join(folder, "report.json");
  try {
    const status = await start(file);
    return { report: read(file), status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Runs Vitest with these arguments: projects, files, names. @param {string[]} args @returns {Promise<Run>} */
export function runVitest(args = [], env = {}) {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  return reporting((file) => {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    return run([node, vitest, "run", ...args, ...reporters], env);
  });
}

/** Runs the console's browser tests with these arguments. @param {string[]} args @returns {Promise<Run>} */
export function runPlaywright(args = [], env = {}) {
  return reporting((file) =>
    run(pnpm("--filter", "@bailiwick/web", "e2e", "--reporter=list,json", ...args), {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    }),
  );
}
