import { ListTeamMembers, TeamMemberPage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { matching } from "../procedure/search.ts";
import { procedure } from "../procedure/trpc.ts";
import { findTeam } from "./internal.ts";

const Place = z.tuple([z.string().max(400), z.uuid()]);

type Row = {
  userId: string;
  name: string;
  email: string;
  active: boolean;
  picture: string | null;
  createdAt: Date;
  place: string;
};

/** The members of a team by name, page by page; `search` matches part of a name or an address. */
export const members = procedure("team:read")
  .input(ListTeamMembers)
  .output(TeamMemberPage)
  .query(async ({ ctx, input }) => {
    const team = await findTeam(ctx, input.team);
    const [afterName, afterId] = readCursor(Place, input.cursor) ?? [null, null];
    const found = await ctx.sql<Row>(
      `SELECT user_id AS "userId", name, email, active, picture,
         created_at AS "createdAt", sort_name AS place
       FROM team_member WHERE org_id = $1 AND team_id = $2
         AND ${matching("$3", "search_name", "email")}
         AND ($5::uuid IS NULL OR (sort_name, user_id) > ($4, $5))
       ORDER BY sort_name, user_id LIMIT $6`,
      [ctx.organization.id, team.id, input.search, afterName, afterId, input.limit + 1],
    );
    const { rows, nextCursor } = pageOf(found, input.limit, ({ place, userId }) => [place, userId]);
    return {
      items: rows.map(({ place: _, createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() })),
      nextCursor,
    };
  });
