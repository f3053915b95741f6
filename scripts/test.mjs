// `npm test`: install, build, then run every test; the last line is `N passed, N failed` over all runners.
import { build, install, requireNode, StepFailed } from "./prepare.mjs";
import { countPlaywright, countVitest, slowest, total } from "./results.mjs";
import { runPlaywright, runVitest } from "./runners.mjs";

const counts = [];
try {
  requireNode();
  await install();
  await build();
  const vitest = await runVitest();
  const playwright = await runPlaywright();
  counts.push(countVitest(vitest.report, vitest.status));
  counts.push(countPlaywright(playwright.report, playwright.status));
  console.log("The ten slowest files:");
  for (const { file, seconds } of slowest(vitest.report, playwright.report)) {
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${file}`);
  }
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  counts.push({ passed: 0, failed: 1 });
}

const { passed, failed } = total(counts);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
