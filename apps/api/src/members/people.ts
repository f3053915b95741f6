import { type AccessSource, type ListMembers, type Member, maxCounted } from "@bailiwick/contracts";
import type { Statement } from "@bailiwick/db";
import { permissionNamed } from "@bailiwick/domain";
import type { z } from "zod";
import { readInstant } from "../procedure/instant.ts";
import { keyset, type Place } from "../procedure/keyset.ts";
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
  readonly picture: string | null;
  /** In PostgreSQL's format; see readInstant. */
  readonly since: string;
  readonly role: string;
  /** The source of the role. */
  readonly level: "workspace" | "organization";
  /** In PostgreSQL's format; null if it does not end by itself. */
  readonly until: string | null;
  readonly teamId?: string | null;
  readonly teamName?: string | null;
  /** The rank of the role among the workspace's, highest first; null for an organization role. */
  readonly standing?: number | null;
};

/** A person with access, and their position in the list. */
type Listed = { readonly place: string; readonly member: z.input<typeof Member> };

/** Which people to list, in which order. */
export type Question = Pick<
  z.output<typeof ListMembers>,
  "search" | "role" | "state" | "sort" | "descending"
> & {
  readonly after: Place | null;
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
  { sql, blueprint, hasTeams }: InWorkspace,
  question: Question,
  ways: readonly Way[],
): Promise<Listed[]> {
  // The other sources are read only if there can be some: every part of a statement takes time, used or not.
  if (question.sort === "added" || (blueprint.topology === "flat" && !hasTeams)) return fold(ways);
  const { text, values } = ask(hasTeams ? byEveryWay : directlyOrReaching, question);
  return fold(await sql<Way>(text, values)).slice(0, question.count);
}

/** The first query of {@link readPeople}. */
export function askPeople(question: Question): Statement<Way> {
  return question.sort === "added" ? ask(byAdded, question) : ask(directly, question);
}

/** How many people match, up to {@link maxCounted}. */
export async function countPeople({ sql }: InWorkspace, question: Question): Promise<number> {
  const values: unknown[] = [];
  const wanted = conditionsOf(question, (value) => `$${values.push(value)}`);
  const [row] = await sql<{ total: number }>(`SELECT ${countOf(wanted)} AS total`, values);
  return row?.total ?? 0;
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
  const question = { search: "", sort: "name", descending: false, after: null, count: 1, userId } as const;
  const { text, values } = askPeople(question);
  const [found] = await readPeople(ctx, question, await ctx.sql<Way>(text, values));
  return found?.member;
}

/** A statement from its conditions on the rows, their order, and the condition that a page begins after a position. */
type Ways = (conditions: string, order: string, after: string) => string;

/**
 * A statement for a selection. Unneeded conditions are omitted, so that each variant has its own plan. By name, the
 * first `count` of every source are read from an index: however many there are, the first of all are complete.
 */
function ask(ways: Ways, question: Question): Statement<Way> {
  const values: unknown[] = [question.count];
  const given = (value: unknown) => `$${values.push(value)}`;
  const column = question.sort === "added" ? "first_added" : "sort_name";
  const conditions = conditionsOf(question, given);
  const { order, where } = keyset(
    { column, id: "user_id", descending: question.descending },
    question.after,
    given,
  );
  return { text: ways(conditions, order, where), values };
}

/** Conditions on a person, for each source separately. */
function conditionsOf({ search, role, state, userId }: Question, given: (value: unknown) => string): string {
  return [
    search === "" ? "" : `AND ${matching(given(search), "search_name", "email")}`,
    role === undefined || role === null ? "" : `AND user_id IN (${holders(given(role))})`,
    state === undefined || state === null ? "" : `AND active = ${given(state === "active")}`,
    userId === undefined ? "" : `AND user_id = ${given(userId)}`,
  ].join(" ");
}

const person = "user_id, sort_name, name, email, active, picture";
const personIn = (alias: string) =>
  `${alias}.user_id, ${alias}.sort_name, ${alias}.name, ${alias}.email, ${alias}.active, ${alias}.picture`;
const namedAt = (place: string) =>
  `user_id AS "userId", ${place} AS place, name, email, active, picture, created_at::text AS since, role,
   ends_at::text AS until`;
const here = "org_id = authz.org_id() AND workspace_id = authz.workspace_id()";
/** The people with this role in the workspace, directly or through a team. */
const holders = (role: string) =>
  `SELECT user_id FROM member WHERE ${here} AND role = ${role}
   UNION ALL
   SELECT p.user_id FROM team_grant g JOIN team_member p ON p.org_id = g.org_id AND p.team_id = g.team_id
   WHERE g.org_id = authz.org_id() AND g.workspace_id = authz.workspace_id() AND g.role = ${role}`;

