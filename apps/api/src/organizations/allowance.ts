import { Allowance, AskAllowance } from "@bailiwick/contracts";
import { blueprint, planLimits } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";

/** How many workspaces the caller owns on a plan, and may own, for a form before anything is made (V57, V58). */
export const allowance = procedure("signedIn")
  .input(AskAllowance)
  .output(Allowance)
  .query(async ({ ctx, input: { blueprint: kind, plan } }) => {
    const { workspacesPerUser } = planLimits(blueprint(kind), plan, ctx.instance.mode);
    if (workspacesPerUser === undefined) return { owned: 0, limit: null };
    const [row] = await ctx.sql<{ owned: number; lifted: number | null }>(
      "SELECT owned, lifted FROM authz.owned_on_plan($1, $2, 'workspacesPerUser')",
      [kind, plan],
    );
    return { owned: row?.owned ?? 0, limit: row?.lifted ?? workspacesPerUser };
  });
