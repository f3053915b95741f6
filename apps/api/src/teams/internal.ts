import type { Team } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import {
  canChangeByHand,
  demand,
  noSuchTeam,
  permissionSet,
  Refused,
  type TeamReach,
} from "@bailiwick/domain";
import type { z } from "zod";
import type { InOrganizationContext } from "../organizations/internal.ts";
import type { Aim } from "../procedure/needs.ts";

/** A team's row. */
export type TeamRow = { readonly id: string; readonly name: string };

/**
 * The team of the call's organization with this id, as far as the caller can see it.
 * @throws Refused with `NOT_FOUND` for any other, whether it is another organization's or unknown.
 */
export async function findTeam({ sql }: Pick<Tenant, "sql">, id: string): Promise<TeamRow> {
  const [team] = await sql<TeamRow>("SELECT id, name FROM team WHERE org_id = authz.org_id() AND id = $1", [
    id,
  ]);
  if (team === undefined) throw new Refused(noSuchTeam);
  return team;
}

export type CountedRow = Omit<z.input<typeof Team>, "createdAt" | "updatedAt"> & {
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
  readonly place: string;
};

/** The columns of a team with its counts, for a statement over `team t`; `$1` is the organization. */
export const countedColumns = `t.id, t.name, t.created_at AS "createdAt", t.updated_at AS "updatedAt",
  t.updated_by_name AS "updatedByName", t.sort_name AS place,
  (SELECT count(*)::int FROM team_member m WHERE m.org_id = $1 AND m.team_id = t.id) AS people,
  (SELECT count(*)::int FROM team_grant g WHERE g.org_id = $1 AND g.team_id = t.id) AS workspaces,
  EXISTS (SELECT FROM team_member m WHERE m.org_id = $1 AND m.team_id = t.id AND m.user_id = authz.person_id()) AS mine,
  authz.may_staff(t.id) AS "withinReach", authz.is_directory_team(t.id) AS "ofDirectory"`;

/** A team in wire format. */
export function teamOf({ place: _, createdAt, updatedAt, ...team }: CountedRow): z.input<typeof Team> {
  return { ...team, createdAt: createdAt.toISOString(), updatedAt: updatedAt?.toISOString() ?? null };
}

/** One team with its counts. */
export async function readTeam(ctx: InOrganizationContext, id: string): Promise<z.input<typeof Team>> {
  const text = `SELECT ${countedColumns} FROM team t WHERE t.org_id = $1 AND t.id = $2`;
  const [team] = await ctx.sql<CountedRow>(text, [ctx.organization.id, id]);
  if (team === undefined) throw new Refused(noSuchTeam);
  return teamOf(team);
}

/** Refuses to change by hand what the organization's directory says. */
export async function demandByHand({ sql }: Pick<Tenant, "sql">, team: string): Promise<void> {
  const [row] = await sql<{ ofDirectory: boolean }>('SELECT authz.is_directory_team($1) AS "ofDirectory"', [
    team,
  ]);
  demand(canChangeByHand({ ofDirectory: row?.ofDirectory === true }));
}

/** What the team's role allows, and what the actor holds, in each workspace where it has one. */
export async function reachOf({ sql }: Pick<Tenant, "sql">, team: string): Promise<TeamReach[]> {
  const rows = await sql<{ role: string; held: string }>(
    `SELECT role, authz.held_in(workspace_id)::text AS held FROM team_grant
     WHERE org_id = authz.org_id() AND team_id = $1`,
    [team],
  );
  return rows.map(({ role, held }) => ({ role, held: permissionSet.fromBits(held) }));
}

/** Whether another team of the organization has this name, ignoring case, and how many teams there are. */
export async function namesakes({ sql }: Pick<Tenant, "sql">, name: string, except: string | null = null) {
  const [row] = await sql<{ teams: number; isTaken: boolean }>(
    `SELECT count(*)::int AS teams,
       coalesce(bool_or(sort_name = lower($1) AND id IS DISTINCT FROM $2), false) AS "isTaken"
     FROM team WHERE org_id = authz.org_id()`,
    [name, except],
  );
  return row ?? { teams: 0, isTaken: false };
}

/** A team as the target of an audit entry. */
export function aboutTeam({ id, name }: TeamRow): Act["target"] {
  return { kind: "team", id, name };
}

/** Targets the input's team. */
export const aimAtTeam: Aim<{ readonly team: string }> = async ({ team }, { sql }) => {
  const [named] = await sql<{ name: string }>(
    "SELECT name FROM team WHERE org_id = authz.org_id() AND id = $1",
    [team],
  );
  return { kind: "team", id: team, name: named?.name ?? team };
};
