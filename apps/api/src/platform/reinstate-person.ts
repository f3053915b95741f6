import { OnePerson, PlatformPerson } from "@bailiwick/contracts";
import { canReinstate, changedMeanwhile, demand, Refused } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { findPerson, personOf } from "./person.ts";

/** Lets the owner of a suspended account sign in again, with everything they had. */
export const reinstatePerson = procedure("platform:suspend_person", "person.reinstated")
  .input(OnePerson)
  .output(PlatformPerson)
  .mutation(async ({ ctx, input: { userId } }) => {
    const { suspendedAt } = await findPerson(ctx, userId);
    demand(canReinstate(ctx.actor, { userId, isSuspended: suspendedAt !== null }));
    const [answer] = await ctx.sql<{ done: boolean }>("SELECT authz.suspend_person($1, false) AS done", [
      userId,
    ]);
    if (answer?.done !== true) throw new Refused(changedMeanwhile);
    return personOf(await findPerson(ctx, userId));
  });
