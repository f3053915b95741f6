import { Allowance, AskAllowance } from "@bailiwick/contracts";
import { blueprint, limitInForce, planLimits } from "@bailiwick/domain";
import { ownedOnPlan } from "../plans/owning.ts";
import { procedure } from "../procedure/trpc.ts";

/** How many workspaces the caller owns on a plan, and can own, for a form before creating anything (V57, V58). */
export const allowance = procedure("signedIn")
  .input(AskAllowance)
  .output(Allowance)
  .query(async ({ ctx, input: { blueprint: kind, plan } }) => {
    const standard = limitInForce(planLimits(blueprint(kind), plan, ctx.instance.mode), "workspacesPerUser");
    if (standard === null) return { owned: 0, limit: null };
    const { owned, lifted } = await ownedOnPlan(ctx, blueprint(kind), plan, ctx.person.id);
    return { owned, limit: lifted ?? standard };
  });
