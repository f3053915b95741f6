import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** What is drawn at random is drawn from this; SEED=… repeats a run. */
const seed = process.env.SEED ?? String(Date.now() % 2 ** 31);
process.stdout.write(`What is drawn at random: SEED=${seed}\n`);

/** How long a test takes never decides it, on whichever machine: these end what hangs. */
const limits = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 120_000 } } };

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
          setupFiles: ["packages/db/src/testing/seed.ts", "apps/web/src/texts/testing.ts"],
          env: { SEED: seed },
          include: [
            "packages/{domain,contracts}/**/*.test.ts",
            "apps/{web,cli}/src/**/*.test.{ts,tsx}",
            "scripts/**/*.test.{ts,mjs}",
            "docs/*.test.ts",
          ],
          exclude: ["**/node_modules/**", "**/*.e2e.test.ts"],
          ...limits,
        },
      },
      {
        test: {
          name: "integration",
          setupFiles: ["packages/db/src/testing/seed.ts"],
          env: { SEED: seed },
          globalSetup: ["scripts/built.mjs", "packages/db/src/testing/global-setup.ts"],
          ...limits,
          // Importing the product takes a third of a file's time: the files of a process share it, and leave it as it was.
          isolate: false,
          include: [
            "packages/{db,client}/**/*.test.ts",
            "apps/api/**/*.test.ts",
            "apps/cli/src/**/*.e2e.test.ts",
            "examples/**/*.test.ts",
            "docs/*.e2e.test.ts",
          ],
        },
      },
    ],
  },
});
