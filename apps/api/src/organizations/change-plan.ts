import { ChangePlan, OrganizationPlan } from "@bailiwick/contracts";
import { changePlanTo, readPlan } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";

/**
 * Puts an organization on a different plan: one that customers can choose themselves (V27, V35, V38, V51) or, as the
 * platform admin, any (V35).
 */
export const changePlan = procedure(
  { organization: "plan:change", platform: "platform:change_plan" },
  "organization.plan_changed",
)
  .input(ChangePlan)
  .output(OrganizationPlan)
  .mutation(async ({ ctx, input: { plan } }) => {
    await changePlanTo(ctx, plan);
    return readPlan(ctx);
  });
