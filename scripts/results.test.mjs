import { describe, expect, test } from "vitest";
import { requireNode } from "./prepare.mjs";
import { countPlaywright, countVitest, slowest, titlesOf, total } from "./results.mjs";

const passedFile = { status: "passed", assertionResults: [{ status: "passed" }] };
const clean = {
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [passedFile],
};

describe("Vitest's report", () => {
  test("counts passed and failed tests", () => {
    expect(countVitest(clean, 0)).toEqual({ passed: 3, failed: 0 });
    const broken = { status: "failed", assertionResults: [{ status: "failed" }] };
    expect(countVitest({ ...clean, success: false, numFailedTests: 2, testResults: [broken] }, 1)).toEqual({
      passed: 3,
      failed: 2,
    });
  });

  test.each([
    ["a skipped test", { numPendingTests: 1 }],
    ["a test still to be written", { numTodoTests: 1 }],
    [
      "a file that could not be loaded",
      { success: false, testResults: [{ status: "failed", assertionResults: [] }] },
    ],
    ["an error outside of every test", { success: false }],
  ])("counts %s as failed", (_, change) => {
    expect(countVitest({ ...clean, ...change }, change.success === false ? 1 : 0)).toEqual({
      passed: 3,
      failed: 1,
    });
  });

  test("counts a crash, a contradicting status and an empty run as one failure", () => {
    expect(countVitest(undefined, 1)).toEqual({ passed: 0, failed: 1 });
    expect(countVitest(clean, 1)).toEqual({ passed: 3, failed: 1 });
    expect(countVitest({ ...clean, numPassedTests: 0, testResults: [] }, 0)).toEqual({
      passed: 0,
      failed: 1,
    });
  });
});

describe("Playwright's report", () => {
  const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 0 };

  test("counts passed tests; unexpected, flaky and skipped ones count as failed", () => {
    expect(countPlaywright({ stats, errors: [] }, 0)).toEqual({ passed: 4, failed: 0 });
    expect(
      countPlaywright({ stats: { ...stats, unexpected: 1, flaky: 1, skipped: 1 }, errors: [] }, 1),
    ).toEqual({
      passed: 4,
      failed: 3,
    });
  });

  test("counts an error outside any test, a crash and an empty run as failures", () => {
    expect(countPlaywright({ stats, errors: [{ message: "no server" }] }, 1)).toEqual({
      passed: 4,
      failed: 1,
    });
    expect(countPlaywright(undefined, 1)).toEqual({ passed: 0, failed: 1 });
    expect(countPlaywright({ stats: { ...stats, expected: 0 }, errors: [] }, 0)).toEqual({
      passed: 0,
      failed: 1,
    });
  });
});

test("the total is over all runners", () => {
  expect(
    total([
      { passed: 3, failed: 0 },
      { passed: 4, failed: 1 },
    ]),
  ).toEqual({ passed: 7, failed: 1 });
});

test("a Node that is too old is refused with one sentence", () => {
  for (const version of ["20.19.0", "22.0.0", "24.21.0"]) expect(() => requireNode(version)).not.toThrow();
  expect(() => requireNode("20.18.3")).toThrow(
    "Bailiwick needs Node 20.19 or newer, and this is Node 20.18.3.",
  );
  expect(() => requireNode("18.20.0")).toThrow(
    "Bailiwick needs Node 20.19 or newer, and this is Node 18.20.0.",
  );
});

describe("the slowest files", () => {
  test("are listed for both runners, slowest first", () => {
    const vitest = { testResults: [{ name: `${process.cwd()}/a.test.ts`, startTime: 0, endTime: 2_000 }] };
    const spec = { tests: [{ results: [{ duration: 3_000 }, { duration: 1_000 }] }] };
    const playwright = { suites: [{ file: "b.e2e.ts", specs: [spec], suites: [{ specs: [spec] }] }] };
    expect(slowest(vitest, playwright)).toEqual([
      { file: "apps/web/e2e/b.e2e.ts", seconds: 8 },
      { file: "a.test.ts", seconds: 2 },
    ]);
  });

  test("are empty for a runner without a report", () => {
    expect(slowest(undefined, undefined)).toEqual([]);
  });
});

describe("the titles of tests", () => {
  test("include their groups, and omit tests that did not run", () => {
    const vitest = {
      testResults: [
        {
          assertionResults: [
            { status: "failed", fullName: "members [V25] keep one" },
            { status: "passed", fullName: "members go" },
            { status: "skipped", fullName: "members wait" },
          ],
        },
      ],
    };
    const playwright = {
      suites: [
        { title: "x", specs: [], suites: [{ title: "roles", specs: [{ title: "[M1] are", ok: false }] }] },
      ],
    };
    expect(titlesOf(vitest, playwright)).toEqual({
      failed: ["members [V25] keep one", "roles [M1] are"],
      passed: ["members go"],
    });
  });
});
