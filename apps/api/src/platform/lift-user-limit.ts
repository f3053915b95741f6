import { LiftUserLimit, PlatformPerson } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { findPerson, personOf } from "./person.ts";

/** Overrides how many workspaces one person can own on a plan that limits it, or restores the plan's limit (V58). */
export const liftUserLimit = procedure("platform:lift_limit", "person.limit_lifted")
  .input(LiftUserLimit)
  .output(PlatformPerson)
  .mutation(async ({ ctx, input: { userId, limit, value } }) => {
    await findPerson(ctx, userId);
    await ctx.sql("SELECT authz.set_user_limit($1, $2, $3)", [userId, limit, value]);
    return personOf(await findPerson(ctx, userId));
  });
