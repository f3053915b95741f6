import { DomainGone, OneDomain } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { aboutDomain, aimAtDomain, findDomain } from "./internal.ts";

/** Removes a domain. New sign-ins by its addresses are refused from then on; who is signed in stays so. */
export const remove = procedure("domain:manage", "domain.removed")
  .input(OneDomain, { aim: aimAtDomain })
  .output(DomainGone)
  .mutation(async ({ ctx, input }) => {
    const { id, name } = await findDomain(ctx, input.domain);

    await ctx.sql("DELETE FROM domain WHERE org_id = $1 AND id = $2", [ctx.organization.id, id]);
    await ctx.record({ action: "domain.removed", target: aboutDomain({ id, name }) });

    return { id };
  });
