import { LiftedLimit, LiftLimit } from "@bailiwick/contracts";
import { limitWords, Refused, unknownLimit } from "@bailiwick/domain";
import { liftableLimits } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";

/** Overrides a limit of one organization (M53, V28). */
export const liftLimit = procedure("platform:lift_limit", "organization.limit_lifted")
  .input(LiftLimit)
  .output(LiftedLimit)
  .mutation(async ({ ctx, input: { limit, value } }) => {
    const before = (await liftableLimits(ctx)).find(({ name }) => name === limit);
    if (before === undefined) throw new Refused(unknownLimit);
    const prisma = await ctx.prisma();
    const key = { orgId: ctx.organization.id, name: limit };
    await prisma.organizationLimit.upsert({
      where: { orgId_name: key },
      create: { ...key, value },
      update: { value },
    });
    await ctx.record({
      action: "organization.limit_lifted",
      target: { kind: "limit", id: limit, name: limitWords(ctx.blueprint, limit).name },
      before: { amount: before.value },
      after: { amount: value },
    });
    return { limit, value };
  });
