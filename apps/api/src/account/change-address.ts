import { ChangeAddress, MyAddress } from "@bailiwick/contracts";
import { mailedRoutes, Refused, refuse } from "@bailiwick/domain";
import { addressHash } from "../identity/new-address.ts";
import { procedure } from "../procedure/trpc.ts";
import { mailToSelf } from "./internal.ts";

type Outcome = "changed" | "none" | "another" | "taken";

/** Why the address does not change. */
const refusals = {
  none: refuse("invalid_token", {}, "token"),
  another: refuse("other_account"),
  taken: refuse("address_has_account"),
} as const;

/**
 * Changes the address of the signed-in person's account to the one that the link was mailed to (docs/decisions/046). Their
 * sessions stay; earlier mailed links end. The log of each of their organizations records both addresses.
 */
export const changeAddress = procedure("signedIn", "person.address_changed")
  .input(ChangeAddress)
  .output(MyAddress)
  .mutation(async ({ ctx, input }) => {
    const hash = addressHash(input.token);
    if (hash === null) throw new Refused(refusals.none);
    const texts = await mailToSelf(ctx);
    const { subject, body } = texts.addressChanged(
      new URL(mailedRoutes.account, ctx.instance.publicUrl()).href,
    );
    const [row] = await ctx.sql<{ outcome: Outcome; email: string }>(
      "SELECT outcome, email FROM authz.change_address($1, $2, $3)",
      [hash, subject, body],
    );
    if (row === undefined) throw new Error("authz.change_address answered nothing");
    if (row.outcome !== "changed") throw new Refused(refusals[row.outcome]);
    return { email: row.email };
  });
