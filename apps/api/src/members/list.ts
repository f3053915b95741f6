import { ListMembers, MemberPage } from "@bailiwick/contracts";
import type { Statement } from "@bailiwick/db";
import { z } from "zod";
import {
  type OrganizationMemberRow,
  organizationMemberColumns,
  organizationMemberOf,
} from "../organizations/internal.ts";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { matching } from "../procedure/search.ts";
import { procedure } from "../procedure/trpc.ts";
import { askPeople, readPeople } from "./people.ts";

const Place = z.tuple([z.string().max(400), z.uuid()]);

type Wanted = Pick<z.output<typeof ListMembers>, "search" | "limit" | "cursor">;

/** One more than the page, to see whether there is a next one. */
function questionOf({ search, limit, cursor }: Wanted) {
  return { search, after: readCursor(Place, cursor), count: limit + 1 };
}

/**
 * The people of a workspace, each with the sources of their access (P3, P14, P16), or of an organization (M13, M63): by
 * name, page by page; `search` matches part of a name or an address (M32).
 */
export const list = procedure({ workspace: "member:read", organization: "organization_member:read" })
  .input(ListMembers)
  .output(MemberPage)
  .firstQueries({
    workspace: (input) => askPeople(questionOf(input)),
    organization: (input) => askOrganizationMembers(input),
  })
  .query({
    workspace: async ({ ctx, input }) => {
      const people = await readPeople(ctx, questionOf(input), ctx.rows);
      const { rows, nextCursor } = pageOf(people, input.limit, ({ place, member }) => [place, member.userId]);
      return { items: rows.map(({ member }) => member), nextCursor };
    },
    organization: async ({ ctx, input }) => {
      const { rows, nextCursor } = pageOf(ctx.rows, input.limit, ({ place, userId }) => [place, userId]);
      return { items: rows.map(organizationMemberOf), nextCursor };
    },
  });

function askOrganizationMembers({
  search,
  limit,
  cursor,
}: Wanted): Statement<OrganizationMemberRow & { readonly place: string }> {
  return {
    text: `SELECT ${organizationMemberColumns}, sort_name AS place FROM organization_member
       WHERE org_id = authz.org_id()
         AND ${matching("$1", "search_name", "email")}
         AND ($3::uuid IS NULL OR (sort_name, user_id) > ($2, $3))
       ORDER BY sort_name, user_id LIMIT $4`,
    values: [search, ...(readCursor(Place, cursor) ?? [null, null]), limit + 1],
  };
}
