import { ChangePlan, PlatformOrganization } from "@bailiwick/contracts";
import { changePlanTo } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { readOrganization } from "./internal.ts";

/** Puts an organization on any plan, those included that no customer chooses alone (V35). */
export const changePlan = procedure("platform:change_plan", "organization.plan_changed")
  .input(ChangePlan)
  .output(PlatformOrganization)
  .mutation(async ({ ctx, input: { plan } }) => {
    await changePlanTo(ctx, plan);
    return readOrganization(ctx);
  });
