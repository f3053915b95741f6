import { PasskeyRemoved, RemovePasskey } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { changeFactor } from "./change-factor.ts";

/** Removes a passkey of the signed-in person, and with their last factor their recovery codes. */
export const removePasskey = procedure("signedIn", "person.passkey_removed")
  .input(RemovePasskey)
  .output(PasskeyRemoved)
  .mutation(async ({ ctx, input: { passkey, proof } }) => {
    await changeFactor(ctx, {
      proof,
      change: (hash, { subject, body }) =>
        ctx.sql<{ done: boolean }>("SELECT authz.remove_passkey($1, $2, $3, $4) AS done", [
          hash,
          passkey,
          subject,
          body,
        ]),
      mail: (texts, link) => texts.passkeyRemoved(link),
    });
    return { removed: true };
  });
