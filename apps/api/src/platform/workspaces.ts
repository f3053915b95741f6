import { InOrganization, PlatformOrganizationDetail } from "@bailiwick/contracts";
import type { LimitName } from "@bailiwick/domain";
import { procedure } from "../trpc.ts";
import { readOrganization, readWorkspaces } from "./internal.ts";

/** One organization with its workspaces in every state, and the limits that can be lifted for it (V46, V61, M53). */
export const workspaces = procedure("platform:read")
  .input(InOrganization)
  .output(PlatformOrganizationDetail)
  .query(async ({ ctx }) => {
    const prisma = await ctx.prisma();
    const lifted = await prisma.organizationLimit.findMany({ where: { orgId: ctx.organization.id } });
    const standards = ctx.blueprint.organizationLimits;
    const limits = (Object.keys(standards) as LimitName[]).map((name) => {
      const standard = standards[name] ?? null;
      return { name, standard, value: lifted.find((row) => row.name === name)?.value ?? standard };
    });
    return { organization: await readOrganization(ctx), workspaces: await readWorkspaces(ctx), limits };
  });
