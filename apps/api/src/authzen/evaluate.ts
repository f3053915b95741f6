import type { AuthzenQuestion } from "@bailiwick/contracts";
import type { Tenant } from "@bailiwick/db";
import {
  type AccessGrant,
  type Actor,
  canWith,
  type Decision,
  grantDescription,
  type PermissionSet,
  permissionSet,
  roleIn,
} from "@bailiwick/domain";
import type { RequestContext } from "../procedure/context.ts";
import { withRoles } from "../roles/internal.ts";
import { asker } from "./asker.ts";
import { entryAt, placeOf, placeTypes } from "./place.ts";

/** The answer to a question, with the reason and the grants for those who see them. */
export type Evaluation = { readonly decision: boolean; readonly context?: Readonly<Record<string, unknown>> };

/** The one answer about what is foreign or does not exist. */
const no: Evaluation = { decision: false };

const idShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Answers one question from what the matrix says at this instant: decided by the same code as the subject's own call.
 * @throws Refused with `UNAUTHENTICATED` without a credential, with `FORBIDDEN` for one that can't ask about others
 */
export async function evaluate(ctx: RequestContext, question: AuthzenQuestion): Promise<Evaluation> {
  const place = placeOf(question.resource);
  return ctx.read(entryAt(ctx, place), async (tenant) => {
    const who = asker(tenant, question.subject, ctx.ip);
    if (who === null || place === null) return no;
    const subject = await heldBy(tenant, question.subject);
    const exists = await isResource(tenant, who.actor, question.resource);
    if (subject === null || !exists) return no;
    const decision = canWith(who.actor, subject.held, question.action.name as never);
    if (!who.seesWhy) return { decision: decision.allowed };
    return { decision: decision.allowed, context: await why(tenant, who.actor, question, subject, decision) };
  });
}

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
};

/** The reason and the grants, as the console's "Why?" has them. */
async function why(
  tenant: Pick<Tenant, "sql">,
  actor: Actor,
  { subject, action }: AuthzenQuestion,
  { id }: Held,
  decision: Decision,
) {
  const { roles } = await withRoles({ sql: tenant.sql, actor });
  const rows = await tenant.sql<GrantRow>(
    "SELECT source, role, team_id, team_name FROM authz.subject_grants($1, $2)",
    [subject.type, id],
  );
  const grants = rows.flatMap(({ source, role: key, team_id, team_name }) => {
    const role = roleIn(roles, source === "organization" ? "organization" : "workspace", key);
    if (role === undefined) return [];
    const team = team_id === null ? null : { id: team_id, name: team_name ?? "" };
    const description = grantDescription({ source, role, ...(team === null ? {} : { team }) });
    const { blueprint } = actor;
    const holds =
      blueprint !== null && permissionSet.has(role.set, action.name as never, blueprint.catalogue);
    return [{ source, role: role.key, roleName: role.name, team, description, holds }];
  });
  if (decision.allowed) return { reason: "allowed", grants };
  const { code, reason, params, message } = decision;
  return { reason, code, params, message, grants };
}
