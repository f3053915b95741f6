import { rechecks, sharedReads } from "@bailiwick/db";
import { blueprints, complianceOps, defaultLocale } from "@bailiwick/domain";
import type pg from "pg";
import { accessSigner } from "../access/signing.ts";
import { checkpointSigner } from "../audit/checkpoint-signer.ts";
import { bundleTickets } from "../bundles/tickets.ts";
import { uploads } from "../bundles/uploads.ts";
import { hashToken, newToken } from "../identity/credential.ts";
import { silent } from "../live/live.ts";
import { callable } from "../outbound/target.ts";
import type { RequestContext } from "../procedure/context.ts";
import { keptAnswers } from "../procedure/idempotency.ts";
import { createCaller } from "../procedure/trpc.ts";
import { exportTickets } from "../resources/export-tickets.ts";
import { secretKeeper } from "../resources/secrets.ts";
import { recordKey, recordSigner } from "../reviews/signing.ts";
import { appRouter } from "../router.ts";
import { storageTickets } from "../storage/tickets.ts";
import type { DemoPerson } from "./people.ts";

/** The API's procedures, as one person calls them. */
export type Caller = ReturnType<typeof callerOf>;

/** Connections as the app role, where people reach the instance, and its secret. */
type Surroundings = {
  readonly pool: pg.Pool;
  readonly publicUrl: URL;
  readonly secret: string;
};

/** The procedures as this person of the demo, or as the machine with this credential. */
export function callerOf({ pool, publicUrl, secret }: Surroundings, { token }: Pick<DemoPerson, "token">) {
  const context: RequestContext = {
    instance: {
      blueprints: Object.values(blueprints),
      defaultBlueprint: complianceOps,
      mode: "saas",
      demo: true,
      docsUrl: null,
      complianceUrl: null,
      publicUrl: () => publicUrl,
      mailServer: false,
      examine: async () => ({ at: new Date(), findings: [] }),
      canCall: callable({ isEvaluation: true }),
      keepSecret: secretKeeper(secret),
      exportTickets: exportTickets(secret),
      storageTickets: storageTickets(secret),
      keptAnswers: keptAnswers(secret),
      signAccess: accessSigner(secret),
      signRecord: recordSigner(secret),
      bundleTickets: bundleTickets(secret),
      uploads: uploads(secret),
      readUpload: async () => null,
      recordKey: recordKey(secret),
      checkpoints: checkpointSigner(secret),
    },
    pool,
    read: sharedReads(pool),
    recheck: rechecks(pool),
    tokenHash: hashToken(token),
    ip: null,
    idempotencyKey: null,
    isBackground: false,
    followsNames: false,
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
