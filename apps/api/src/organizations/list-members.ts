import { ListOrganizationMembers, OrganizationMemberPage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { type OrganizationMemberRow, organizationMemberColumns, organizationMemberOf } from "./internal.ts";

const Place = z.tuple([z.string().max(400), z.uuid()]);

/** The people of an organization by name, a page at a time (M13, M63); `search` is a part of a name or an address. */
export const listMembers = procedure("organization_member:read")
  .input(ListOrganizationMembers)
  .output(OrganizationMemberPage)
  .firstQuery<OrganizationMemberRow & { place: string }>((input) => ({
    text: `SELECT ${organizationMemberColumns}, sort_name AS place FROM organization_member
       WHERE org_id = authz.org_id()
         AND ($1 = '' OR position(lower($1) IN sort_name) > 0 OR position(lower($1) IN email) > 0)
         AND ($3::uuid IS NULL OR (sort_name, user_id) > ($2, $3))
       ORDER BY sort_name, user_id LIMIT $4`,
    values: [input.search, ...(readCursor(Place, input.cursor) ?? [null, null]), input.limit + 1],
  }))
  .query(async ({ ctx, input }) => {
    const { rows, nextCursor } = pageOf(ctx.rows, input.limit, (person) => [person.place, person.userId]);
    return { items: rows.map(organizationMemberOf), nextCursor };
  });
