import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "packages/{domain,contracts}/**/*.test.ts",
            "apps/{web,cli}/src/**/*.test.{ts,tsx}",
            "scripts/**/*.test.{ts,mjs}",
            "scripts/*.test.{mjs,ts}",
          ],
        },
      },
      {
        test: {
          name: "integration",
          include: ["packages/{db,client}/**/*.test.ts", "apps/api/**/*.test.ts"],
          globalSetup: ["packages/db/src/testing/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
