import { ListPlatformOrganizations, PlatformOrganizationPage } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { type OrganizationRow, organizationOf } from "./internal.ts";
import { type Ordered, orderedPage, orderOf } from "./order.ts";

type Row = OrganizationRow & Ordered;

/**
 * The organizations of the instance, with what in them needs the platform admin; oldest first, or by name. `search`
 * matches part of a name or a slug.
 */
export const organizations = procedure("platform:read")
  .input(ListPlatformOrganizations)
  .output(PlatformOrganizationPage)
  .query(async ({ ctx, input }) => {
    const found = await ctx.sql<Row>(
      `SELECT id, slug, name, blueprint, plan, state, created_at, purge_after, workspaces::int, ownerless::int,
         pending_deletion::int, place, total::int
       FROM authz.platform_organizations($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [input.search, input.blueprint ?? null, input.state ?? null, ...orderOf(input)],
    );
    return orderedPage(found, input, organizationOf);
  });
