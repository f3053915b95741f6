import { RecoveryCodes, ReplaceRecoveryCodes } from "@bailiwick/contracts";
import { codeProofMissing, mailedRoutes, Refused } from "@bailiwick/domain";
import { factorProofHash } from "../identity/factor-proof.ts";
import { newRecoveryCodes } from "../identity/recovery-codes.ts";
import { procedure } from "../procedure/trpc.ts";
import { mailToSelf } from "./internal.ts";

/** Gives the signed-in person ten new recovery codes, once, in the place of the earlier ones. */
export const replaceRecoveryCodes = procedure("signedIn", "person.recovery_codes_replaced")
  .input(ReplaceRecoveryCodes)
  .output(RecoveryCodes)
  .mutation(async ({ ctx, input }) => {
    const proof = factorProofHash(input.proof);
    if (proof === null) throw new Refused(codeProofMissing);
    const { codes, hashes } = newRecoveryCodes(ctx.person.id);
    const texts = await mailToSelf(ctx);
    const { subject, body } = texts.recoveryCodesReplaced(
      new URL(mailedRoutes.forgotPassword, ctx.instance.publicUrl()).href,
    );
    const [row] = await ctx.sql<{ done: boolean }>(
      "SELECT authz.replace_recovery_codes($1, $2, $3, $4) AS done",
      [proof, hashes, subject, body],
    );
    if (row?.done !== true) throw new Refused(codeProofMissing);
    return { recoveryCodes: codes };
  });
