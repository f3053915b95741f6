/** What it takes to ask for access to a workspace or an organization, and to decide about what others ask for. */
export const toAsk = { workspace: "workspace:read", organization: "organization:read" } as const;
export const toDecide = {
  workspace: "member:change_role",
  organization: "organization_member:change_role",
} as const;
