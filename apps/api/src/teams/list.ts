import { ListTeams, TeamPage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { readTeams, teamOf } from "./internal.ts";

const Place = z.tuple([z.string().max(400), z.uuid()]);

/** The organization's teams by name, page by page, with their numbers of members and workspaces. */
export const list = procedure("team:read")
  .input(ListTeams)
  .output(TeamPage)
  .query(async ({ ctx, input: { search, limit, cursor } }) => {
    const after = readCursor(Place, cursor) ?? ([null, null] as const);
    const found = await readTeams(ctx, search, after, limit + 1);
    const { rows, nextCursor } = pageOf(found, limit, ({ place, id }) => [place, id]);
    return { items: rows.map(teamOf), nextCursor };
  });
