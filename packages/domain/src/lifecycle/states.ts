/** The state of a workspace. A purged workspace is gone and has no state. */
export const workspaceStates = ["active", "archived", "pending_deletion"] as const;
export type WorkspaceState = (typeof workspaceStates)[number];

/** The state of an organization. A purged one keeps its row and its audit chain, and nothing else. */
export const organizationStates = ["active", "deletion_requested", "pending_deletion", "purged"] as const;
export type OrganizationState = (typeof organizationStates)[number];
