import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Tests on a database mostly wait for it: two cores serve three of them.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "unit",
          // Pure functions leave nothing behind: their files can share a process.
          isolate: false,
          setupFiles: ["apps/web/src/texts/testing.ts"],
          include: [
            "packages/{domain,contracts}/**/*.test.ts",
            "apps/{web,cli}/src/**/*.test.{ts,tsx}",
            "scripts/**/*.test.{ts,mjs}",
          ],
          exclude: ["**/node_modules/**", "**/*.e2e.test.ts"],
        },
      },
      {
        test: {
          name: "integration",
          include: [
            "packages/{db,client}/**/*.test.ts",
            "apps/api/**/*.test.ts",
            "apps/cli/src/**/*.e2e.test.ts",
          ],
          globalSetup: ["packages/db/src/testing/global-setup.ts"],
          // A test may start whole servers on a machine that is busy; how long it takes never decides it.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
