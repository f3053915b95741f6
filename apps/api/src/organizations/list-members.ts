import { ListOrganizationMembers, OrganizationMemberPage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../cursor.ts";
import { procedure } from "../trpc.ts";
import { type OrganizationMemberRow, organizationMemberColumns, organizationMemberOf } from "./internal.ts";

const Place = z.tuple([z.string().max(400), z.uuid()]);

/** The people of an organization by name, a page at a time (M13, M63); `search` is a part of a name or an address. */
export const listMembers = procedure("organization_member:read")
  .input(ListOrganizationMembers)
  .output(OrganizationMemberPage)
  .query(async ({ ctx, input }) => {
    const [afterName, afterId] = readCursor(Place, input.cursor) ?? [null, null];
    const people = await ctx.sql<OrganizationMemberRow & { place: string }>(
      `SELECT ${organizationMemberColumns}, sort_name AS place FROM organization_member
       WHERE org_id = $1
         AND ($2 = '' OR position(lower($2) IN sort_name) > 0 OR position(lower($2) IN email) > 0)
         AND ($4::uuid IS NULL OR (sort_name, user_id) > ($3, $4))
       ORDER BY sort_name, user_id LIMIT $5`,
      [ctx.organization.id, input.search, afterName, afterId, input.limit + 1],
    );
    const { rows, nextCursor } = pageOf(people, input.limit, (person) => [person.place, person.userId]);
    return { items: rows.map(organizationMemberOf), nextCursor };
  });
