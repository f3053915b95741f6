import type { Tenant } from "@bailiwick/db";
import { codeProofMissing, mailedRoutes, Refused } from "@bailiwick/domain";
import { factorProofHash } from "../identity/factor-proof.ts";
import type { MailMessage, MailTexts } from "../mail/texts/index.ts";
import type { VerbContext } from "../procedure/run.ts";
import { mailToSelf } from "./internal.ts";

type Change<Row> = {
  /** Of what was just shown. */
  readonly proof: string;
  /** Makes the change, if the proof holds, and puts the mail into the outbox. */
  readonly change: (proofHash: string, mail: MailMessage) => Promise<readonly Row[]>;
  /** Words the mail that reports it, with the link for someone who did not do it. */
  readonly mail: (texts: MailTexts, resetPassword: string) => MailMessage;
};

/**
 * Changes the signed-in person's second factor, and mails them that.
 * @returns what the change answers
 * @throws Refused without a proof that holds
 */
export async function changeFactor<Row extends { readonly done: boolean }>(
  ctx: Pick<Tenant, "sql"> & Pick<VerbContext<unknown>, "locale" | "instance">,
  { proof, change, mail }: Change<Row>,
): Promise<Row> {
  const hash = factorProofHash(proof);
  if (hash === null) throw new Refused(codeProofMissing);
  const link = new URL(mailedRoutes.forgotPassword, ctx.instance.publicUrl()).href;
  const [row] = await change(hash, mail(await mailToSelf(ctx), link));
  if (row?.done !== true) throw new Refused(codeProofMissing);
  return row;
}
