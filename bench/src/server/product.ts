/*
 * What the benchmarks have to know of the product's inside: how a session token is kept and signed, how the embedded
 * server's superuser is let in, and, to see the plans of what verbs run, the router itself. Everything else goes through
 * its port, its packages or its tables.
 */

export { hashToken, sessionCookies } from "../../../apps/api/src/identity/credential.ts";
export { silent } from "../../../apps/api/src/live/live.ts";
export type { RequestContext } from "../../../apps/api/src/procedure/context.ts";
export { createCaller } from "../../../apps/api/src/procedure/trpc.ts";
export { appRouter } from "../../../apps/api/src/router.ts";
export { rolePassword } from "../../../packages/db/src/setup/secret.ts";
