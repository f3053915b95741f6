import { InOrganization, OrganizationHelpers } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";

/** The maximum number of people to name. */
const most = 5;

type Helper = { userId: string; name: string; email: string };

/** People who can give the caller access to the organization's workspaces: by role, highest first. */
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
