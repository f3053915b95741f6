import { ConfirmSecurityPolicy, SecurityPolicy } from "@bailiwick/contracts";
import { canConfirmTrial, demand, principalName, Refused, refuse } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutPlace, passOf, policyAt, readPolicies } from "./internal.ts";
import { toChange } from "./needs.ts";

/**
 * Keeps a policy that is on trial. That the caller's session passes it is what entering has shown; the pass, which only a
 * request under it could read, shows that this is not the author's first.
 */
export const confirm = procedure(toChange, {
  workspace: "workspace.security_policy_confirmed",
  organization: "organization.security_policy_confirmed",
})
  .input(ConfirmSecurityPolicy)
  .output(SecurityPolicy)
  .mutation(async ({ ctx, input: { version, pass } }) => {
    const { own } = await readPolicies(ctx);
    const isRunning = own?.isRunning === true && own.version === version;
    demand(canConfirmTrial({ isRunning }, own !== null && pass === (await passOf(ctx, own.id))));

    // The clock decides, and not when this transaction began.
    const settled = await ctx.sql(
      `UPDATE security_policy SET settled = 'confirmed', settled_at = now(), settled_by_name = $2
       WHERE org_id = authz.org_id() AND id = $1 AND settled IS NULL AND trial_until > clock_timestamp() RETURNING id`,
      [own?.id, principalName(ctx.principal).name],
    );
    if (settled.length === 0) throw new Refused(refuse("no_trial"));
    await ctx.record({
      action:
        ctx.workspace === null
          ? "organization.security_policy_confirmed"
          : "workspace.security_policy_confirmed",
      target: aboutPlace(ctx),
      after: { version },
    });
    return policyAt(ctx);
  });
