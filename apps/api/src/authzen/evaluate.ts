import type { AuthzenQuestion } from "@bailiwick/contracts";
import type { Statement, Tenant } from "@bailiwick/db";
import {
  type AccessGrant,
  type Actor,
  canWith,
  type Decision,
  grantDescription,
  type PermissionSet,
  permissionSet,
  Refused,
  roleIn,
} from "@bailiwick/domain";
import type { RequestContext } from "../procedure/context.ts";
import { withRoles } from "../roles/internal.ts";
import { iso } from "../workspaces/internal.ts";
import { type Asker, asker } from "./asker.ts";
import { entryAt, placeOf, placeTypes } from "./place.ts";

/** The answer to a question, with the reason and the grants for those who see them. */
export type Evaluation = { readonly decision: boolean; readonly context?: Readonly<Record<string, unknown>> };

/** The one answer about what is foreign or does not exist. */
const no: Evaluation = { decision: false };

const idShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What became of a question: its answer, or why the caller can't ask it. */
export type Outcome = { readonly answer: Evaluation } | { readonly refused: unknown };

/**
 * Answers one question from what the matrix says at this instant: decided by the same code as the subject's own call.
 * @throws Refused with `UNAUTHENTICATED` without a credential, with `FORBIDDEN` for one that can't ask about others
 */
export async function evaluate(ctx: RequestContext, question: AuthzenQuestion): Promise<Evaluation> {
  const [outcome] = await evaluateAll(ctx, [question]);
  if (outcome === undefined) throw new Error("a question has an outcome");
  return answerOf(outcome);
}

/** The answer of an outcome. @throws what the caller was refused with */
export function answerOf(outcome: Outcome): Evaluation {
  if ("refused" in outcome) throw outcome.refused;
  return outcome.answer;
}

/** How many places of one request are read at the same time: each takes a connection. */
const together = 4;

/**
 * Answers questions, in their order. Those about one place take one statement, which goes in one flight with the entry: fifty
 * of them as long as one.
 */
