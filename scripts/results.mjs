// Reading the runners' reports. Whatever is not a test that ran and passed counts as failed: a skipped or flaky test,
// a file that could not be loaded, an error between tests, a runner that crashed or found nothing to run.

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
