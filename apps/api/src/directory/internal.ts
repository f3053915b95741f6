import type { DirectoryPerson, DirectoryTeam } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import {
  canSync,
  canUseDirectory,
  type DirectoryFacts,
  demand,
  directoryRefusal,
  noSuchDirectoryPerson,
  noSuchDirectoryTeam,
  Refused,
  slugCandidates,
} from "@bailiwick/domain";
import type { z } from "zod";
import { newId } from "../identity/id.ts";
import type { InOrganizationContext } from "../organizations/internal.ts";
import { effectiveLimit, planFacts } from "../plans/internal.ts";
import type { Aim } from "../procedure/needs.ts";

export type PersonRow = Omit<z.input<typeof DirectoryPerson>, "createdAt" | "updatedAt"> & {
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export const personColumns = `p.id, p.address, p.external_id AS "externalId", p.given_name AS "givenName",
  p.family_name AS "familyName", p.display_name AS "displayName", p.active,
  authz.directory_state(p.user_id, p.active, p.address) AS state, p.user_id AS "userId",
  (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.sort_name), '[]')
   FROM directory_team_member d JOIN team t ON t.org_id = d.org_id AND t.id = d.team_id
   WHERE d.org_id = p.org_id AND d.member_id = p.id) AS teams,
  p.version, p.created_at AS "createdAt", p.updated_at AS "updatedAt"`;

export type TeamRow = Omit<z.input<typeof DirectoryTeam>, "createdAt" | "updatedAt"> & {
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** The columns of a team; `people` is an expression of SQL that says whether its people are named. */
export const teamColumns = (people: string) => `d.team_id AS id, t.name, d.external_id AS "externalId",
  (SELECT coalesce(json_agg(json_build_object('id', p.id, 'address', p.address) ORDER BY p.address), '[]')
   FROM directory_team_member m JOIN directory_person p ON p.org_id = m.org_id AND p.id = m.member_id
   WHERE ${people} AND m.org_id = d.org_id AND m.team_id = d.team_id) AS people,
  d.version, d.created_at AS "createdAt", d.updated_at AS "updatedAt"`;

/** Someone whom the directory knows, or a team of it, in wire format. */
export function directoryEntryOf<Row extends { readonly createdAt: Date; readonly updatedAt: Date }>(
  row: Row,
) {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

/**
 * The person of the directory with this id.
 * @throws Refused with `NOT_FOUND` for anyone else, wherever they are
 */
export async function findPerson({ sql }: Pick<Tenant, "sql">, id: string): Promise<PersonRow> {
  const [row] = await sql<PersonRow>(
    `SELECT ${personColumns} FROM directory_person p WHERE p.org_id = authz.org_id() AND p.id = $1`,
    [id],
  );
  if (row === undefined) throw new Refused(noSuchDirectoryPerson);
  return row;
}

/**
 * The team of the directory with this id.
 * @throws Refused with `NOT_FOUND` for any other, also for one that people made
 */
export async function findTeam({ sql }: Pick<Tenant, "sql">, id: string): Promise<TeamRow> {
  const [row] = await sql<TeamRow>(
    `SELECT ${teamColumns("true")} FROM directory_team d JOIN team t ON t.org_id = d.org_id AND t.id = d.team_id
     WHERE d.org_id = authz.org_id() AND d.team_id = $1`,
    [id],
  );
  if (row === undefined) throw new Refused(noSuchDirectoryTeam);
  return row;
}

/** Whether a directory may write here: by the plan, and by the job that follows it. */
export async function directoryFacts(ctx: InOrganizationContext): Promise<DirectoryFacts> {
  const [row] = await ctx.sql<{ stopped: string | null }>(
    "SELECT stopped FROM directory WHERE org_id = authz.org_id()",
  );
  return {
    feature: canUseDirectory(ctx.blueprint, await planFacts(ctx)),
    isStopped: row !== undefined && row.stopped !== null,
  };
}

/** Refuses who can't write what the directory says; the first one that can makes the organization follow it. */
export async function demandSync(ctx: InOrganizationContext): Promise<void> {
  demand(canSync(ctx.actor, await directoryFacts(ctx)));
  await ctx.sql("INSERT INTO directory (org_id) VALUES (authz.org_id()) ON CONFLICT DO NOTHING");
}

/**
 * Does what the directory says of someone.
 * @param wants whether it says for the first time or anew that they belong here
 * @throws Refused where it can't be done: for the last owner, or without a free seat
 */
export async function follow(
  ctx: InOrganizationContext,
  { id, displayName, address }: Pick<PersonRow, "id" | "displayName" | "address">,
  wants: boolean,
): Promise<void> {
  const [seats, own] = [await effectiveLimit(ctx, "members"), newId()];
  const name = displayName ?? address.split("@")[0] ?? "";
  const [row] = await ctx.sql<{ answer: string | null }>(
    "SELECT authz.follow_directory($1, $2, $3, $4, $5) AS answer",
    [id, wants, seats, own, slugCandidates(name, own)],
  );
  demandDone(row?.answer, seats);
}

/** Refuses what the database says can't be done. */
export function demandDone(answer: string | null | undefined, seats: number | null = null): void {
  if (answer !== null && answer !== undefined) demand(directoryRefusal(answer, seats));
}

/**
 * Makes these the people of a team, and its members those of them who are in the organization.
 * @throws Refused with `NOT_FOUND` for someone whom the directory doesn't have
 */
export async function setPeople(ctx: InOrganizationContext, team: string, people: readonly string[]) {
  const ids = [...new Set(people)];
  const [known] = await ctx.sql<{ count: number }>(
    "SELECT count(*)::int AS count FROM directory_person WHERE org_id = authz.org_id() AND id = ANY ($1)",
    [ids],
  );
  if (known?.count !== ids.length) throw new Refused({ ...noSuchDirectoryPerson, path: "people" });
  await ctx.sql(
    "DELETE FROM directory_team_member WHERE org_id = authz.org_id() AND team_id = $1 AND member_id <> ALL ($2)",
    [team, ids],
  );
  await ctx.sql(
    `INSERT INTO directory_team_member (org_id, team_id, member_id)
     SELECT authz.org_id(), $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING`,
    [team, ids],
  );
  await ctx.sql("SELECT authz.follow_directory_team($1)", [team]);
}

/** Someone whom the directory knows as the target of an audit entry, by their address. */
export function aboutDirectoryPerson({
  id,
  address,
}: {
  readonly id: string;
  readonly address: string;
}): Act["target"] {
  return { kind: "directory_person", id, name: address };
}

/** Aims a refused attempt at the person of the directory that it names, or at the address of a new one. */
export const aimAtDirectoryPerson: Aim<{ readonly person?: string; readonly address?: string }> = async (
  { person, address },
  { sql },
) => {
  if (person === undefined) {
    return address === undefined ? null : { kind: "directory_person", id: address, name: address };
  }
  const [row] = await sql<{ address: string }>(
    "SELECT address FROM directory_person WHERE org_id = authz.org_id() AND id = $1",
    [person],
  );
  return { kind: "directory_person", id: person, name: row?.address ?? person };
};

/** Aims a refused attempt at the team of the directory that it names, or at the name of a new one. */
export const aimAtDirectoryTeam: Aim<{ readonly team?: string; readonly name?: string }> = async (
  { team, name },
  { sql },
) => {
  if (team === undefined) return name === undefined ? null : { kind: "team", id: name, name };
  const [row] = await sql<{ name: string }>(
    "SELECT name FROM team WHERE org_id = authz.org_id() AND id = $1",
    [team],
  );
  return { kind: "team", id: team, name: row?.name ?? team };
};
