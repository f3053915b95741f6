import { ListTeamWorkspaces, TeamWorkspacePage } from "@bailiwick/contracts";
import type { WorkspaceState } from "@bailiwick/domain";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";
import { findTeam } from "./internal.ts";

const Place = z.tuple([z.string().max(400), z.uuid()]);

type Row = {
  id: string;
  slug: string;
  name: string;
  state: WorkspaceState;
  role: string;
  endsAt: Date | null;
  place: string;
};

/** The workspaces in which a team has a role, by name, as far as the caller can see them. */
export const workspaces = procedure("team:read")
  .input(ListTeamWorkspaces)
  .output(TeamWorkspacePage)
  .query(async ({ ctx, input }) => {
    const team = await findTeam(ctx, input.team);
    const [afterName, afterId] = readCursor(Place, input.cursor) ?? [null, null];
    const found = await ctx.sql<Row>(
      `SELECT w.id, w.slug, w.name, w.state, g.role, g.ends_at AS "endsAt", w.sort_name AS place
       FROM team_grant g JOIN workspace w ON w.org_id = g.org_id AND w.id = g.workspace_id
       WHERE g.org_id = $1 AND g.team_id = $2 AND ($4::uuid IS NULL OR (w.sort_name, w.id) > ($3, $4))
       ORDER BY w.sort_name, w.id LIMIT $5`,
      [ctx.organization.id, team.id, afterName, afterId, input.limit + 1],
    );
    const { rows, nextCursor } = pageOf(found, input.limit, ({ place, id }) => [place, id]);
    return {
      items: rows.map(({ place: _, endsAt, ...row }) => ({ ...row, endsAt: iso(endsAt) })),
      nextCursor,
    };
  });
