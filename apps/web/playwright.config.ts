import { defineConfig, devices } from "@playwright/test";
import { extractChromium } from "./e2e/support/chromium.ts";

const { executablePath, env } = await extractChromium();
/** What runs on a phone in the small size: the pages, menus, tables and dialogs that depend on the width. */
const onPhone =
  "**/{audit,integrations,key-changes,keys,members,owners,pages,plan,resources,several,size,steady,story,switching}.e2e.ts";

const { viewport: _, ...browser } = devices["Desktop Chrome"];

/** The console in a real browser, against a real server on a real database, at the widths of a desktop and a phone. */
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
  timeout: 600_000,
  expect: { timeout: 60_000 },
  use: {
    ...browser,
    // What isn't there by then won't come: a test that waits for it to the end would tell nothing of the page.
    actionTimeout: 120_000,
    // English as in the console, and one time zone on every machine.
    locale: "en-US",
    timezoneId: "UTC",
    contextOptions: { reducedMotion: "reduce" },
    // Tracing every test takes a third of its time: enable it with `--trace on`.
    trace: "off",
    launchOptions: {
      executablePath,
      env,
      // A page of a test lives for seconds: to optimize its code takes a fifth more than it saves.
      args: ["--no-sandbox", "--disable-background-networking", "--js-flags=--no-turbofan --no-maglev"],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    // Tests that do not depend on the width run once; at the full size (`pnpm prove console`) everything runs at both
    // widths.
    {
      name: "mobile",
      testMatch: process.env.PROVE === "1" ? "**/*.e2e.ts" : onPhone,
      testIgnore: "**/{budget,dev,mails}.e2e.ts",
      use: { viewport: { width: 360, height: 740 }, hasTouch: true },
    },
  ],
});
