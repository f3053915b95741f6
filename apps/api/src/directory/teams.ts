import { DirectoryTeams, ListDirectoryTeams } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { directoryEntryOf, type TeamRow, teamColumns } from "./internal.ts";

const from = `FROM directory_team d JOIN team t ON t.org_id = d.org_id AND t.id = d.team_id
  WHERE d.org_id = authz.org_id() AND ($1::uuid IS NULL OR d.team_id = $1)
  AND ($2::text IS NULL OR t.sort_name = lower($2)) AND ($3::text IS NULL OR d.external_id = $3)`;

/** The teams whose members the directory says, by name, and how many there are. */
export const teams = procedure("directory:sync")
  .input(ListDirectoryTeams)
  .output(DirectoryTeams)
  .query(async ({ ctx, input }) => {
    const asked = [input.team ?? null, input.name ?? null, input.externalId ?? null];
    const rows = await ctx.sql<TeamRow>(
      `SELECT ${teamColumns("$6::boolean")} ${from} ORDER BY t.sort_name, t.id OFFSET $4 LIMIT $5`,
      [...asked, input.offset, input.limit, input.people],
    );
    const [counted] = await ctx.sql<{ total: number }>(`SELECT count(*)::int AS total ${from}`, asked);
    return { items: rows.map(directoryEntryOf), total: counted?.total ?? 0 };
  });
