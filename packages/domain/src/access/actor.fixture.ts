import { type Blueprint, permissionsOf } from "../blueprint/blueprint.ts";
import { blueprint as blueprintOf } from "../blueprints/index.ts";
import type { WorkspaceState } from "../lifecycle/states.ts";
import type { Actor } from "./actor.ts";
import { of, union } from "./permission-set.ts";
import { coreCatalogue, type PermissionName } from "./permissions.ts";

type Given = {
  readonly id?: string;
  readonly organization?: string | null;
  readonly workspace?: string | null;
  readonly state?: WorkspaceState | "outside";
  readonly isDefault?: boolean;
  readonly platform?: readonly PermissionName[];
};

/** An actor with these roles in one workspace of the blueprint; `outside` names no workspace. */
export function actorOf(blueprint: Blueprint | string, given: Given = {}): Actor {
  const rules = typeof blueprint === "string" ? blueprintOf(blueprint) : blueprint;
  const { organization = null, workspace = null, state = "active", platform = [] } = given;
  return {
    kind: "user",
    id: given.id ?? "actor",
    permissions: union(permissionsOf(rules, organization, workspace), of(platform, coreCatalogue)),
    blueprint: rules,
    roles: rules.roles,
    organizationRole: organization,
    workspaceRole: workspace,
    workspace:
      state === "outside"
        ? null
        : { id: "workspace-1", slug: "north", name: "North", state, isDefault: given.isDefault ?? false },
  };
}
