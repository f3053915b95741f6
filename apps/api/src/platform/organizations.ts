import { ListPlatformOrganizations, PlatformOrganizationPage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { type OrganizationRow, organizationOf } from "./internal.ts";

/** To the microsecond, which a JavaScript date does not preserve. */
const Place = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

type Row = OrganizationRow & { place: string };

/** Every organization of the instance, oldest first, with what in it needs the platform admin. */
export const organizations = procedure("platform:read")
  .input(ListPlatformOrganizations)
  .output(PlatformOrganizationPage)
  .query(async ({ ctx, input }) => {
    const [afterCreated, afterId] = readCursor(Place, input.cursor) ?? [null, null];
    const found = await ctx.sql<Row>(
      `SELECT id, slug, name, blueprint, plan, state, created_at, purge_after, workspaces::int, ownerless::int,
         pending_deletion::int, audit.time_text(created_at) AS place
       FROM authz.platform_organizations($1, $2, $3, $4)`,
      [input.search, afterCreated, afterId, input.limit + 1],
    );
    const { rows, nextCursor } = pageOf(found, input.limit, (row) => [row.place, row.id]);
    return { items: rows.map(organizationOf), nextCursor };
  });
