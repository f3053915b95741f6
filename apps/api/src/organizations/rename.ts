import { Organization, RenameOrganization } from "@bailiwick/contracts";
import { canOverwrite, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { editedOf } from "../workspaces/internal.ts";
import { organizationTarget, readOrganization } from "./internal.ts";

/** Renames an organization (S31); its slug stays. */
export const rename = procedure("organization:update", "organization.renamed")
  .input(RenameOrganization)
  .output(Organization)
  .mutation(async ({ ctx, input: { name, updatedAt } }) => {
    const { organization } = ctx;
    const prisma = await ctx.prisma();
    const row = await prisma.organization.findUniqueOrThrow({ where: { id: organization.id } });
    demand(canOverwrite(updatedAt, editedOf(row)));
    await prisma.organization.update({ where: { id: organization.id }, data: { name } });
    await ctx.record({
      action: "organization.renamed",
      target: organizationTarget({ ...organization, name }),
      before: { name: organization.name },
      after: { name },
    });
    return readOrganization(ctx);
  });
