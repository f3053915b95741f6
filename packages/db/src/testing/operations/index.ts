import type { PermissionName } from "@bailiwick/domain";
import { invitationChanges, roleChanges, teamChanges } from "./access.ts";
import { memberChanges } from "./members.ts";
import { may, type Operation, touched } from "./operation.ts";
import { organizationChanges } from "./organization.ts";
import { reads, readsNextDoor } from "./reads.ts";

export { asksOfKinds, rowsOfKinds } from "./kinds.ts";
export type { Operation, Stage } from "./operation.ts";
export { fillLedger, rowsOfMeters } from "./quotas.ts";
export { runsOfKinds } from "./runs.ts";

/** A change to the entered workspace's own row. */
function workspaceChange(permission: PermissionName, assignment: string): Operation {
  return {
    title: `UPDATE workspace SET ${assignment}`,
    permission,
    attempt: (tenant, { org, workspace }) =>
      touched(tenant, `UPDATE workspace SET ${assignment} WHERE org_id = $1 AND id = $2`, [org, workspace]),
    expected: may(permission),
  };
}

const deletion =
  "deletion_requested_at = now(), purge_after = now() + interval '1 hour', deleted_from = 'active', archived_at = NULL";

/** What can be tried while the workspace is in a state. Each entry names its permission in the matrix. */
export const operations: Readonly<Record<"active" | "archived" | "pending_deletion", readonly Operation[]>> =
  {
    active: [
      workspaceChange("workspace:update", "name = 'Another'"),
      workspaceChange("workspace:update", "description = 'Another'"),
      workspaceChange("workspace:update", "time_zone = 'Europe/Berlin'"),
      workspaceChange("workspace:update", "locale = 'de'"),
      workspaceChange("workspace:change_slug", "slug = 'another-slug'"),
      workspaceChange("workspace:archive", "state = 'archived', archived_at = now(), is_default = false"),
      workspaceChange("workspace:delete", `state = 'pending_deletion', ${deletion}, is_default = false`),
      ...reads(),
      ...readsNextDoor(),
      ...memberChanges(),
      ...organizationChanges(),
      ...teamChanges(),
      ...invitationChanges(),
      ...roleChanges(),
    ],
    archived: [
      workspaceChange("workspace:update", "name = 'Another'"),
      workspaceChange("workspace:archive", "state = 'active', archived_at = NULL"),
      ...reads(),
      ...memberChanges(),
      ...teamChanges(),
      ...invitationChanges(),
      ...roleChanges(),
    ],
    pending_deletion: [
      workspaceChange("workspace:update", "name = 'Another'"),
      workspaceChange(
        "workspace:restore",
        "state = 'active', deletion_requested_at = NULL, purge_after = NULL, deleted_from = NULL",
      ),
      ...memberChanges(),
      ...teamChanges(),
      ...invitationChanges(),
      ...roleChanges(),
    ],
  };
