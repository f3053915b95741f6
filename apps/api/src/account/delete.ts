import { AccountDeleted, DeleteAccount } from "@bailiwick/contracts";
import {
  canDeleteAccount,
  checkOwnAddress,
  demand,
  mailedRoutes,
  proofMissing,
  Refused,
} from "@bailiwick/domain";
import { proofHash } from "../identity/proof.ts";
import { procedure } from "../procedure/trpc.ts";
import { accountTies, mailToSelf, tiesOf } from "./internal.ts";

/**
 * Deletes the signed-in person's account (docs/decisions/047): they leave every organization, with an entry in each one's log,
 * and what the instance knows of them goes. Under the locks of all of their organizations, so that none is left without
 * anyone who keeps it.
 */
export const deleteAccount = procedure("signedIn", "person.deleted")
  .input(DeleteAccount)
  .output(AccountDeleted)
  .mutation(async ({ ctx, input }) => {
    const { person, sql } = ctx;
    const hash = proofHash(input.proof);
    if (hash === null) throw new Refused(proofMissing);
    await sql("SELECT authz.lock_my_organizations()");

    demand(canDeleteAccount(accountTies(person, await tiesOf(ctx))));
    demand(checkOwnAddress(person.email, input.confirmation));

    const texts = await mailToSelf(ctx);
    const { subject, body } = texts.accountDeleted(
      new URL(mailedRoutes.signIn, ctx.instance.publicUrl()).href,
    );
    const [row] = await sql<{ deleted: boolean }>("SELECT authz.delete_account($1, $2, $3) AS deleted", [
      hash,
      subject,
      body,
    ]);
    if (row?.deleted !== true) throw new Refused(proofMissing);
    return { deleted: true };
  });
