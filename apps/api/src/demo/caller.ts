import { rechecks, sharedReads } from "@bailiwick/db";
import { blueprints, complianceOps, defaultLocale } from "@bailiwick/domain";
import type pg from "pg";
import { hashToken, newToken } from "../identity/credential.ts";
import { silent } from "../live/live.ts";
import type { RequestContext } from "../procedure/context.ts";
import { createCaller } from "../procedure/trpc.ts";
import { appRouter } from "../router.ts";
import type { DemoPerson } from "./people.ts";

/** The API's procedures, as one person calls them. */
export type Caller = ReturnType<typeof callerOf>;

/** The procedures as this person of the demo. `pool` connects as the app role; people reach the instance at `publicUrl`. */
export function callerOf(pool: pg.Pool, publicUrl: URL, { token }: DemoPerson) {
  const context: RequestContext = {
    instance: {
      blueprints: Object.values(blueprints),
      defaultBlueprint: complianceOps,
      mode: "saas",
      demo: true,
      docsUrl: null,
      publicUrl: () => publicUrl,
      mailServer: false,
      examine: async () => ({ at: new Date(), findings: [] }),
    },
    pool,
    read: sharedReads(pool),
    recheck: rechecks(pool),
    tokenHash: hashToken(token),
    ip: null,
    idempotencyKey: null,
    locale: defaultLocale,
    freshToken: newToken,
    giveToken: () => undefined,
    live: silent,
    report: (error) => {
      throw error;
    },
  };
  return createCaller(appRouter)(context);
}
