import { OnePerson, PlatformPerson } from "@bailiwick/contracts";
import { canSuspend, changedMeanwhile, demand, Refused } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { findPerson, personOf } from "./person.ts";

/**
 * Suspends a person's account: their sessions end with this commit, they no longer count as an owner anywhere, and they
 * can't sign in until it is reinstated. Each organization they are in records it.
 */
export const suspendPerson = procedure("platform:suspend_person", "person.suspended")
  .input(OnePerson)
  .output(PlatformPerson)
  .mutation(async ({ ctx, input: { userId } }) => {
    const { suspendedAt } = await findPerson(ctx, userId);
    demand(canSuspend(ctx.actor, { userId, isSuspended: suspendedAt !== null }));
    const [answer] = await ctx.sql<{ done: boolean }>("SELECT authz.suspend_person($1, true) AS done", [
      userId,
    ]);
    if (answer?.done !== true) throw new Refused(changedMeanwhile);
    return personOf(await findPerson(ctx, userId));
  });
