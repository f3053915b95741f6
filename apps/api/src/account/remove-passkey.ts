import { PasskeyRemoved, RemovePasskey } from "@bailiwick/contracts";
import { notFound, Refused } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { changeFactor } from "./change-factor.ts";

/**
 * Removes a passkey of the signed-in person, and with their last factor their recovery codes.
 * @throws Refused `not_found` for a passkey that is not theirs, or was removed meanwhile
 */
export const removePasskey = procedure("signedIn", "person.passkey_removed")
  .input(RemovePasskey)
  .output(PasskeyRemoved)
  .mutation(async ({ ctx, input: { passkey, proof } }) => {
    const mine = await ctx.sql<{ id: string }>("SELECT id FROM authz.my_passkeys() WHERE id = $1", [passkey]);
    if (mine.length === 0) throw new Refused(notFound);
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
