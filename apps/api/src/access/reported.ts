import type { ReportedAccess, SignAccessReport } from "@bailiwick/contracts";
import type { Tenant } from "@bailiwick/db";
import { type AccessWay, inactiveDays } from "@bailiwick/domain";
import type { z } from "zod";
import { iso } from "../workspaces/internal.ts";

type Filter = Pick<z.output<typeof SignAccessReport>, "search" | "permission" | "dormant">;

export type ReportedRow = {
  readonly id: string;
  readonly kind: AccessWay;
  readonly subject: string;
  readonly name: string;
  readonly email: string | null;
  readonly workspace_id: string | null;
  readonly workspace_name: string | null;
  readonly workspace_slug: string | null;
  readonly team_name: string | null;
  readonly role: string | null;
  readonly role_name: string | null;
  readonly reaches: boolean;
  readonly since: Date;
  readonly given_by_name: string | null;
  readonly last_active: string | null;
  readonly ends_at: Date | null;
  readonly sort_name: string;
};

/** Reads who has access at the place of the call, in the order of names; at most `count` ways, after that of the cursor. */
export function readAccess(
  { sql, workspace }: Pick<Tenant, "sql"> & { readonly workspace: { readonly id: string } | null },
  { search, permission, dormant }: Filter,
  after: readonly [string, string] | null,
  count: number,
): Promise<ReportedRow[]> {
  return sql<ReportedRow>(
    `SELECT id, kind, subject, name, email, workspace_id, workspace_name, workspace_slug, team_name, role, role_name, reaches,
       since, given_by_name, last_active, ends_at, sort_name
     FROM authz.access_report($1, nullif(lower($2), ''), $3, $4, $5, $6, $7)`,
    [
      workspace?.id ?? null,
      search,
      permission ?? null,
      dormant ? inactiveDays : null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      count,
    ],
  );
}

/** A way of access in wire format. */
export function reportedOf(row: ReportedRow): z.input<typeof ReportedAccess> {
  const { id, kind, subject, name, email, role, workspace_id } = row;
  return {
    id,
    way: kind,
    subject,
    name,
    email,
    workspace:
      workspace_id === null
        ? null
        : { id: workspace_id, name: row.workspace_name ?? "", slug: row.workspace_slug ?? "" },
    reachesWorkspaces: row.reaches,
    team: row.team_name,
    role: role === null ? null : { key: role, name: row.role_name ?? role },
    since: iso(row.since),
    givenByName: row.given_by_name,
    lastActive: row.last_active,
    endsAt: iso(row.ends_at),
  };
}
