import { InOrganization, OrganizationHelpers } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";

/** How many are named. */
const most = 5;

type Helper = { userId: string; name: string; email: string };

/** Who can give the caller access to the organization's workspaces: by their role in it, the highest first. */
export const helpers = procedure("organization:read")
  .input(InOrganization)
  .output(OrganizationHelpers)
  .query(async ({ ctx }) => {
    const items = await ctx.sql<Helper>(
      `SELECT user_id AS "userId", name, email FROM authz.holders('member:add', $1) WHERE user_id <> $2 LIMIT $3`,
      [most + 1, ctx.actor.id, most],
    );
    return { items };
  });
