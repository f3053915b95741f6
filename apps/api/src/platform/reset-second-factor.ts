import { OnePerson, PlatformPerson } from "@bailiwick/contracts";
import { canResetSecondFactor, changedMeanwhile, demand, mailedRoutes, Refused } from "@bailiwick/domain";
import { mailTextsIn } from "../mail/texts/index.ts";
import { procedure } from "../procedure/trpc.ts";
import { demandProven } from "../session/proven.ts";
import { findPerson, personOf } from "./person.ts";

/**
 * Takes the second factor off the account of a person who lost it: their sessions end, they sign in with their password alone,
 * and a mail tells them. Each organization they are in records it.
 */
export const resetSecondFactor = procedure("platform:reset_second_factor", "person.second_factor_reset")
  .input(OnePerson)
  .output(PlatformPerson)
  .mutation(async ({ ctx, input: { userId } }) => {
    await demandProven(ctx);
    const { secondFactor } = await findPerson(ctx, userId);
    demand(canResetSecondFactor(ctx.actor, { userId, secondFactor }));
    const { subject, body } = mailTextsIn(ctx.locale).secondFactorReset(
      new URL(mailedRoutes.signIn, ctx.instance.publicUrl()).href,
    );
    const [answer] = await ctx.sql<{ done: boolean }>(
      "SELECT authz.reset_second_factor($1, $2, $3) AS done",
      [userId, subject, body],
    );
    if (answer?.done !== true) throw new Refused(changedMeanwhile);
    return personOf(await findPerson(ctx, userId));
  });
