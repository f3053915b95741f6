import { type Act, type Entry, type Tenant, type TenantContext, tenantTransaction } from "@bailiwick/db";
import type { ErrorCode } from "@bailiwick/domain";
import type { RequestContext } from "./context.ts";
import { refusalOf } from "./errors.ts";
import type { Meta } from "./trpc.ts";

/** Refusals that tell of an attempt; the others tell of a slip, of a stranger, or of a fault of ours. */
const recorded: ReadonlySet<ErrorCode> = new Set(["FORBIDDEN", "WRONG_STATE", "CONFLICT", "LIMIT_REACHED"]);

type Attempt = { readonly ctx: RequestContext; readonly input: unknown; readonly meta: Meta };

/** Writes down that a member tried a protected change and was refused, in a transaction of its own. */
export async function recordRefusal(
  { ctx, input, meta }: Attempt,
  entry: Entry,
  error: unknown,
): Promise<void> {
  const { code, reason, message } = refusalOf(error);
  const action = meta.audit;
  if (!recorded.has(code) || action === null) return;
  await tenantTransaction(ctx.pool, { ...entry, forChange: false }, async ({ entered, sql, record }) => {
    if (entered.outcome !== "entered" || entered.organization === null) return;
    const target = await aimedAt(action, entered, input as Aim, sql);
    await record({ action, target, outcome: "refused", after: { reason, message } });
  }).catch(ctx.report);
}

/** What of an input names somebody or something. */
type Aim = {
  readonly userId?: string;
  readonly email?: string;
  readonly invitation?: string;
  readonly team?: string;
  readonly level?: string;
  readonly key?: string;
};

/** What the attempt was aimed at, as far as its author may see it: a person, a thing, the workspace, or the organization. */
async function aimedAt(
  action: string,
  { actor, organization }: TenantContext,
  { userId, email, invitation, team, level, key }: Aim,
  sql: Tenant["sql"],
): Promise<Act["target"]> {
  if (email !== undefined) return { kind: "user", id: email, name: email };
  if (userId !== undefined) {
    const [person] = await sql<{ email: string }>(
      `SELECT email FROM member WHERE workspace_id = authz.workspace_id() AND user_id = $1
       UNION SELECT email FROM organization_member WHERE org_id = authz.org_id() AND user_id = $1 LIMIT 1`,
      [userId],
    );
    return { kind: "user", id: userId, name: person?.email ?? userId };
  }
  if (invitation !== undefined) {
    const [invited] = await sql<{ email: string }>(
      "SELECT email FROM invitation WHERE org_id = authz.org_id() AND id = $1",
      [invitation],
    );
    return { kind: "invitation", id: invitation, name: invited?.email ?? invitation };
  }
  if (team !== undefined) {
    const [named] = await sql<{ name: string }>(
      "SELECT name FROM team WHERE org_id = authz.org_id() AND id = $1",
      [team],
    );
    return { kind: "team", id: team, name: named?.name ?? team };
  }
  if (level !== undefined && key !== undefined) {
    const [named] = await sql<{ name: string }>(
      "SELECT name FROM role WHERE org_id = authz.org_id() AND level = $1 AND key = $2",
      [level, key],
    );
    return { kind: "role", id: key, name: named?.name ?? key };
  }
  if (action.startsWith("organization.") && organization !== null) {
    return { kind: "organization", id: organization.id, name: organization.name };
  }
  return actor?.workspace ? { kind: "workspace", id: actor.workspace.id, name: actor.workspace.name } : null;
}
