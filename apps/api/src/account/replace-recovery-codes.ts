import { RecoveryCodes, ReplaceRecoveryCodes } from "@bailiwick/contracts";
import { newRecoveryCodes } from "../identity/recovery-codes.ts";
import { procedure } from "../procedure/trpc.ts";
import { changeFactor } from "./change-factor.ts";

/** Gives the signed-in person ten new recovery codes, once, in the place of the earlier ones. */
export const replaceRecoveryCodes = procedure("signedIn", "person.recovery_codes_replaced")
  .input(ReplaceRecoveryCodes)
  .output(RecoveryCodes)
  .mutation(async ({ ctx, input }) => {
    const { codes, hashes } = newRecoveryCodes(ctx.person.id);
    await changeFactor(ctx, {
      proof: input.proof,
      change: (proof, { subject, body }) =>
        ctx.sql<{ done: boolean }>("SELECT authz.replace_recovery_codes($1, $2, $3, $4) AS done", [
          proof,
          hashes,
          subject,
          body,
        ]),
      mail: (texts, link) => texts.recoveryCodesReplaced(link),
    });
    return { recoveryCodes: codes };
  });
