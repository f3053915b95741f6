import type { BrowserContext } from "@playwright/test";

/** Statuses that the test provokes, beside the one that every page before signing in gets: nobody is signed in. */
export type Expected = Set<number>;

/** For a test that cuts the connection: no answer at all. */
export const noAnswer = 0;

type Fault = { readonly description: string; readonly url: string };

const refusedAnswer = /^Failed to load resource: the server responded with a status of (\d+)/;
const asksWhoIsSignedIn = /\/api\/trpc\/session\.me\b/;

/**
 * Collects what no page may do: errors on its console, errors that nobody catches, breaches of the content security
 * policy, answers of the server that the test does not expect. An answer that is refused because a switch has just
 * renewed the session, and then given, is no fault (M40).
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
    // The router puts what a page's loader was refused on the console, too.
    if (expected.size > 0 && message.text().startsWith("TRPCClientError")) return;
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
