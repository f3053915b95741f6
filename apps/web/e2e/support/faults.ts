import type { BrowserContext } from "@playwright/test";

/** Statuses that the test provokes, besides the 401 that every page before signing in gets. */
export type Expected = Set<number>;

/** For a test that cuts the connection: no response. */
export const noAnswer = 0;

type Fault = { readonly description: string; readonly url: string };

const refusedAnswer = /^Failed to load resource: the server responded with a status of (\d+)/;
/** React's note in development about the router's lazy pages, which call `use()` only until they are loaded. */
const aboutLazyPages =
  /^Error: This library called use\(\) to suspend [\s\S]*\bat Lazy \(\S*\/@tanstack_react-router\.js/;
const asksWhoIsSignedIn = /\/api\/trpc\/session\.me\b/;

/**
 * Collects what no page is allowed to do: console errors, uncaught errors, violations of the content security policy,
 * unexpected responses. A response that is refused because a switch just renewed the session, and then retried, is not
 * a fault (M40).
 */
export async function watchFaults(context: BrowserContext, expected: Expected): Promise<() => string[]> {
  const faults: Fault[] = [];
  const given = new Set<string>();
  context.on("weberror", (error) => {
    const { stack, message } = error.error();
    faults.push({ description: `uncaught: ${stack ?? message}`, url: error.page()?.url() ?? "" });
  });
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    const { url } = message.location();
    if (expected.has(noAnswer) && /^Failed to load resource: net::|net::ERR_/.test(message.text())) return;
    const status = Number(refusedAnswer.exec(message.text())?.[1] ?? Number.NaN);
    if (expected.has(status) || (status === 401 && asksWhoIsSignedIn.test(url))) return;
    // The router also logs a loader's refusal to the console.
    if (expected.size > 0 && message.text().startsWith("TRPCClientError")) return;
    if (aboutLazyPages.test(message.text())) return;
    faults.push({ description: `console: ${message.text()}`, url });
  });
  context.on("response", (response) => {
    if (response.ok()) given.add(response.url());
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.error(`The content security policy forbids ${effectiveDirective} of ${blockedURI}`);
    });
  });
  const renewed = ({ description, url }: Fault) =>
    refusedAnswer.exec(description.slice("console: ".length))?.[1] === "401" && given.has(url);
  return () =>
    faults.filter((fault) => !renewed(fault)).map(({ description, url }) => `${description} (${url})`);
}
