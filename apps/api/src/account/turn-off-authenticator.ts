import { AuthenticatorTurnedOff, TurnOffAuthenticator } from "@bailiwick/contracts";
import { codeProofMissing, mailedRoutes, Refused } from "@bailiwick/domain";
import { factorProofHash } from "../identity/factor-proof.ts";
import { procedure } from "../procedure/trpc.ts";
import { mailToSelf } from "./internal.ts";

/** Turns off the signed-in person's authenticator, and their recovery codes with it. */
export const turnOffAuthenticator = procedure("signedIn", "person.authenticator_turned_off")
  .input(TurnOffAuthenticator)
  .output(AuthenticatorTurnedOff)
  .mutation(async ({ ctx, input }) => {
    const proof = factorProofHash(input.proof);
    if (proof === null) throw new Refused(codeProofMissing);
    const texts = await mailToSelf(ctx);
    const { subject, body } = texts.authenticatorTurnedOff(
      new URL(mailedRoutes.forgotPassword, ctx.instance.publicUrl()).href,
    );
    const [row] = await ctx.sql<{ done: boolean }>(
      "SELECT authz.turn_off_authenticator($1, $2, $3) AS done",
      [proof, subject, body],
    );
    if (row?.done !== true) throw new Refused(codeProofMissing);
    return { on: false };
  });
