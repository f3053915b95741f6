import type { AccessSource, Member } from "@bailiwick/contracts";
import type { Statement } from "@bailiwick/db";
import { permissionNamed } from "@bailiwick/domain";
import type { z } from "zod";
import { readInstant } from "../procedure/instant.ts";
import { matching } from "../procedure/search.ts";
import type { InWorkspace } from "./internal.ts";

/** One source of a person's access. */
type Way = {
  readonly userId: string;
  /** The sort key of the list. */
  readonly place: string;
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
  /** In PostgreSQL's format; see readInstant. */
  readonly since: string;
  readonly role: string;
  /** The source of the role. */
  readonly level: "workspace" | "organization";
  readonly teamId?: string | null;
  readonly teamName?: string | null;
  /** The rank of the role among the workspace's, highest first; null for an organization role. */
  readonly standing?: number | null;
  /** Whether teams have a role in the workspace, if team sources were not read. */
  readonly hasTeams?: boolean;
};

/** A person with access, and their position in the list. */
type Listed = { readonly place: string; readonly member: z.input<typeof Member> };

/** Which people to list. */
type Question = {
  /** Part of a name or an address; empty for everyone. */
  readonly search: string;
  readonly after: readonly [name: string, userId: string] | null;
  readonly count: number;
  /** Only this person. */
  readonly userId?: string;
};

/**
 * The people with access to the call's workspace, by name: its members, those of its teams, and those whose
 * organization role reaches it, without duplicates, with the sources of their access. `ways` are the rows of the first
 * query, {@link askPeople}.
 */
export async function readPeople(
  { sql, blueprint }: InWorkspace,
  question: Question,
  ways: readonly Way[],
): Promise<Listed[]> {
  // The other sources are read only if there can be some: every part of a statement takes time, used or not.
  const hasTeams = ways[0]?.hasTeams ?? true;
  if (blueprint.topology === "flat" && !hasTeams) return fold(ways);
  const { text, values } = ask(hasTeams ? byEveryWay : directlyOrReaching, question);
  return fold(await sql<Way>(text, values)).slice(0, question.count);
}

/** The first query of {@link readPeople}. */
export function askPeople(question: Question): Statement<Way> {
  return ask(directly, question);
}

/** One of them, as the result of a change about a person. */
export async function readPerson(ctx: InWorkspace, userId: string): Promise<z.input<typeof Member>> {
  const person = await findPerson(ctx, userId);
  if (person === undefined) throw new Error("member missing after write");
  return person;
}

/** One of them; undefined for a person without access to the workspace. */
export async function findPerson(
  ctx: InWorkspace,
  userId: string,
): Promise<z.input<typeof Member> | undefined> {
  const question = { search: "", after: null, count: 1, userId };
  const { text, values } = askPeople(question);
  const [found] = await readPeople(ctx, question, await ctx.sql<Way>(text, values));
  return found?.member;
}

/**
 * A statement for a selection. Unneeded conditions are omitted, so that each variant has its own plan. For each source,
 * the first `count` rows are read from an index: however many there are, the first of all are complete.
 */
function ask(
  ways: (conditions: string) => string,
  { search, after, count, userId }: Question,
): Statement<Way> {
  const values: unknown[] = [count];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions: string[] = [];
  if (search !== "") {
    const text = given(search);
    conditions.push(`AND ${matching(text, "search_name", "email")}`);
  }
  if (after !== null) conditions.push(`AND (sort_name, user_id) > (${given(after[0])}, ${given(after[1])})`);
  if (userId !== undefined) conditions.push(`AND user_id = ${given(userId)}`);
  return { text: ways(conditions.join(" ")), values };
}

const person = "user_id, sort_name, name, email, active";
const named = `user_id AS "userId", sort_name AS place, name, email, active, created_at::text AS since, role`;
const first = "ORDER BY sort_name, user_id LIMIT $1";
const here = "org_id = authz.org_id() AND workspace_id = authz.workspace_id()";
/** People whose organization role reaches every workspace. */
const reaching = (columns: string, conditions: string) =>
  `SELECT ${columns} FROM role r CROSS JOIN LATERAL (
     SELECT ${person}, created_at, role, level FROM organization_member
     WHERE org_id = r.org_id AND role = r.key ${conditions} ${first}) p
   WHERE r.org_id = authz.org_id() AND r.level = 'organization'
     AND get_bit(r.permissions, ${permissionNamed["workspace:read"].bit}) = 1`;

