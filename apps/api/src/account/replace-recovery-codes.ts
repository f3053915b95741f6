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
      statement: "SELECT authz.replace_recovery_codes($1, $4, $2, $3) AS done",
      values: [hashes],
      mail: (texts, link) => texts.recoveryCodesReplaced(link),
    });
    return { recoveryCodes: codes };
  });
