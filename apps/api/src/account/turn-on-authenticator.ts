import { RecoveryCodes, TurnOnAuthenticator } from "@bailiwick/contracts";
import { newRecoveryCodes } from "../identity/recovery-codes.ts";
import { procedure } from "../procedure/trpc.ts";
import { changeFactor } from "./change-factor.ts";

/**
 * Turns on the authenticator that the signed-in person has set up (RFC 6238), after they have typed a code of it. The answer
 * has their recovery codes, once. Their other sessions end, and each organization they are in records it.
 */
export const turnOnAuthenticator = procedure("signedIn", "person.authenticator_turned_on")
  .input(TurnOnAuthenticator)
  .output(RecoveryCodes)
  .mutation(async ({ ctx, input }) => {
    const { codes, hashes } = newRecoveryCodes(ctx.person.id);
    await changeFactor(ctx, {
      proof: input.proof,
      change: (proof, { subject, body }) =>
        ctx.sql<{ done: boolean }>("SELECT authz.turn_on_authenticator($1, $2, $3, $4) AS done", [
          proof,
          hashes,
          subject,
          body,
        ]),
      mail: (texts, link) => texts.authenticatorTurnedOn(link),
    });
    return { recoveryCodes: codes };
  });
