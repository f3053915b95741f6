import { Domain, OneDomain } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { aboutDomain, aimAtDomain, domainOf, findDomain } from "./internal.ts";

/** Has the record of a domain looked up within seconds, in the background: name servers are asked outside of any change. */
export const verify = procedure("domain:manage", "domain.checked")
  .input(OneDomain, { aim: aimAtDomain })
  .output(Domain)
  .mutation(async ({ ctx, input }) => {
    const found = await findDomain(ctx, input.domain);

    await ctx.sql("UPDATE domain SET due_at = now() WHERE org_id = $1 AND id = $2", [
      ctx.organization.id,
      found.id,
    ]);
    await ctx.record({ action: "domain.checked", target: aboutDomain(found) });

    return domainOf(await findDomain(ctx, found.id));
  });
