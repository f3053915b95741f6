import { Organization, RequestOrganizationDeletion } from "@bailiwick/contracts";
import { decideOrganization, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { organizationTarget, readOrganization } from "./internal.ts";

/** Requests the deletion of an organization; nothing happens to it before the platform admin confirms (M67, M68). */
export const requestDeletion = procedure("organization:delete", "organization.deletion_requested")
  .input(RequestOrganizationDeletion)
  .output(Organization)
  .mutation(async ({ ctx, input: { confirmation } }) => {
    const { organization, blueprint, actor, now } = ctx;
    demand(decideOrganization(blueprint, "request_deletion", organization, confirmation));
    const prisma = await ctx.prisma();
    await prisma.organization.update({
      where: { id: organization.id },
      data: { state: "deletion_requested", deletionRequestedAt: now, deletionRequestedBy: actor.id },
    });
    await ctx.record({
      action: "organization.deletion_requested",
      target: organizationTarget(organization),
      before: { state: organization.state },
      after: { state: "deletion_requested" },
    });
    return readOrganization(ctx);
  });
