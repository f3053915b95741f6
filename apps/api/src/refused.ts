import { type Act, type Entered, type Entry, type Tenant, tenantTransaction } from "@bailiwick/db";
import type { ErrorCode } from "@bailiwick/domain";
import type { RequestContext } from "./context.ts";
import { refusalOf } from "./errors.ts";
import type { Meta } from "./trpc.ts";

/** Refusals that tell of an attempt; the others tell of a slip, of a stranger, or of a fault of ours. */
const recorded: ReadonlySet<ErrorCode> = new Set(["FORBIDDEN", "WRONG_STATE", "CONFLICT", "LIMIT_REACHED"]);

type Attempt = { readonly ctx: RequestContext; readonly input: unknown; readonly meta: Meta };

/** Writes down that a member tried a protected change and was refused (decision 5), in a transaction of its own. */
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
    const target = await aimedAt(action, entered, input as { userId?: string; email?: string }, sql);
    await record({ action, target, outcome: "refused", after: { reason, message } });
  }).catch(ctx.report);
}

/** What the attempt was aimed at, as far as its author may see it: a person, the workspace, or the organization. */
async function aimedAt(
  action: string,
  { actor, organization }: Entered,
  { userId, email }: { readonly userId?: string; readonly email?: string },
  sql: Tenant["sql"],
): Promise<Act["target"]> {
  if (email !== undefined) return { kind: "user", id: email, name: email };
  if (userId !== undefined) {
    const [member] = await sql<{ email: string }>(
      "SELECT email FROM member WHERE workspace_id = authz.workspace_id() AND user_id = $1",
      [userId],
    );
    return { kind: "user", id: userId, name: member?.email ?? userId };
  }
  if (action.startsWith("organization.") && organization !== null) {
    return { kind: "organization", id: organization.id, name: organization.name };
  }
  return actor?.workspace ? { kind: "workspace", id: actor.workspace.id, name: actor.workspace.name } : null;
}
