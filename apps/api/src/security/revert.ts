import { RevertedSecurityPolicy, RevertSecurityPolicy } from "@bailiwick/contracts";
import { noRules, principalName, Refused, refuse } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutPlace, keptAmong, readPolicies, readVersions, rulesOf } from "./internal.ts";
import { toChange } from "./needs.ts";
import { writeVersion } from "./write.ts";

/**
 * Ends a trial, so that the policy before applies again. The platform admin reverts one that is kept, too, for people who
 * locked themselves out: the version before it is brought back, or none.
 */
export const revert = procedure(
  { ...toChange, platform: "platform:revert_security_policy" },
  {
    workspace: "workspace.security_policy_reverted",
    organization: "organization.security_policy_reverted",
    platform: "workspace.security_policy_reverted",
  },
)
  .input(RevertSecurityPolicy)
  .output(RevertedSecurityPolicy)
  .mutation(async ({ ctx, input }) => {
    const { name } = principalName(ctx.principal);
    const { own } = await readPolicies(ctx);
    if (own === null) throw new Refused(refuse("no_security_policy"));
    if (own.isRunning) {
      await ctx.sql(
        `UPDATE security_policy SET settled = 'reverted', settled_at = now(), settled_by_name = $2
         WHERE org_id = authz.org_id() AND id = $1 AND settled IS NULL`,
        [own.id, name],
      );
    } else {
      if (input.actingAs !== "platform") throw new Refused(refuse("no_trial"));
      const versions = await readVersions(ctx);
      const earlier = keptAmong(versions.filter(({ version }) => version < own.version));
      await writeVersion(ctx, {
        version: (versions[0]?.version ?? 0) + 1,
        rules: earlier === null ? noRules : rulesOf(earlier),
        name,
        before: own,
        onTrial: false,
        restoredFrom: earlier?.version ?? null,
      });
    }
    await ctx.record({
      action:
        ctx.workspace === null
          ? "organization.security_policy_reverted"
          : "workspace.security_policy_reverted",
      target: aboutPlace(ctx),
      after: { version: own.version },
    });
    return { version: own.version };
  });
