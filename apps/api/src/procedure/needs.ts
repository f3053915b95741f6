import type { Act, Tenant, TenantContext } from "@bailiwick/db";
import { type AuditAction, coreCatalogue, type PermissionName } from "@bailiwick/domain";

/** What a call is made for: one workspace, an organization itself, or, as the platform admin, either of them. */
export type Scope = "workspace" | "organization" | "platform";

type ByScope<Value> = Readonly<Partial<Record<Scope, Value>>>;

/**
 * What a call needs. `signedIn` ones touch no tenant's rows, only narrow functions. What a dry run needs is what the change
 * needs that it runs.
 */
export type Needs = PermissionName | "public" | "signedIn" | "dryRun";

/** What a procedure needs: the same for every call, or by what the call's input names (docs/decisions/038). */
export type NeedsByInput = Needs | ByScope<PermissionName>;

/** What the log says of a change, in the same way. */
export type AuditByInput = AuditAction | ByScope<AuditAction>;

/** What an attempt is aimed at, as far as its author may see it. */
export type Aim<Input = never> = (
  input: Input,
  at: Pick<Tenant, "sql"> & { readonly entered: TenantContext },
) => Promise<Act["target"]>;

/** What the mounted router knows of each procedure; the tests that walk it read this. */
export type Meta = {
  readonly needs: NeedsByInput;
  readonly audit: AuditByInput | null;
  readonly aim?: Aim | undefined;
};

type Named = { readonly workspace?: string; readonly organization?: string; readonly actingAs?: string };

/** What a call is made for, by what its input names. */
export function scopeOf(input: unknown): Scope {
  const { workspace, actingAs } = (input ?? {}) as Named;
  if (actingAs === "platform") return "platform";
  return workspace === undefined ? "organization" : "workspace";
}

function byScope<Value>(values: ByScope<Value>, input: unknown): Value {
  const value = values[scopeOf(input)];
  if (value === undefined) throw new Error(`this procedure is not for one's ${scopeOf(input)}`);
  return value;
}

/** What a call with this input needs. */
export function needsOf({ needs }: Pick<Meta, "needs">, input: unknown): Needs {
  return typeof needs === "string" ? needs : byScope(needs, input);
}

/** What the log says of a call with this input; null for one that changes nothing. */
export function auditOf({ audit }: Pick<Meta, "audit">, input: unknown): AuditAction | null {
  return audit === null || typeof audit === "string" ? audit : byScope(audit, input);
}

/** The door that a call with these needs comes through: the platform admin's, for permissions of that level. */
export function doorOf(needs: Needs): "member" | "platform" {
  const { level } = coreCatalogue.named[needs] ?? { level: "workspace" };
  return level === "platform" ? "platform" : "member";
}

/** Of verbs or statements that differ by what the input names, the one for this input; of one for all, that one. */
export function forInput<Call>(one: Call | ByScope<Call>, input: unknown): Call {
  return typeof one === "object" && one !== null ? byScope(one as ByScope<Call>, input) : (one as Call);
}
