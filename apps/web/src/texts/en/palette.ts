/** Other words under which the command palette finds its pages and actions. */
export const palette = {
  dashboard: "home start dashboard",
  members: "people users invite invitations access",
  audit: "history activity events verify chain log",
  roles: "permissions rights who may do what help",
  teams: "groups",
  settings: "name description time zone language slug preferences",
  defaults: "announcement seeded",
  plan: "billing upgrade downgrade limits seats price usage",
  danger: "delete archive unarchive leave remove",
  account: "password sessions email profile sign in devices",
  workspaces: "all list archived deleted restore",
  create: "new make",
  add: "invite invitation user person",
  rename: "name",
  scheme: "theme mode dark light",
  signOut: "log out logout exit",
};
