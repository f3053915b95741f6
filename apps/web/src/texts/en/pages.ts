/** What the pages are called in the sidebar, among tabs and in the command palette. */
export const pages = {
  overview: "Overview",
  members: "Members",
  people: "People",
  invitations: "Invitations",
  teams: "Teams",
  roles: "Roles",
  plan: "Plan",
  audit: "Audit log",
  settings: "Settings",
  general: "General",
  defaults: "Defaults",
  danger: "Danger zone",
  workspaces: "Workspaces",
  account: "Account",
  organizations: "Organizations",
  outbox: "Outbox",
};
