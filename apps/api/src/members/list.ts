import { ListMembers, MemberPage } from "@bailiwick/contracts";
import { z } from "zod";
import { organizationMemberOf } from "../organizations/internal.ts";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { askOrganizationMembers, countOrganizationMembers } from "./organization-people.ts";
import { askPeople, countPeople, type Question, readPeople } from "./people.ts";

/** The position after which a page begins, in the list's sort order. */
const places = {
  name: z.tuple([z.string().max(400), z.uuid()]),
  added: z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]),
};

type Wanted = z.output<typeof ListMembers>;

/** One more than the page holds, to see whether there is a next one. */
function questionOf({ limit, cursor, ...wanted }: Wanted): Question {
  return { ...wanted, after: readCursor(places[wanted.sort], cursor), count: limit + 1 };
}

/**
 * The people of a workspace, each with the sources of their access (P3, P14, P16), or of an organization (M13, M63):
 * page by page, by name or by when they were added; `search` matches part of a name or an address (M32).
 */
export const list = procedure({ workspace: "member:read", organization: "organization_member:read" })
  .input(ListMembers)
  .output(MemberPage)
  .firstQueries({
    workspace: (input) => askPeople(questionOf(input)),
    organization: (input) => askOrganizationMembers(questionOf(input)),
  })
  .query({
    workspace: async ({ ctx, input }) => {
      const question = questionOf(input);
      const people = await readPeople(ctx, question, ctx.rows);
      const { rows, nextCursor } = pageOf(people, input.limit, ({ place, member }) => [place, member.userId]);
      const total = input.counted ? await countPeople(ctx, question) : null;
      return { items: rows.map(({ member }) => member), nextCursor, total };
    },
    organization: async ({ ctx, input }) => {
      const { rows, nextCursor } = pageOf(ctx.rows, input.limit, ({ place, userId }) => [place, userId]);
      const total = input.counted ? await countOrganizationMembers(ctx, questionOf(input)) : null;
      return { items: rows.map(organizationMemberOf), nextCursor, total };
    },
  });
