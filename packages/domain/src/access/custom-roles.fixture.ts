import { complianceOps } from "../blueprints/compliance-ops.ts";
import { actorOf } from "./actor.fixture.ts";
import type { Actor } from "./actor.ts";
import { canCreateRole, canDeleteRole, canUpdateRole } from "./custom-roles.ts";
import type { PermissionName } from "./permissions.ts";
import { type RoleDraft, roleOfDraft } from "./role-draft.ts";
import type { Role } from "./roles.ts";

export const reachOf = (actor: Actor) => ({ anywhere: actor.permissions, there: [] });

export const draftOf = (...more: readonly PermissionName[]): RoleDraft => ({
  level: "workspace",
  name: "Auditor",
  description: "Reads along.",
  permissions: ["workspace:read", "member:leave", ...more],
});

/** The actor in an organization with these custom roles. */
export function knowing(actor: Actor, ...custom: readonly Role[]): Actor {
  return { ...actor, roles: { ...actor.roles, workspace: [...actor.roles.workspace, ...custom] } };
}

export const auditor = roleOfDraft(complianceOps, "auditor", draftOf("audit:read"));

export const as = (workspace: string) => knowing(actorOf(complianceOps, { workspace }), auditor);

export const owner = as("owner");

export const create = (actor: Actor, draft: RoleDraft) => canCreateRole(actor, draft, reachOf(actor));

export const update = (actor: Actor, key: string, draft: RoleDraft) =>
  canUpdateRole(actor, key, draft, reachOf(actor));

export const remove = (actor: Actor, key: string, replacement: string | null = null, granted = 0) =>
  canDeleteRole(actor, "workspace", key, replacement, { ...reachOf(actor), granted });
