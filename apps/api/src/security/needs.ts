/** What changing a security policy needs, at each level. */
export const toChange = {
  workspace: "security_policy:update",
  organization: "organization_security_policy:manage",
} as const;

/** What reading one needs. */
export const toRead = {
  workspace: "security_policy:read",
  organization: "organization_security_policy:manage",
} as const;

export const setAction = {
  workspace: "workspace.security_policy_set",
  organization: "organization.security_policy_set",
} as const;
