/*
 * Every link of the console. Each function gives the props of a router `Link`, or what `navigate` and `redirect` take;
 * the router's types check that the route exists. A workspace is named by its slug (V18), or, on the page that stays
 * reachable in any state, by its id (M31).
 */

/** What can be narrowed in an audit log; all of it is in the address, so that a view can be sent to somebody. */
export type AuditSearch = {
  readonly action?: string;
  readonly person?: string;
  readonly outcome?: "done" | "refused";
  /** Days, as YYYY-MM-DD in the reader's time zone. */
  readonly from?: string;
  readonly to?: string;
};

/** Whom to look for among the members, and whether to open the dialog that adds one. */
export type MembersSearch = { readonly search?: string; readonly add?: boolean };

const workspacePath = <To extends string>(to: To) => {
  return (workspace: string) => ({ to, params: { workspace } }) as const;
};
const organizationPath = <To extends string>(to: To) => {
  return (organization: string) => ({ to, params: { organization } }) as const;
};

export const paths = {
  home: () => ({ to: "/" }) as const,

  signIn: (next?: string) => ({ to: "/sign-in", search: next === undefined ? {} : { next } }) as const,
  signUp: (next?: string) => ({ to: "/sign-up", search: next === undefined ? {} : { next } }) as const,
  forgotPassword: () => ({ to: "/forgot-password" }) as const,
  resetPassword: (token: string) => ({ to: "/reset-password", search: { token } }) as const,
  verifyEmail: (token: string) => ({ to: "/verify-email", search: { token } }) as const,

  workspaces: (organization?: string) =>
    ({ to: "/workspaces", search: organization === undefined ? {} : { organization } }) as const,
  /** `organization` preselects where the workspace is made. */
  newWorkspace: (organization?: string) =>
    ({ to: "/workspaces/new", search: organization === undefined ? {} : { organization } }) as const,
  workspaceDetail: (id: string) => ({ to: "/workspaces/$id", params: { id } }) as const,

  dashboard: workspacePath("/ws/$workspace"),
  members: (workspace: string, search: MembersSearch = {}) =>
    ({ to: "/ws/$workspace/members", params: { workspace }, search }) as const,
  audit: (workspace: string, search: AuditSearch = {}) =>
    ({ to: "/ws/$workspace/audit", params: { workspace }, search }) as const,
  roles: workspacePath("/ws/$workspace/roles"),
  settings: workspacePath("/ws/$workspace/settings"),
  plan: workspacePath("/ws/$workspace/settings/plan"),
  danger: workspacePath("/ws/$workspace/settings/danger"),

  organization: organizationPath("/o/$organization"),
  organizationAudit: (organization: string, search: AuditSearch = {}) =>
    ({ to: "/o/$organization/audit", params: { organization }, search }) as const,

  account: () => ({ to: "/account" }) as const,

  platform: () => ({ to: "/platform" }) as const,
  platformOrganization: organizationPath("/platform/organizations/$organization"),
  outbox: () => ({ to: "/outbox" }) as const,
} as const;

/** An address inside this console to go on to, taken from a link; the home page for anything else. */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next)) return "/";
  return next;
}

/** The same address under the workspace's present slug, when the one in it is an old slug or an id (V22). */
export function withPresentSlug(pathname: string, inAddress: string, present: string): string {
  const prefix = `/ws/${inAddress}`;
  if (pathname !== prefix && !pathname.startsWith(`${prefix}/`)) return pathname;
  return `/ws/${present}${pathname.slice(prefix.length)}`;
}
