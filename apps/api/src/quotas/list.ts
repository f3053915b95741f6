import { ListQuotas, QuotaList } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { currentQuota, quotaOf } from "./internal.ts";

/** The quotas of a workspace, or of an organization, in their current periods (S37-S39). */
export const list = procedure({ workspace: "usage:read", organization: "quota:read" })
  .input(ListQuotas)
  .output(QuotaList)
  .query(async ({ ctx }) => {
    const items = [];
    for (const meter of ctx.blueprint.meters) {
      items.push(quotaOf(ctx, meter, await currentQuota(ctx, meter)));
    }
    return { items };
  });
