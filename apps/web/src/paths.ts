/*
 * Every link of the console. Each function gives the props of a router `Link`, or what `navigate` and `redirect` take;
 * the router's types check that the route exists. A workspace is named by its address (V18), or, on the page that stays
 * reachable in any state, by its id (M31).
 */

import type { InvitationState } from "@bailiwick/domain";
import { mailedRoutes, workspaceAddress } from "@bailiwick/domain/paths";

declare const isAddress: unique symbol;

/**
 * How a workspace is named in the addresses of its pages: by its slug, "production"; where slugs are unique among the
 * workspaces of one organization only, with the organization's in front, "acme.production". `addressOf` (address.ts)
 * makes one of a workspace; links take nothing else, so that no bare slug gets into one.
 */
export type Address = string & { readonly [isAddress]: true };

/** An address from its parts; `organization` is null where the slug alone says it. */
export function addressFrom(organization: string | null, slug: string): Address {
  return workspaceAddress(organization, slug) as Address;
}

/** An address of which no more is known than the workspace's id. It leads on to the present one. */
export function addressById(id: string): Address {
  return id as Address;
}

/** How the API names the workspace that a page's address names: "acme.production" is its "acme/production". */
export function referenceOf(inAddress: string): string {
  return inAddress.replace(".", "/");
}

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

/** Whom to look for among the invited, and in which state. */
export type InvitationsSearch = { readonly search?: string; readonly state?: InvitationState };

/** Which teams to look for, and whether to open the dialog that makes one. */
export type TeamsSearch = { readonly search?: string; readonly create?: boolean };

/** The key of the role to start from when one is made. */
export type NewRoleSearch = { readonly from?: string };

const workspacePath = <To extends string>(to: To) => {
  return (workspace: Address) => ({ to, params: { workspace } }) as const;
};
const organizationPath = <To extends string>(to: To) => {
  return (organization: string) => ({ to, params: { organization } }) as const;
};

export const paths = {
  home: () => ({ to: "/" }) as const,

  signIn: (next?: string) =>
    ({ to: mailedRoutes.signIn, search: next === undefined ? {} : { next } }) as const,
  signUp: (next?: string) => ({ to: "/sign-up", search: next === undefined ? {} : { next } }) as const,
  forgotPassword: () => ({ to: mailedRoutes.forgotPassword }) as const,
  resetPassword: (token: string) => ({ to: mailedRoutes.resetPassword, search: { token } }) as const,
  invitation: (token: string, email: string) =>
    ({ to: mailedRoutes.invitation, search: { token, email } }) as const,
  verifyEmail: (token: string) => ({ to: mailedRoutes.verifyEmail, search: { token } }) as const,

  workspaces: (organization?: string) =>
    ({ to: "/workspaces", search: organization === undefined ? {} : { organization } }) as const,
  /** `organization` preselects where the workspace is made. */
  newWorkspace: (organization?: string) =>
    ({ to: "/workspaces/new", search: organization === undefined ? {} : { organization } }) as const,
  workspaceDetail: (id: string) => ({ to: "/workspaces/$id", params: { id } }) as const,

  dashboard: workspacePath(mailedRoutes.workspace),
  members: (workspace: Address, search: MembersSearch = {}) =>
    ({ to: "/ws/$workspace/members", params: { workspace }, search }) as const,
  memberTeams: workspacePath("/ws/$workspace/members/teams"),
  invitations: (workspace: Address, search: InvitationsSearch = {}) =>
    ({ to: "/ws/$workspace/members/invitations", params: { workspace }, search }) as const,
  member: (workspace: Address, user: string) =>
    ({ to: "/ws/$workspace/members/$user", params: { workspace, user } }) as const,
  audit: (workspace: Address, search: AuditSearch = {}) =>
    ({ to: "/ws/$workspace/audit", params: { workspace }, search }) as const,
  roles: workspacePath("/ws/$workspace/roles"),
  newRole: (workspace: Address, search: NewRoleSearch = {}) =>
    ({ to: "/ws/$workspace/roles/new", params: { workspace }, search }) as const,
  role: (workspace: Address, role: string) =>
    ({ to: "/ws/$workspace/roles/$role", params: { workspace, role } }) as const,
  editRole: (workspace: Address, role: string) =>
    ({ to: "/ws/$workspace/roles/$role/edit", params: { workspace, role } }) as const,
  teams: (workspace: Address, search: TeamsSearch = {}) =>
    ({ to: "/ws/$workspace/teams", params: { workspace }, search }) as const,
  team: (workspace: Address, team: string, search: MembersSearch = {}) =>
    ({ to: "/ws/$workspace/teams/$team", params: { workspace, team }, search }) as const,
  settings: workspacePath("/ws/$workspace/settings"),
  defaults: workspacePath("/ws/$workspace/settings/defaults"),
  plan: workspacePath("/ws/$workspace/settings/plan"),
  danger: workspacePath("/ws/$workspace/settings/danger"),

  organization: organizationPath("/o/$organization"),
  organizationPeople: (organization: string, search: MembersSearch = {}) =>
    ({ to: "/o/$organization/people", params: { organization }, search }) as const,
  organizationInvitations: (organization: string, search: InvitationsSearch = {}) =>
    ({ to: "/o/$organization/people/invitations", params: { organization }, search }) as const,
  organizationPlan: organizationPath("/o/$organization/plan"),
  organizationSettings: organizationPath("/o/$organization/settings"),
  organizationAudit: (organization: string, search: AuditSearch = {}) =>
    ({ to: "/o/$organization/audit", params: { organization }, search }) as const,
  organizationRoles: organizationPath("/o/$organization/roles"),
  newOrganizationRole: (organization: string, search: NewRoleSearch = {}) =>
    ({ to: "/o/$organization/roles/new", params: { organization }, search }) as const,
  organizationRole: (organization: string, role: string) =>
    ({ to: "/o/$organization/roles/$role", params: { organization, role } }) as const,
  editOrganizationRole: (organization: string, role: string) =>
    ({ to: "/o/$organization/roles/$role/edit", params: { organization, role } }) as const,
  organizationTeams: (organization: string, search: TeamsSearch = {}) =>
    ({ to: "/o/$organization/teams", params: { organization }, search }) as const,
  organizationTeam: (organization: string, team: string, search: MembersSearch = {}) =>
    ({ to: "/o/$organization/teams/$team", params: { organization, team }, search }) as const,

  account: () => ({ to: "/account" }) as const,

  platform: () => ({ to: "/platform" }) as const,
  platformPeople: () => ({ to: "/platform/people" }) as const,
  createOrganization: () => ({ to: "/platform/organizations/new" }) as const,
  platformOrganization: organizationPath("/platform/organizations/$organization"),
  outbox: () => ({ to: "/outbox" }) as const,
} as const;

/** An address inside this console to go on to, taken from a link; the home page for anything else. */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next)) return "/";
  return next;
}

/**
 * The same page under the workspace's present address, when the one in the path is an old slug, of the workspace or of
 * its organization, or an id (V22).
 */
export function underPresentAddress(pathname: string, inAddress: string, present: Address): string {
  const prefix = `/ws/${inAddress}`;
  if (pathname !== prefix && !pathname.startsWith(`${prefix}/`)) return pathname;
  return `/ws/${present}${pathname.slice(prefix.length)}`;
}
