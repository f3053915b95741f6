import { ListTeams, maxCounted, TeamPage } from "@bailiwick/contracts";
import { z } from "zod";
import type { InOrganizationContext } from "../organizations/internal.ts";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { keyset, type Place } from "../procedure/keyset.ts";
import { matching } from "../procedure/search.ts";
import { procedure } from "../procedure/trpc.ts";
import { type CountedRow, countedColumns, teamOf } from "./internal.ts";

const Position = z.tuple([z.string().max(400), z.uuid()]);

/** The organization's teams by name, page by page, with their numbers of members and workspaces. */
export const list = procedure("team:read")
  .input(ListTeams)
  .output(TeamPage)
  .query(async ({ ctx, input: { search, descending, limit, cursor, counted } }) => {
    const after = readCursor(Position, cursor);
    const found = await readTeams(ctx, { search, descending, after, count: limit + 1 });
    const { rows, nextCursor } = pageOf(found, limit, ({ place, id }) => [place, id]);
    const total = counted ? await countTeams(ctx, search) : null;
    return { items: rows.map(teamOf), nextCursor, total };
  });

/** Which teams to list: `search` matches part of the name, by which they are ordered. */
type Wanted = {
  readonly search: string;
  readonly descending: boolean;
  readonly after: Place | null;
  readonly count: number;
};

const listed = `team t WHERE t.org_id = $1 AND ${matching("$2", "t.search_name")}`;

/** The teams after a position, by name. */
function readTeams(
  { sql, organization }: InOrganizationContext,
  { search, descending, after, count }: Wanted,
): Promise<CountedRow[]> {
  const values: unknown[] = [organization.id, search, count];
  const given = (value: unknown) => `$${values.push(value)}`;
  const { order, where } = keyset({ column: "t.sort_name", id: "t.id", descending }, after, given);
  return sql<CountedRow>(`SELECT ${countedColumns} FROM ${listed} ${where} ${order} LIMIT $3`, values);
}

/** How many teams match, up to {@link maxCounted}. */
async function countTeams({ sql, organization }: InOrganizationContext, search: string) {
  const [row] = await sql<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT 1 FROM ${listed} LIMIT ${maxCounted}) teams`,
    [organization.id, search],
  );
  return row?.total ?? 0;
}