/** People by the organization roles that lead into every workspace. */
const reaching = (columns: string, rest: string) =>
  `SELECT ${columns} FROM role r CROSS JOIN LATERAL (
     SELECT ${person}, created_at, role, level, ends_at FROM organization_member
     WHERE org_id = r.org_id AND role = r.key ${rest}) p
   WHERE r.org_id = authz.org_id() AND r.level = 'organization'
     AND get_bit(r.permissions, ${permissionNamed["workspace:read"].bit}) = 1`;

/** How many people have access to the context's workspace, without duplicates, up to {@link maxCounted}: SQL. */
const countOf = (conditions: string) => `(SELECT least(count(*), ${maxCounted})::int FROM (
  (SELECT user_id FROM member WHERE ${here} ${conditions} LIMIT ${maxCounted})
  UNION
  (SELECT p.user_id FROM team_grant g CROSS JOIN LATERAL (
     SELECT user_id FROM team_member WHERE org_id = g.org_id AND team_id = g.team_id ${conditions}) p
   WHERE g.org_id = authz.org_id() AND g.workspace_id = authz.workspace_id() LIMIT ${maxCounted})
  UNION
  (${reaching("p.user_id", conditions)} LIMIT ${maxCounted})) people)`;

/** All of them. */
export const peopleCount = countOf("");

const directly = (conditions: string, order: string, after: string) =>
  `SELECT ${namedAt("sort_name")}, level
   FROM member WHERE ${here} ${conditions} ${after} ${order} LIMIT $1`;

const directlyOrReaching = (conditions: string, order: string, after: string) => {
  const page = `${conditions} ${after} ${order} LIMIT $1`;
  return `SELECT ${namedAt("sort_name")}, level FROM (
     (SELECT ${person}, created_at, role, level, ends_at FROM member WHERE ${here} ${page})
     UNION ALL
     ${reaching("p.*", page)}) way
   ${order}, level DESC`;
};

/** The rows of every source, each with `rest` after its conditions: more conditions, or an order and a limit. */
const everyWay = (rest: string) =>
  `(SELECT ${person}, created_at, role, level, ends_at, NULL::uuid AS team_id, NULL::text AS team_name
    FROM member WHERE ${here} ${rest})
   UNION ALL
   SELECT ${personIn("p")}, p.since, g.role, g.level, least(p.ends_at, g.ends_at), t.id, t.name
   FROM team_grant g
   JOIN team t ON t.org_id = g.org_id AND t.id = g.team_id
   CROSS JOIN LATERAL (
     SELECT ${person}, greatest(created_at, g.created_at) AS since, ends_at FROM team_member
     WHERE org_id = g.org_id AND team_id = g.team_id ${rest}) p
   WHERE g.org_id = authz.org_id() AND g.workspace_id = authz.workspace_id()
   UNION ALL
   ${reaching("p.*, NULL, NULL", rest)}`;

const sourced = `level, team_id AS "teamId", team_name AS "teamName",
     CASE level WHEN 'workspace' THEN array_position((
       SELECT array_agg(key ORDER BY rank DESC, key) FROM role
       WHERE org_id = authz.org_id() AND level = 'workspace'), role)
     END AS standing`;
const bySource = "standing, team_name NULLS FIRST, team_id";

const byEveryWay = (conditions: string, order: string, after: string) =>
  `SELECT ${namedAt("sort_name")}, ${sourced}
   FROM (SELECT *, dense_rank() OVER (${order}) AS nth
     FROM (${everyWay(`${conditions} ${after} ${order} LIMIT $1`)}) way) ranked
   WHERE nth <= $1 ${order}, ${bySource}`;

/** The time a person was added is that of their first source, which no index has: all of them are read. */
const byAdded = (conditions: string, order: string, after: string) =>
  `SELECT ${namedAt("audit.time_text(first_added)")}, ${sourced}
   FROM (SELECT *, dense_rank() OVER (${order}) AS nth
     FROM (SELECT *, min(created_at) OVER (PARTITION BY user_id) AS first_added
       FROM (${everyWay(conditions)}) way) dated
     WHERE true ${after}) ranked
   WHERE nth <= $1 ${order}, ${bySource}`;

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
  const [{ userId, name, email, active, picture, role, level }] = ways;
  const sources = ways.map(sourceOf);
  // Instants in the same format sort as texts.
  const [createdAt = ""] = ways.map(({ since }) => readInstant(since)).sort();
  return {
    userId,
    name,
    email,
    active,
    picture,
    role: level === "organization" ? null : role,
    sources,
    createdAt,
  };
}

function sourceOf({ level, role, teamId = null, teamName, until }: Way): z.input<typeof AccessSource> {
  const endsAt = until === null ? null : readInstant(until);
  if (teamId !== null) return { source: "team", role, team: { id: teamId, name: teamName ?? "" }, endsAt };
  return { source: level === "organization" ? "organization" : "direct", role, team: null, endsAt };
}
