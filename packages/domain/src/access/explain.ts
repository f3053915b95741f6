import type { Blueprint } from "../blueprint/blueprint.ts";
import type { WorkspaceState } from "../lifecycle/states.ts";
import type { Refusal } from "../refusals/refusal.ts";
import type { Actor } from "./actor.ts";
import { can } from "./decide.ts";
import { has, type PermissionSet, union } from "./permission-set.ts";
import type { PermissionName } from "./permissions.ts";
import type { Role } from "./roles.ts";

/** One way in which somebody has access: a role of their own in the workspace, a team's, or one in the organization. */
export type AccessGrant = {
  readonly source: "direct" | "team" | "organization";
  readonly role: Role;
  /** The team, where it is a team's. */
  readonly team?: { readonly id: string; readonly name: string };
};

/** Why somebody may do something, or may not. */
export type Explanation = {
  readonly allowed: boolean;
  /** The grants that hold the permission; with `allowed` false, it is the workspace's state that is in the way of them. */
  readonly because: readonly AccessGrant[];
  readonly refusal: Refusal | null;
};

/** What somebody holds who has these grants: all of them together (P16). */
export function accessUnion(grants: readonly AccessGrant[]): PermissionSet {
  return union(...grants.map(({ role }) => role.set));
}

/**
 * May somebody with these grants do it, and why? Decided by the same `can` that decides when they do it. `state` is the
 * workspace's; null asks about the organization itself.
 */
export function explainAccess(question: {
  readonly permission: PermissionName;
  readonly grants: readonly AccessGrant[];
  readonly state: WorkspaceState | null;
  readonly blueprint: Blueprint;
}): Explanation {
  const { permission, grants, state, blueprint } = question;
  const decision = can(somebody(grants, state, blueprint), permission);
  return {
    allowed: decision.allowed,
    because: grants.filter(({ role }) => has(role.set, permission, blueprint.catalogue)),
    refusal: decision.allowed ? null : decision,
  };
}

function somebody(grants: readonly AccessGrant[], state: WorkspaceState | null, blueprint: Blueprint): Actor {
  return {
    kind: "user",
    id: "",
    permissions: accessUnion(grants),
    blueprint,
    roles: blueprint.roles,
    organizationRole: null,
    workspaceRole: null,
    workspace: state === null ? null : { id: "", slug: "", name: "", state, isDefault: false },
  };
}

/** The grant in words, as "because they are …" needs it: "Editor here through the team Research". */
export function grantDescription({ source, role, team }: AccessGrant): string {
  switch (source) {
    case "direct":
      return `${role.name} here`;
    case "team":
      return `${role.name} here through the team ${team?.name ?? ""}`.trimEnd();
    case "organization":
      return `${role.name} of the whole organization`;
  }
}
