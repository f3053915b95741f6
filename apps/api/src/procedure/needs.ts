import type { Act, Tenant, TenantContext } from "@bailiwick/db";
import {
  type AuditAction,
  type Blueprint,
  cancelVerbOf,
  coreCatalogue,
  levelOf,
  type PermissionName,
  runVerbOf,
  verbThatCreates,
} from "@bailiwick/domain";
import type { z } from "zod";

/** The level of a call: one workspace, an organization itself, or, as the platform admin, either of them. */
export type Scope = "workspace" | "organization" | "platform";

type ByScope<Value> = Readonly<Partial<Record<Scope, Value>>>;

/**
 * What a call needs. `signedIn` calls touch no tenant rows, only narrow functions; the same holds for `link` calls, which are
 * made with the token of a mailed link, with or without a session. `machine` calls are made by a machine, with its own
 * credential, about itself, wherever it is. A dry run needs what its change needs.
 */
export type Needs = PermissionName | "public" | "link" | "signedIn" | "machine" | "dryRun";

/**
 * A verb of the kind that the input names; `action` for the verb that the action of the input needs, and `export` for
 * `read` where the kind declares no verb of that name, `create` for the verb by which the kind's resources come to be, `run` for the verb by which its runs start, and `cancel` for
 * the one that ends them. `across` is what a call on an organization needs about a kind of its
 * workspaces instead, where it answers about those in which the caller has the verb.
 */
export type OfKind = {
  readonly kind: string;
  readonly across?: PermissionName;
  /** Instead of the input, the blueprint names the kind: that of its policies about models. */
  readonly of?: "policies";
};

/** The needs of a procedure: the same for every call, or depending on the call's input (docs/decisions/038). */
export type NeedsByInput = Needs | ByScope<PermissionName> | OfKind;

/** The audit action of a change, in the same form. */
export type AuditByInput = AuditAction | ByScope<AuditAction>;

/** The target of an attempt, as far as its author can see it. */
export type Aim<Input = never> = (
  input: Input,
  at: Pick<Tenant, "sql"> & { readonly entered: TenantContext },
) => Promise<Act["target"]>;

/** The metadata of each procedure in the mounted router, for the tests that walk it. */
export type Meta = {
  readonly needs: NeedsByInput;
  readonly audit: AuditByInput | null;
  readonly aim?: Aim | undefined;
  /** Whether a session that a connection made can do it, although it changes something of the person. */
  readonly inConnected?: true | undefined;
  /** Whether only people can do it, although keys can hold what it needs. */
  readonly byPeople?: true | undefined;
  /** Of a dry run whose input does not name its change: the path of that. */
  readonly runs?: string | undefined;
  /** The contracts of its input and its answer; a stream has no answer. */
  readonly input: z.ZodType;
  readonly output: z.ZodType | null;
};

type Named = { readonly workspace?: string; readonly organization?: string; readonly actingAs?: string };

/** The level of a call, from its input. */
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

/**
 * The needs of a call with this input.
 * @param blueprint that of the place, once it is known: which verb an action needs is its to say
 */
export function needsOf(
  { needs }: Pick<Meta, "needs">,
  input: unknown,
  blueprint: Blueprint | null = null,
): Needs {
  if (typeof needs === "string") return needs;
  return "kind" in needs ? ofKind(needs, input, blueprint) : byScope(needs, input);
}

function ofKind(
  { kind: verb, across, of }: OfKind,
  input: unknown,
  blueprint: Blueprint | null,
): PermissionName {
  const { kind: named, action } = input as { readonly kind: string; readonly action?: string };
  const kind = of === undefined ? named : (blueprint?.models?.[of] ?? "none");
  const declared = blueprint?.resourceKinds.find(({ key }) => key === kind);
  const isAcross = scopeOf(input) === "organization" && blueprint?.topology === "organization";
  const isOwnVerb = verb === "export" && declared?.verbs.export !== undefined;
  if (
    across !== undefined &&
    isAcross &&
    declared !== undefined &&
    levelOf(declared) === "workspace" &&
    !isOwnVerb
  )
    return across;
  if (verb === "export") return `${kind}:${declared?.verbs.export === undefined ? "read" : "export"}`;
  // Records are appended, by a procedure of their own.
  if (verb === "create" && declared?.volume === "few") return `${kind}:${verbThatCreates(declared)}`;
  // Without runs, those who can read the kind are told so.
  if (verb === "run") return `${kind}:${(declared && runVerbOf(declared)?.key) ?? "read"}`;
  if (verb === "cancel") return `${kind}:${(declared && cancelVerbOf(declared)) ?? "read"}`;
  if (verb === "work" && declared?.verbs.work === undefined) return `${kind}:read`;
  if (verb !== "action") return `${kind}:${verb}`;
  // Without the action, those who can read the kind are told that there is none.
  return `${kind}:${declared?.states?.actions.find(({ key }) => key === action)?.verb ?? "read"}`;
}

/** The audit action of a call with this input; null if it changes nothing. */
export function auditOf({ audit }: Pick<Meta, "audit">, input: unknown): AuditAction | null {
  return audit === null || typeof audit === "string" ? audit : byScope(audit, input);
}

/** The authority for a call with these needs: the platform admin's, for permissions of that level. */
export function doorOf(needs: Needs): "member" | "platform" {
  const { level } = coreCatalogue.named[needs] ?? { level: "workspace" };
  return level === "platform" ? "platform" : "member";
}

/** Of verbs or statements that depend on the input, the one for this input; a single one applies to all. */
export function forInput<Call>(one: Call | ByScope<Call>, input: unknown): Call {
  return typeof one === "object" && one !== null ? byScope(one as ByScope<Call>, input) : (one as Call);
}
