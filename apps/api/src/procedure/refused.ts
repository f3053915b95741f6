import { type Act, type Entry, type TenantContext, tenantTransaction } from "@bailiwick/db";
import type { ErrorCode } from "@bailiwick/domain";
import type { RequestContext } from "./context.ts";
import { refusalOf } from "./errors.ts";
import { type Aim, auditOf, type Meta } from "./needs.ts";

/** Refusals that count as an attempt; the others mean a slip, a stranger, or an internal error. */
const recorded: ReadonlySet<ErrorCode> = new Set(["FORBIDDEN", "WRONG_STATE", "CONFLICT", "LIMIT_REACHED"]);

type Attempt = { readonly ctx: RequestContext; readonly input: unknown; readonly meta: Meta };

/** Records that a member tried a protected change and was refused, in a separate transaction. */
export async function recordRefusal(
  { ctx, input, meta }: Attempt,
  entry: Entry,
  error: unknown,
): Promise<void> {
  const { code, reason, message } = refusalOf(error);
  const action = auditOf(meta, input);
  // Who has to sign in again was not refused the change.
  if (!recorded.has(code) || reason === "sign_in_again" || action === null) return;
  await tenantTransaction(ctx.pool, { ...entry, forChange: false }, async ({ entered, sql, record }) => {
    if (entered.outcome !== "entered" || entered.organization === null) return;
    const aim = meta.aim as Aim<unknown> | undefined;
    const target = (await aim?.(input, { sql, entered })) ?? placeOf(action, entered);
    await record({ action, target, outcome: "refused", after: { reason, message } });
  }).catch(ctx.report);
}

/** Records that a key was used from an address where it does not work. To its caller it looks unknown. */
export async function recordStray({ ctx }: Pick<Attempt, "ctx">, entry: Entry): Promise<void> {
  const nowhere: Entry = { ...entry, tokenHash: null, organization: null, workspace: null, forChange: true };
  await tenantTransaction(ctx.pool, nowhere, ({ sql }) =>
    sql("SELECT authz.record_stray($1, $2)", [entry.tokenHash, entry.ip]),
  ).catch(ctx.report);
}

/** The target of an attempt that names only a place: the organization, or the workspace. */
function placeOf(action: string, { actor, organization }: TenantContext): Act["target"] {
  const isOrganizations = action.startsWith("organization.");
  const place = isOrganizations ? organization : (actor?.workspace ?? null);
  return place && { kind: isOrganizations ? "organization" : "workspace", id: place.id, name: place.name };
}
