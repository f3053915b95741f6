import { RecoveryCodes, TurnOnAuthenticator } from "@bailiwick/contracts";
import { codeProofMissing, mailedRoutes, Refused } from "@bailiwick/domain";
import { factorProofHash } from "../identity/factor-proof.ts";
import { newRecoveryCodes } from "../identity/recovery-codes.ts";
import { procedure } from "../procedure/trpc.ts";
import { mailToSelf } from "./internal.ts";

/**
 * Turns on the authenticator that the signed-in person has set up (RFC 6238), after they have typed a code of it. The answer
 * has their recovery codes, once. Their other sessions end, and each organization they are in records it.
 */
export const turnOnAuthenticator = procedure("signedIn", "person.authenticator_turned_on")
  .input(TurnOnAuthenticator)
  .output(RecoveryCodes)
  .mutation(async ({ ctx, input }) => {
    const proof = factorProofHash(input.proof);
    if (proof === null) throw new Refused(codeProofMissing);
    const { codes, hashes } = newRecoveryCodes(ctx.person.id);
    const texts = await mailToSelf(ctx);
    const { subject, body } = texts.authenticatorTurnedOn(
      new URL(mailedRoutes.forgotPassword, ctx.instance.publicUrl()).href,
    );
    const [row] = await ctx.sql<{ done: boolean }>(
      "SELECT authz.turn_on_authenticator($1, $2, $3, $4) AS done",
      [proof, hashes, subject, body],
    );
    if (row?.done !== true) throw new Refused(codeProofMissing);
    return { recoveryCodes: codes };
  });
