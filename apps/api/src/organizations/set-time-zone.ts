import { Organization, SetOrganizationTimeZone } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { organizationTarget, readOrganization } from "./internal.ts";

/**
 * Sets an organization's time zone. The periods of quotas that are open end when they would have; the next ones begin there, and
 * end at a first instant of the new zone.
 */
export const setTimeZone = procedure("organization:update", "organization.time_zone_changed")
  .input(SetOrganizationTimeZone)
  .output(Organization)
  .mutation(async ({ ctx, input: { timeZone } }) => {
    const { organization } = ctx;
    const prisma = await ctx.prisma();
    const where = { id: organization.id };
    const before = await prisma.organization.findUniqueOrThrow({ where });
    await prisma.organization.update({ where, data: { timeZone } });
    await ctx.record({
      action: "organization.time_zone_changed",
      target: organizationTarget(organization),
      before: { timeZone: before.timeZone },
      after: { timeZone },
    });
    return readOrganization(ctx);
  });