/** How many people have access to the context's workspace, without duplicates, up to 1000: an SQL expression. */
export const peopleCount = `(SELECT least(count(*), 1000)::int FROM (
  (SELECT user_id FROM member WHERE ${here} LIMIT 1000)
  UNION
  (SELECT p.user_id FROM team_grant g JOIN team_member p ON p.org_id = g.org_id AND p.team_id = g.team_id
   WHERE g.org_id = authz.org_id() AND g.workspace_id = authz.workspace_id() LIMIT 1000)
  UNION
  (SELECT p.user_id FROM role r JOIN organization_member p ON p.org_id = r.org_id AND p.role = r.key
   WHERE r.org_id = authz.org_id() AND r.level = 'organization'
     AND get_bit(r.permissions, ${permissionNamed["workspace:read"].bit}) = 1 LIMIT 1000)) people)`;

const directly = (conditions: string) =>
  `SELECT ${named}, level, EXISTS (SELECT FROM team_grant WHERE ${here}) AS "hasTeams"
   FROM member WHERE ${here} ${conditions} ${first}`;

const directlyOrReaching = (conditions: string) =>
  `SELECT ${named}, level FROM (
     (SELECT ${person}, created_at, role, level FROM member WHERE ${here} ${conditions} ${first})
     UNION ALL
     ${reaching("p.*", conditions)}) way
   ORDER BY sort_name, user_id, level DESC`;

const byEveryWay = (conditions: string) =>
  `SELECT ${named}, level, team_id AS "teamId", team_name AS "teamName",
     CASE level WHEN 'workspace' THEN array_position((
       SELECT array_agg(key ORDER BY rank DESC, key) FROM role
       WHERE org_id = authz.org_id() AND level = 'workspace'), role)
     END AS standing
   FROM (SELECT *, dense_rank() OVER (ORDER BY sort_name, user_id) AS nth FROM (
     (SELECT ${person}, created_at, role, level, NULL::uuid AS team_id, NULL::text AS team_name
      FROM member WHERE ${here} ${conditions} ${first})
     UNION ALL
     SELECT p.*, g.role, g.level, t.id, t.name
     FROM team_grant g
     JOIN team t ON t.org_id = g.org_id AND t.id = g.team_id
     CROSS JOIN LATERAL (
       SELECT ${person}, greatest(created_at, g.created_at) FROM team_member
       WHERE org_id = g.org_id AND team_id = g.team_id ${conditions} ${first}) p
     WHERE g.org_id = authz.org_id() AND g.workspace_id = authz.workspace_id()
     UNION ALL
     ${reaching("p.*, NULL, NULL", conditions)}) way) ranked
   WHERE nth <= $1 ORDER BY sort_name, user_id, standing, team_name NULLS FIRST, team_id`;

/** Combines consecutive rows of one person. */
function fold(ways: readonly Way[]): Listed[] {
  const people: [Way, ...Way[]][] = [];
  for (const way of ways) {
    const last = people.at(-1);
    if (last?.[0].userId === way.userId) last.push(way);
    else people.push([way]);
  }
  return people.map((own) => ({ place: own[0].place, member: memberOf(own) }));
}

/** The highest role comes first; the organization's last. */
function memberOf(ways: readonly [Way, ...Way[]]): z.input<typeof Member> {
  const [{ userId, name, email, active, role, level }] = ways;
  const sources = ways.map(sourceOf);
  // Instants in the same format sort as texts.
  const [createdAt = ""] = ways.map(({ since }) => readInstant(since)).sort();
  return { userId, name, email, active, role: level === "organization" ? null : role, sources, createdAt };
}

function sourceOf({ level, role, teamId = null, teamName }: Way): z.input<typeof AccessSource> {
  if (teamId !== null) return { source: "team", role, team: { id: teamId, name: teamName ?? "" } };
  return { source: level === "organization" ? "organization" : "direct", role, team: null };
}
