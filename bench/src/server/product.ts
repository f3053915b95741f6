/*
 * What the benchmarks have to know about the product's internals: how a session token is stored and signed, how the
 * embedded server's superuser connects, and, for the plans of what verbs run, the router itself. Everything else goes
 * through its port, its packages or its tables.
 */

export { hashToken, sessionCookies } from "../../../apps/api/src/identity/credential.ts";
export { silent } from "../../../apps/api/src/live/live.ts";
export type { RequestContext } from "../../../apps/api/src/procedure/context.ts";
export { keptAnswers } from "../../../apps/api/src/procedure/idempotency.ts";
export { createCaller } from "../../../apps/api/src/procedure/trpc.ts";
export { appRouter } from "../../../apps/api/src/router.ts";
export { rolePassword } from "../../../packages/db/src/setup/secret.ts";
