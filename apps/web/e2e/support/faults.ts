import type { BrowserContext } from "@playwright/test";

/** Statuses that the test provokes, beside the one that every page before signing in gets: nobody is signed in. */
export type Expected = Set<number>;

const refusedAnswer = /^Failed to load resource: the server responded with a status of (\d+)/;
const asksWhoIsSignedIn = /\/api\/trpc\/session\.me\b/;

/**
 * Collects what no page may do: errors on its console, errors that nobody catches, breaches of the content security
 * policy, answers of the server that the test does not expect.
 */
export async function watchFaults(context: BrowserContext, expected: Expected): Promise<string[]> {
  const faults: string[] = [];
  context.on("weberror", (error) => faults.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    const { url } = message.location();
    const status = Number(refusedAnswer.exec(message.text())?.[1] ?? Number.NaN);
    if (expected.has(status) || (status === 401 && asksWhoIsSignedIn.test(url))) return;
    faults.push(`console: ${message.text()} (${url})`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.error(`The content security policy forbids ${effectiveDirective} of ${blockedURI}`);
    });
  });
  return faults;
}
