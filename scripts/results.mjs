// Reading the runners' reports. Anything but a test that ran and passed counts as failed: a skipped or flaky test, a
// file that could not be loaded, an error between tests, a runner that crashed or found nothing to run.

import { relative } from "node:path";

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * @param {unknown} report Vitest's JSON report, or undefined when there is none
 * @param {number} status the runner's exit status
 * @returns {Count}
 */
export function countVitest(report, status) {
  if (!report) return { passed: 0, failed: 1 };
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests + unloaded.length;
  return settle(report.numPassedTests, failed, report.success && status === 0);
}

/**
 * @param {unknown} report Playwright's JSON report, or undefined when there is none
 * @param {number} status the runner's exit status
 * @returns {Count}
 */
export function countPlaywright(report, status) {
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return settle(expected, unexpected + flaky + skipped + report.errors.length, status === 0);
}

/** @returns {Count} */
function settle(passed, failed, success) {
  const silent = failed === 0 && (!success || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}

/** @param {Count[]} counts @returns {Count} */
export function total(counts) {
  return {
    passed: counts.reduce((sum, count) => sum + count.passed, 0),
    failed: counts.reduce((sum, count) => sum + count.failed, 0),
  };
}

/**
 * The ten slowest files of both runners.
 * @param {any} vitest @param {any} playwright their JSON reports
 * @returns {{ file: string, seconds: number }[]}
 */
export function slowest(vitest, playwright) {
  const files = (vitest?.testResults ?? []).map(({ name, startTime, endTime }) => ({
    file: relative(process.cwd(), name),
    seconds: (endTime - startTime) / 1_000,
  }));
  for (const suite of playwright?.suites ?? []) {
    const took = (each) =>
      (each.suites ?? []).reduce((sum, inner) => sum + took(inner), 0) +
      (each.specs ?? [])
        .flatMap(({ tests }) => tests)
        .flatMap(({ results }) => results)
        .reduce((sum, { duration }) => sum + duration, 0);
    files.push({ file: `apps/web/e2e/${suite.file}`, seconds: took(suite) / 1_000 });
  }
  return files.toSorted((a, b) => b.seconds - a.seconds).slice(0, 10);
}

/**
 * The titles of the failed and the passed tests, with those of their groups.
 * @param {any} vitest @param {any} playwright a JSON report of either, or undefined
 * @returns {{ failed: string[], passed: string[] }}
 */
export function titlesOf(vitest, playwright) {
  const units = (vitest?.testResults ?? []).flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ title: fullName, status })),
  );
  const walk = (suite, above) => [
    ...(suite.suites ?? []).flatMap((inner) => walk(inner, `${above} ${inner.title}`)),
    ...(suite.specs ?? []).map(({ title, ok }) => ({
      title: `${above} ${title}`.trim(),
      status: ok ? "passed" : "failed",
    })),
  ];
  const all = [...units, ...(playwright?.suites ?? []).flatMap((suite) => walk(suite, ""))];
  const having = (wanted) => all.filter(({ status }) => status === wanted).map(({ title }) => title);
  return { failed: having("failed"), passed: having("passed") };
}
