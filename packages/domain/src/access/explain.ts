import type { Blueprint } from "../blueprint/blueprint.ts";
import type { WorkspaceState } from "../lifecycle/states.ts";
import type { Refusal } from "../refusals/refusal.ts";
import type { Actor } from "./actor.ts";
import { can } from "./decide.ts";
import { has, type PermissionSet, union } from "./permission-set.ts";
import type { PermissionName } from "./permissions.ts";
import type { Role } from "./roles.ts";

/** One source of a person's access: a direct role in the workspace, a team's role, or an organization role. */
export type AccessGrant = {
  readonly source: "direct" | "team" | "organization";
  readonly role: Role;
  /** The team, for a team's grant. */
  readonly team?: { readonly id: string; readonly name: string };
  /** When it ends by itself; null or absent if it does not. */
  readonly endsAt?: Date | null;
};

/** Why a person can or can't do something. */
export type Explanation = {
  readonly allowed: boolean;
  /** The grants that hold the permission; when `allowed` is false, the workspace's state blocks them. */
  readonly because: readonly AccessGrant[];
  readonly refusal: Refusal | null;
};

/** The permissions of a person with these grants, combined (P16). */
export function accessUnion(grants: readonly AccessGrant[]): PermissionSet {
  return union(...grants.map(({ role }) => role.set));
}

/**
 * Can a person with these grants do it, and why? Decided by the same `can` that decides the call itself. `state` is the
 * workspace's; null asks about the organization itself.
 */
export function explainAccess(question: {
  readonly permission: PermissionName;
  readonly grants: readonly AccessGrant[];
  readonly state: WorkspaceState | null;
  readonly blueprint: Blueprint;
}): Explanation {
  const { permission, grants, state, blueprint } = question;
  const decision = can(actorWith(accessUnion(grants), state, blueprint), permission);
  return {
    allowed: decision.allowed,
    because: grants.filter(({ role }) => has(role.set, permission, blueprint.catalogue)),
    refusal: decision.allowed ? null : decision,
  };
}

/** Someone who holds this at a place in this state; null for an organization itself. */
export function actorWith(
  permissions: PermissionSet,
  state: WorkspaceState | null,
  blueprint: Blueprint,
): Actor {
  return {
    kind: "user",
    id: "",
    permissions,
    blueprint,
    roles: blueprint.roles,
    organizationRole: null,
    workspaceRole: null,
    workspace: state === null ? null : { id: "", slug: "", name: "", state, isDefault: false },
  };
}

/**
 * The grant in words that complete "because they are …": "Editor here through the team Research until 2027-01-31 12:00 UTC".
 */
export function grantDescription(grant: AccessGrant): string {
  const { endsAt = null } = grant;
  if (endsAt === null) return sourceDescription(grant);
  return `${sourceDescription(grant)} until ${endsAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function sourceDescription({ source, role, team }: AccessGrant): string {
  switch (source) {
    case "direct":
      return `${role.name} here`;
    case "team":
      return `${role.name} here through the team ${team?.name ?? ""}`.trimEnd();
    case "organization":
      return `${role.name} of the whole organization`;
  }
}