export async function evaluateAll(
  ctx: RequestContext,
  questions: readonly AuthzenQuestion[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = questions.map(() => ({ answer: no }));
  const places = Map.groupBy(questions.keys(), (at) => JSON.stringify(placeAt(questions, at)));
  const waiting = [...places.values()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const found = await evaluateAt(
        ctx,
        next.map((at) => questions[at] as AuthzenQuestion),
      );
      next.forEach((at, n) => {
        outcomes[at] = found[n] as Outcome;
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(together, waiting.length) }, work));
  return outcomes;
}

const placeAt = (questions: readonly AuthzenQuestion[], at: number) => {
  const question = questions[at];
  return question === undefined ? null : placeOf(question.resource);
};

/** The answers of questions about one place. */
function evaluateAt(ctx: RequestContext, questions: readonly AuthzenQuestion[]): Promise<Outcome[]> {
  const place = placeAt(questions, 0);
  return ctx.read(
    entryAt(ctx, place),
    async (tenant, facts) => {
      let roles: Promise<Actor> | undefined;
      const withRolesOnce = (actor: Actor) => {
        roles ??= withRoles({ sql: tenant.sql, actor });
        return roles;
      };
      const outcomes: Outcome[] = [];
      for (const [at, question] of questions.entries()) {
        try {
          const who = asker(tenant, question.subject, ctx.ip);
          const found = facts[at];
          const isNo = who === null || place === null || found === undefined;
          outcomes.push({ answer: isNo ? no : await answer(who, question, found, withRolesOnce) });
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          outcomes.push({ refused: error });
        }
      }
      return outcomes;
    },
    factsOf(questions),
  );
}

async function answer(
  { actor, seesWhy }: Asker,
  question: AuthzenQuestion,
  { id, bits, here, grants }: Facts,
  withRolesOnce: (actor: Actor) => Promise<Actor>,
): Promise<Evaluation> {
  if (id === null || bits === null || !here || !isOfPlace(actor, question.resource)) return no;
  const decision = canWith(actor, permissionSet.fromBits(bits), question.action.name as never);
  if (!seesWhy) return { decision: decision.allowed };
  const context = why(await withRolesOnce(actor), question, grants ?? [], decision);
  return { decision: decision.allowed, context };
}

/** What a question is decided by: the subject and what it holds, whether the resource is here, and the subject's grants. */
type Facts = {
  readonly id: string | null;
  readonly bits: string | null;
  readonly here: boolean;
  readonly grants: readonly GrantRow[] | null;
};

const isPlace = (type: string) => placeTypes.some((one) => one === type);

/** The facts of all questions about a place, in their order, by the place's own context. */
const factsOf = (questions: readonly AuthzenQuestion[]): Statement<Facts> => ({
  text: `SELECT s.id, s.permissions::text AS bits, r.here, g.grants
    FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) WITH ORDINALITY q (kind, subject, of_kind, resource, n)
    LEFT JOIN LATERAL authz.subject_access(q.kind, q.subject) s ON true
    CROSS JOIN LATERAL (SELECT q.resource IS NULL OR authz.is_resource_here(q.of_kind, q.resource) OR EXISTS (
      SELECT FROM resource o WHERE o.org_id = authz.org_id() AND o.id = q.resource AND o.kind = q.of_kind) AS here) r
    LEFT JOIN LATERAL (SELECT coalesce(json_agg(f), '[]') AS grants FROM authz.subject_grants(q.kind, s.id) f) g
      ON s.id IS NOT NULL
    ORDER BY q.n`,
  values: [
    questions.map(({ subject }) => subject.type),
    questions.map(({ subject }) => subject.id),
    questions.map(({ resource }) => resource.type),
    questions.map(({ resource: { type, id } }) => (isPlace(type) || !idShape.test(id) ? null : id)),
  ],
});

/** Whether the resource can be at the place at all: the place itself, or an id of a kind that its blueprint has. */
const isOfPlace = ({ blueprint }: Actor, { type, id }: AuthzenQuestion["resource"]) =>
  isPlace(type) || (idShape.test(id) && blueprint?.resourceKinds.some(({ key }) => key === type) === true);

type Held = { readonly id: string; readonly held: PermissionSet };

/** What the subject holds at the place; null for one that holds nothing there, or that does not exist. */
export async function heldBy(
  { sql }: Pick<Tenant, "sql">,
  { type, id }: AuthzenQuestion["subject"],
): Promise<Held | null> {
  const [found] = await sql<{ id: string; bits: string }>(
    "SELECT id, permissions::text AS bits FROM authz.subject_access($1, $2)",
    [type, id],
  );
  return found === undefined ? null : { id: found.id, held: permissionSet.fromBits(found.bits) };
}

/** Whether the resource is at the place: the place itself, or one of a kind that is there or that the caller sees there. */
export async function isResource(
  { sql }: Pick<Tenant, "sql">,
  { blueprint }: Actor,
  { type, id }: AuthzenQuestion["resource"],
): Promise<boolean> {
  if (placeTypes.some((one) => one === type)) return true;
  const isKind = blueprint?.resourceKinds.some(({ key }) => key === type) === true;
  if (!isKind || !idShape.test(id)) return false;
  const [found] = await sql<{ here: boolean }>(
    `SELECT authz.is_resource_here($1, $2) OR EXISTS (
       SELECT FROM resource WHERE org_id = authz.org_id() AND id = $2 AND kind = $1) AS here`,
    [type, id],
  );
  return found?.here === true;
}

type GrantRow = {
  source: AccessGrant["source"];
  role: string;
  team_id: string | null;
  team_name: string | null;
  /** As JSON has it; null if it does not end by itself. */
  ends_at: string | null;
};

/** The reason and the grants, as the console's "Why?" has them. */
function why(
  { roles, blueprint }: Actor,
  { action }: AuthzenQuestion,
  rows: readonly GrantRow[],
  decision: Decision,
) {
  const grants = rows.flatMap(({ source, role: key, team_id, team_name, ends_at: until }) => {
    const role = roleIn(roles, source === "organization" ? "organization" : "workspace", key);
    if (role === undefined) return [];
    const team = team_id === null ? null : { id: team_id, name: team_name ?? "" };
    const endsAt = until === null ? null : new Date(until);
    const description = grantDescription({ source, role, endsAt, ...(team === null ? {} : { team }) });
    const holds =
      blueprint !== null && permissionSet.has(role.set, action.name as never, blueprint.catalogue);
    return [{ source, role: role.key, roleName: role.name, team, endsAt: iso(endsAt), description, holds }];
  });
  if (decision.allowed) return { reason: "allowed", grants };
  const { code, reason, params, message } = decision;
  return { reason, code, params, message, grants };
}
