import { defineConfig, devices } from "@playwright/test";
import { extractChromium } from "./e2e/support/chromium.ts";

const { executablePath, env } = await extractChromium();
/** What is tried on a phone in the small size: the pages, the menus, the tables and dialogs that change with the width. */
const onPhone = "**/{audit,members,pages,plan,several,size,steady,story,switching}.e2e.ts";

const { viewport: _, ...browser } = devices["Desktop Chrome"];

/** The console in a real browser, against a real server on a real database, at the widths of a desk and of a phone. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.e2e.ts",
  outputDir: "test-results",
  globalSetup: "./e2e/support/global-setup.ts",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Generous: a busy machine is slow, and slow is not wrong.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    ...browser,
    // English as the console is, and one time zone, whatever the machine's.
    locale: "en-US",
    timezoneId: "UTC",
    contextOptions: { reducedMotion: "reduce" },
    // A trace of every test costs a third of its time: ask for one with `--trace on`.
    trace: "off",
    launchOptions: { executablePath, env, args: ["--no-sandbox", "--disable-background-networking"] },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    // What is tried on no page is tried once; the rest on both widths at the whole size (`pnpm prove console`).
    {
      name: "mobile",
      testMatch: process.env.PROVE === "1" ? "**/*.e2e.ts" : onPhone,
      testIgnore: "**/{dev,mails}.e2e.ts",
      use: { viewport: { width: 360, height: 740 }, hasTouch: true },
    },
  ],
});
