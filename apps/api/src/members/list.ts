import { ListMembers, MemberPage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../cursor.ts";
import { procedure } from "../trpc.ts";
import { readPeople } from "./people.ts";

const Place = z.tuple([z.string().max(400), z.uuid()]);

/**
 * The people of a workspace by name, a page at a time, each with where their access comes from (P3, P14, P16); `search`
 * is a part of a name or an address (M32).
 */
export const list = procedure("member:read")
  .input(ListMembers)
  .output(MemberPage)
  .query(async ({ ctx, input: { search, limit, cursor } }) => {
    const after = readCursor(Place, cursor);
    const people = await readPeople(ctx, { search, after, count: limit + 1 });
    const { rows, nextCursor } = pageOf(people, limit, ({ place, member }) => [place, member.userId]);
    return { items: rows.map(({ member }) => member), nextCursor };
  });
