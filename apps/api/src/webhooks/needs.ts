/** What it takes to see the integrations of a workspace or an organization, and to manage them. */
export const toRead = {
  workspace: "integration:read",
  organization: "organization_integration:read",
} as const;
export const toManage = {
  workspace: "integration:manage",
  organization: "organization_integration:manage",
} as const;
