// `npm test`: install, build, then every test there is; the last line is `N passed, N failed` over all runners.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, install, node, pnpm, requireNode, root, run, StepFailed } from "./prepare.mjs";
import { countPlaywright, countVitest, total } from "./results.mjs";

// The tests make their own servers and folders; what is set for an instance of one's own must not reach them.
for (const name of ["DATABASE_URL", "BAILIWICK_HOME", "BAILIWICK_SECRET", "BAILIWICK_DEMO", "PORT"]) {
  delete process.env[name];
}

const reports = mkdtempSync(join(tmpdir(), "bailiwick-reports-"));

function report(name) {
  try {
    return JSON.parse(readFileSync(join(reports, name), "utf8"));
  } catch {
    return undefined;
  }
}

async function runVitest() {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const file = join(reports, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const status = await run([node, vitest, "run", ...reporters]);
  return countVitest(report("vitest.json"), status);
}

async function runPlaywright() {
  const file = join(reports, "playwright.json");
  const status = await run(pnpm("--filter", "@bailiwick/web", "e2e", "--reporter=list,json"), {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  return countPlaywright(report("playwright.json"), status);
}

const counts = [];
try {
  requireNode();
  await install();
  await build();
  counts.push(await runVitest(), await runPlaywright());
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  counts.push({ passed: 0, failed: 1 });
}
rmSync(reports, { recursive: true, force: true });

const { passed, failed } = total(counts);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
