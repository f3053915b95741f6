import { AddPasskey, PasskeyAdded } from "@bailiwick/contracts";
import { newRecoveryCodes } from "../identity/recovery-codes.ts";
import { procedure } from "../procedure/trpc.ts";
import { changeFactor } from "./change-factor.ts";

/**
 * Adds the passkey whose device has just answered (WebAuthn, section 7.1). The first factor of a person comes with recovery
 * codes, once, and ends their other sessions. Each organization they are in records it.
 */
export const addPasskey = procedure("signedIn", "person.passkey_added")
  .input(AddPasskey)
  .output(PasskeyAdded)
  .mutation(async ({ ctx, input: { proof, name } }) => {
    const { codes, hashes } = newRecoveryCodes(ctx.person.id);
    const { coded } = await changeFactor(ctx, {
      proof,
      change: (hash, { subject, body }) =>
        ctx.sql<{ done: boolean; coded: boolean }>("SELECT * FROM authz.add_passkey($1, $2, $3, $4, $5)", [
          hash,
          name,
          hashes,
          subject,
          body,
        ]),
      mail: (texts, link) => texts.passkeyAdded(name, link),
    });
    return { recoveryCodes: coded ? codes : null };
  });
