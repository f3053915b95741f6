/** What it takes to open a settings file of a workspace or an organization; each section and each change take what is theirs. */
export const toOpen = { workspace: "workspace:read", organization: "organization:read" } as const;
