import { type Act, type Entry, type TenantContext, tenantTransaction } from "@bailiwick/db";
import type { ErrorCode } from "@bailiwick/domain";
import type { RequestContext } from "./context.ts";
import { refusalOf } from "./errors.ts";
import { type Aim, auditOf, type Meta } from "./needs.ts";

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
  const action = auditOf(meta, input);
  if (!recorded.has(code) || action === null) return;
  await tenantTransaction(ctx.pool, { ...entry, forChange: false }, async ({ entered, sql, record }) => {
    if (entered.outcome !== "entered" || entered.organization === null) return;
    const aim = meta.aim as Aim<unknown> | undefined;
    const target = (await aim?.(input, { sql, entered })) ?? placeOf(action, entered);
    await record({ action, target, outcome: "refused", after: { reason, message } });
  }).catch(ctx.report);
}

/** What an attempt is aimed at that names nothing but a place: the organization, or the workspace. */
function placeOf(action: string, { actor, organization }: TenantContext): Act["target"] {
  const isOrganizations = action.startsWith("organization.");
  const place = isOrganizations ? organization : (actor?.workspace ?? null);
  return place && { kind: isOrganizations ? "organization" : "workspace", id: place.id, name: place.name };
}
