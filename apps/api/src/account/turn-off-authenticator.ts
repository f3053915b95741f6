import { AuthenticatorTurnedOff, TurnOffAuthenticator } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { changeFactor } from "./change-factor.ts";

/** Turns off the signed-in person's authenticator, and their recovery codes with it. */
export const turnOffAuthenticator = procedure("signedIn", "person.authenticator_turned_off")
  .input(TurnOffAuthenticator)
  .output(AuthenticatorTurnedOff)
  .mutation(async ({ ctx, input }) => {
    await changeFactor(ctx, {
      proof: input.proof,
      change: (proof, { subject, body }) =>
        ctx.sql<{ done: boolean }>("SELECT authz.turn_off_authenticator($1, $2, $3) AS done", [
          proof,
          subject,
          body,
        ]),
      mail: (texts, link) => texts.authenticatorTurnedOff(link),
    });
    return { on: false };
  });
