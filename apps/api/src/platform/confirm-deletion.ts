import { ConfirmOrganizationDeletion, PlatformOrganization } from "@bailiwick/contracts";
import { decideOrganization, demand, organizationWindowHours } from "@bailiwick/domain";
import { organizationTarget } from "../organizations/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { readOrganization } from "./internal.ts";

/** Confirms the requested deletion of an organization: it is closed now, and purged when its window ends (M67, M68). */
export const confirmDeletion = procedure("platform:delete_organization", "organization.deletion_confirmed")
  .input(ConfirmOrganizationDeletion)
  .output(PlatformOrganization)
  .mutation(async ({ ctx, input: { confirmation } }) => {
    const { organization, blueprint } = ctx;
    demand(decideOrganization(blueprint, "confirm_deletion", organization, confirmation));
    await ctx.sql(
      `UPDATE organization SET state = 'pending_deletion', purge_after = now() + make_interval(hours => $2) WHERE id = $1`,
      [organization.id, organizationWindowHours],
    );
    const after = await readOrganization(ctx);
    await ctx.record({
      action: "organization.deletion_confirmed",
      target: organizationTarget(organization),
      before: { state: organization.state },
      after: { state: after.state, purgeAfter: after.purgeAfter },
    });
    return after;
  });
