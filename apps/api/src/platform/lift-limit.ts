import { LiftedLimit, LiftLimit } from "@bailiwick/contracts";
import { Refused, unknownLimit } from "@bailiwick/domain";
import { procedure } from "../trpc.ts";

/** Sets a limit of one organization to another value than its blueprint's (M53). */
export const liftLimit = procedure("platform:lift_limit", "organization.limit_lifted")
  .input(LiftLimit)
  .output(LiftedLimit)
  .mutation(async ({ ctx, input: { limit, value } }) => {
    const limits = new Map(Object.entries(ctx.blueprint.organizationLimits));
    const standard = limits.get(limit);
    if (standard === undefined) throw new Refused(unknownLimit);
    const prisma = await ctx.prisma();
    const key = { orgId: ctx.organization.id, name: limit };
    const where = { orgId_name: key };
    const before = await prisma.organizationLimit.findUnique({ where });
    await prisma.organizationLimit.upsert({ where, create: { ...key, value }, update: { value } });
    await ctx.record({
      action: "organization.limit_lifted",
      target: { kind: "limit", id: limit, name: limit },
      before: { amount: before?.value ?? standard },
      after: { amount: value },
    });
    return { limit, value };
  });
