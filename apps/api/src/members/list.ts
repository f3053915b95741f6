import { ListMembers, MemberPage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { askPeople, readPeople } from "./people.ts";

const Place = z.tuple([z.string().max(400), z.uuid()]);

/** One more than the page holds, to see whether there is a next one. */
function questionOf({ search, limit, cursor }: z.output<typeof ListMembers>) {
  return { search, after: readCursor(Place, cursor), count: limit + 1 };
}

/**
 * The people of a workspace by name, a page at a time, each with where their access comes from (P3, P14, P16); `search`
 * is a part of a name or an address (M32).
 */
export const list = procedure("member:read")
  .input(ListMembers)
  .output(MemberPage)
  .firstQuery((input) => askPeople(questionOf(input)))
  .query(async ({ ctx, input }) => {
    const people = await readPeople(ctx, questionOf(input), ctx.rows);
    const { rows, nextCursor } = pageOf(people, input.limit, ({ place, member }) => [place, member.userId]);
    return { items: rows.map(({ member }) => member), nextCursor };
  });
