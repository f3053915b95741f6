import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";

const root = resolve(import.meta.dirname, "../../../..");

/** What the provider of the tests calls this instance. */
export const client = { id: "bailiwick", secret: "a-secret-that-is-never-shown-again" } as const;

/** Starts a real provider of OpenID Connect in a process of its own. Its issuer, and how to stop it. */
export async function startProvider(redirectUri: string) {
  const script = join(root, "apps/api/src/testing/oidc-provider.ts");
  const child = spawn(join(root, "node_modules/.bin/node"), [script, redirectUri, client.id, client.secret], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  return {
    issuer: String(line).trim(),
    stop: async () => {
      child.kill();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

/** Gives the provider's page an empty font: it would ask the internet for one. */
export const withoutFonts = (context: BrowserContext) =>
  context.route("https://fonts.googleapis.com/**", (route) =>
    route.fulfill({ contentType: "text/css", body: "" }),
  );

/** Signs in at the provider, on the page that it shows. */
export async function signInThere(page: Page, email: string): Promise<void> {
  await page.locator("input[name=login]").fill(email);
  await page.locator("input[name=password]").fill("any");
  await page.locator("button[type=submit]").click();
}
