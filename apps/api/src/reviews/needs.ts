/** What it takes to see the access reviews of a workspace or an organization, and to start and end them. */
export const toRead = {
  workspace: "access_review:read",
  organization: "organization_access_review:read",
} as const;
export const toManage = {
  workspace: "access_review:manage",
  organization: "organization_access_review:manage",
} as const;
