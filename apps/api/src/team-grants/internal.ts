import type { TeamGrant } from "@bailiwick/contracts";
import { notGranted, Refused } from "@bailiwick/domain";
import type { z } from "zod";
import type { InWorkspace } from "../members/internal.ts";
import { iso } from "../workspaces/internal.ts";

/** A team's role in a workspace, as a statement returns it. */
export type GrantRow = {
  readonly teamId: string;
  readonly name: string;
  readonly people: number;
  readonly role: string;
  readonly createdAt: Date;
  /** Null if it does not end by itself. */
  readonly endsAt: Date | null;
  readonly place: string;
};

/** Reads {@link GrantRow}s of workspace `$2` of organization `$1`; conditions can follow. */
export const grants = `SELECT t.id AS "teamId", t.name, g.role, g.created_at AS "createdAt", g.ends_at AS "endsAt", t.sort_name AS place,
    (SELECT count(*)::int FROM team_member m WHERE m.org_id = g.org_id AND m.team_id = g.team_id) AS people
  FROM team_grant g JOIN team t ON t.org_id = g.org_id AND t.id = g.team_id
  WHERE g.org_id = $1 AND g.workspace_id = $2`;

/** A grant in wire format. */
export function grantOf({
  teamId,
  name,
  people,
  role,
  createdAt,
  endsAt,
}: GrantRow): z.input<typeof TeamGrant> {
  return { team: { id: teamId, name }, people, role, createdAt: iso(createdAt), endsAt: iso(endsAt) };
}

/**
 * The team's role in the call's workspace.
 * @throws Refused with `NOT_FOUND` for a team without one, whether it is another tenant's or unknown.
 */
export async function findGrant(
  { sql, organization, workspace }: InWorkspace,
  team: string,
): Promise<GrantRow> {
  const [grant] = await sql<GrantRow>(`${grants} AND g.team_id = $3`, [organization.id, workspace.id, team]);
  if (grant === undefined) throw new Refused(notGranted);
  return grant;
}

/** Identifies a team's role in the call's workspace to Prisma. */
export function thisGrant({ organization, workspace }: InWorkspace, teamId: string) {
  return { orgId_workspaceId_teamId: { orgId: organization.id, workspaceId: workspace.id, teamId } };
}
