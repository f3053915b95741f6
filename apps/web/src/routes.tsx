import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { queryClient, trpc } from "./api.ts";
import { enterShell, enterWorkspace, landing, loadWorkspace, requireMe, requireNobody } from "./guards.ts";
import { lazyPage } from "./lazy.ts";
import { PendingPage } from "./pages/problems/PendingPage.tsx";
import { Root } from "./Root.tsx";
import {
  readAdd,
  readAuditSearch,
  readInvitation,
  readInvitationsSearch,
  readMembersSearch,
  readNewRole,
  readNext,
  readOrganization,
  readSearch,
  readTeamsSearch,
  readToken,
} from "./search.ts";
import { Shell } from "./shell/Shell.tsx";

/** Starts a query that the page will want; what goes wrong with it, the page shows. */
function prefetch(...options: readonly { queryKey: readonly unknown[] }[]): void {
  for (const each of options) void queryClient.prefetchQuery(each);
}

const root = createRootRoute({
  component: Root,
  notFoundComponent: lazyPage(() => import("./pages/problems/NotFoundPage.tsx"), "NotFoundPage"),
});

const home = createRoute({ getParentRoute: () => root, path: "/", beforeLoad: landing });

// Before signing in.

const outside = createRoute({
  getParentRoute: () => root,
  id: "_out",
  component: lazyPage(() => import("./pages/identity/IdentityLayout.tsx"), "IdentityLayout"),
});
const signIn = createRoute({
  getParentRoute: () => outside,
  path: "/sign-in",
  validateSearch: readNext,
  beforeLoad: requireNobody,
  component: lazyPage(() => import("./pages/identity/SignInPage.tsx"), "SignInPage"),
});
const signUp = createRoute({
  getParentRoute: () => outside,
  path: "/sign-up",
  validateSearch: readNext,
  beforeLoad: requireNobody,
  component: lazyPage(() => import("./pages/identity/SignUpPage.tsx"), "SignUpPage"),
});
const forgotPassword = createRoute({
  getParentRoute: () => outside,
  path: "/forgot-password",
  component: lazyPage(() => import("./pages/identity/ForgotPasswordPage.tsx"), "ForgotPasswordPage"),
});
const resetPassword = createRoute({
  getParentRoute: () => outside,
  path: "/reset-password",
  validateSearch: readToken,
  component: lazyPage(() => import("./pages/identity/ResetPasswordPage.tsx"), "ResetPasswordPage"),
});
const verifyEmail = createRoute({
  getParentRoute: () => outside,
  path: "/verify-email",
  validateSearch: readToken,
  beforeLoad: requireMe,
  component: lazyPage(() => import("./pages/identity/VerifyEmailPage.tsx"), "VerifyEmailPage"),
});
const invitation = createRoute({
  getParentRoute: () => outside,
  path: "/invitation",
  validateSearch: readInvitation,
  component: lazyPage(() => import("./pages/invitation/InvitationPage.tsx"), "InvitationPage"),
});

// Inside the shell.

const inside = createRoute({
  getParentRoute: () => root,
  id: "_in",
  beforeLoad: enterShell,
  component: Shell,
});
const workspaces = createRoute({
  getParentRoute: () => inside,
  path: "/workspaces",
  validateSearch: readOrganization,
  loader: () => prefetch(trpc.organizations.list.queryOptions()),
  component: lazyPage(() => import("./pages/workspaces/WorkspacesPage.tsx"), "WorkspacesPage"),
});
const newWorkspace = createRoute({
  getParentRoute: () => inside,
  path: "/workspaces/new",
  validateSearch: readOrganization,
  loader: () => prefetch(trpc.instance.get.queryOptions(), trpc.organizations.list.queryOptions()),
  component: lazyPage(() => import("./pages/workspaces/NewWorkspacePage.tsx"), "NewWorkspacePage"),
});
const workspaceDetail = createRoute({
  getParentRoute: () => inside,
  path: "/workspaces/$id",
  loader: loadWorkspace,
  component: lazyPage(() => import("./pages/workspaces/WorkspacePage.tsx"), "WorkspacePage"),
});

const workspace = createRoute({
  getParentRoute: () => inside,
  path: "/ws/$workspace",
  loader: enterWorkspace,
  // Whoever only points at a link to it does not enter it.
  preload: false,
  component: lazyPage(() => import("./pages/workspaces/WorkspaceTime.tsx"), "WorkspaceTime"),
});
const dashboard = createRoute({
  getParentRoute: () => workspace,
  path: "/",
  component: lazyPage(() => import("./pages/dashboard/DashboardPage.tsx"), "DashboardPage"),
});
const members = createRoute({
  getParentRoute: () => workspace,
  path: "/members",
  validateSearch: readAdd,
  component: lazyPage(() => import("./pages/members/MembersPage.tsx"), "MembersPage"),
});
const memberList = createRoute({
  getParentRoute: () => members,
  path: "/",
  validateSearch: readSearch,
  component: lazyPage(() => import("./pages/members/MemberList.tsx"), "MemberList"),
});
const memberTeams = createRoute({
  getParentRoute: () => members,
  path: "/teams",
  component: lazyPage(() => import("./pages/members/TeamGrants.tsx"), "TeamGrants"),
});
const invitations = createRoute({
  getParentRoute: () => members,
  path: "/invitations",
  validateSearch: readInvitationsSearch,
  component: lazyPage(() => import("./pages/invitations/Invitations.tsx"), "Invitations"),
});
const member = createRoute({
  getParentRoute: () => workspace,
  path: "/members/$user",
  component: lazyPage(() => import("./pages/members/MemberPage.tsx"), "MemberPage"),
});
const audit = createRoute({
  getParentRoute: () => workspace,
  path: "/audit",
  validateSearch: readAuditSearch,
  component: lazyPage(() => import("./pages/audit/WorkspaceAuditPage.tsx"), "WorkspaceAuditPage"),
});
const roles = createRoute({
  getParentRoute: () => workspace,
  path: "/roles",
  component: lazyPage(() => import("./pages/roles/RolesPage.tsx"), "WorkspaceRolesPage"),
});
const newRole = createRoute({
  getParentRoute: () => workspace,
  path: "/roles/new",
  validateSearch: readNewRole,
  component: lazyPage(() => import("./pages/roles/NewRolePage.tsx"), "NewRolePage"),
});
const role = createRoute({
  getParentRoute: () => workspace,
  path: "/roles/$role",
  component: lazyPage(() => import("./pages/roles/RolePage.tsx"), "RolePage"),
});
const editRole = createRoute({
  getParentRoute: () => workspace,
  path: "/roles/$role/edit",
  component: lazyPage(() => import("./pages/roles/EditRolePage.tsx"), "EditRolePage"),
});
const teams = createRoute({
  getParentRoute: () => workspace,
  path: "/teams",
  validateSearch: readTeamsSearch,
  component: lazyPage(() => import("./pages/teams/TeamsPage.tsx"), "TeamsPage"),
});
const team = createRoute({
  getParentRoute: () => workspace,
  path: "/teams/$team",
  validateSearch: readMembersSearch,
  component: lazyPage(() => import("./pages/teams/TeamPage.tsx"), "TeamPage"),
});
const settings = createRoute({
  getParentRoute: () => workspace,
  path: "/settings",
  component: lazyPage(() => import("./pages/settings/SettingsPage.tsx"), "SettingsPage"),
});
const general = createRoute({
  getParentRoute: () => settings,
  path: "/",
  component: lazyPage(() => import("./pages/settings/General.tsx"), "General"),
});
const plan = createRoute({
  getParentRoute: () => settings,
  path: "/plan",
  component: lazyPage(() => import("./pages/plan/WorkspacePlan.tsx"), "WorkspacePlan"),
});
const defaults = createRoute({
  getParentRoute: () => settings,
  path: "/defaults",
  component: lazyPage(() => import("./pages/settings/Defaults.tsx"), "Defaults"),
});
const danger = createRoute({
  getParentRoute: () => settings,
  path: "/danger",
  component: lazyPage(() => import("./pages/settings/DangerZone.tsx"), "DangerZone"),
});

const organization = createRoute({
  getParentRoute: () => inside,
  path: "/o/$organization",
  // Only this one: the parameters of the page inside come along, too.
  loader: ({ params: { organization } }) => {
    // Wanted by every page of it, and read with it.
    prefetch(trpc.roles.list.queryOptions({ organization }));
    const options = trpc.organizations.get.queryOptions({ organization });
    return queryClient.query({ ...options, staleTime: "static" });
  },
});
const organizationOverview = createRoute({
  getParentRoute: () => organization,
  path: "/",
  component: lazyPage(() => import("./pages/organization/OrganizationPage.tsx"), "OrganizationPage"),
});
const organizationPeople = createRoute({
  getParentRoute: () => organization,
  path: "/people",
  validateSearch: readMembersSearch,
  component: lazyPage(() => import("./pages/organization/PeoplePage.tsx"), "PeoplePage"),
});
const organizationInvitations = createRoute({
  getParentRoute: () => organization,
  path: "/people/invitations",
  validateSearch: readInvitationsSearch,
  component: lazyPage(
    () => import("./pages/organization/OrganizationInvitationsPage.tsx"),
    "OrganizationInvitationsPage",
  ),
});
const organizationPlan = createRoute({
  getParentRoute: () => organization,
  path: "/plan",
  component: lazyPage(() => import("./pages/plan/OrganizationPlanPage.tsx"), "OrganizationPlanPage"),
});
const organizationSettings = createRoute({
  getParentRoute: () => organization,
  path: "/settings",
  component: lazyPage(
    () => import("./pages/organization/OrganizationSettingsPage.tsx"),
    "OrganizationSettingsPage",
  ),
});
const organizationAudit = createRoute({
  getParentRoute: () => organization,
  path: "/audit",
  validateSearch: readAuditSearch,
  component: lazyPage(() => import("./pages/audit/OrganizationAuditPage.tsx"), "OrganizationAuditPage"),
});
const organizationRoles = createRoute({
  getParentRoute: () => organization,
  path: "/roles",
  component: lazyPage(() => import("./pages/roles/RolesPage.tsx"), "OrganizationRolesPage"),
});
const newOrganizationRole = createRoute({
  getParentRoute: () => organization,
  path: "/roles/new",
  validateSearch: readNewRole,
  component: lazyPage(() => import("./pages/roles/NewRolePage.tsx"), "NewRolePage"),
});
const organizationRole = createRoute({
  getParentRoute: () => organization,
  path: "/roles/$role",
  component: lazyPage(() => import("./pages/roles/RolePage.tsx"), "RolePage"),
});
const editOrganizationRole = createRoute({
  getParentRoute: () => organization,
  path: "/roles/$role/edit",
  component: lazyPage(() => import("./pages/roles/EditRolePage.tsx"), "EditRolePage"),
});
const organizationTeams = createRoute({
  getParentRoute: () => organization,
  path: "/teams",
  validateSearch: readTeamsSearch,
  component: lazyPage(() => import("./pages/teams/TeamsPage.tsx"), "TeamsPage"),
});
const organizationTeam = createRoute({
  getParentRoute: () => organization,
  path: "/teams/$team",
  validateSearch: readMembersSearch,
  component: lazyPage(() => import("./pages/teams/TeamPage.tsx"), "TeamPage"),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: "/account",
  loader: () => prefetch(trpc.session.list.queryOptions()),
  component: lazyPage(() => import("./pages/account/AccountPage.tsx"), "AccountPage"),
});

const platform = createRoute({
  getParentRoute: () => inside,
  path: "/platform",
  component: lazyPage(
    () => import("./pages/platform/PlatformOrganizationsPage.tsx"),
    "PlatformOrganizationsPage",
  ),
});
const platformPeople = createRoute({
  getParentRoute: () => inside,
  path: "/platform/people",
  component: lazyPage(() => import("./pages/platform/PlatformPeoplePage.tsx"), "PlatformPeoplePage"),
});
const createOrganization = createRoute({
  getParentRoute: () => inside,
  path: "/platform/organizations/new",
  component: lazyPage(() => import("./pages/platform/CreateOrganizationPage.tsx"), "CreateOrganizationPage"),
});
const platformOrganization = createRoute({
  getParentRoute: () => inside,
  path: "/platform/organizations/$organization",
  loader: ({ params }) => prefetch(trpc.platform.workspaces.queryOptions(params)),
  component: lazyPage(
    () => import("./pages/platform/PlatformOrganizationPage.tsx"),
    "PlatformOrganizationPage",
  ),
});
const outbox = createRoute({
  getParentRoute: () => inside,
  path: "/outbox",
  component: lazyPage(() => import("./pages/platform/OutboxPage.tsx"), "OutboxPage"),
});

/** The one tree of the console's pages. */
export const routeTree = root.addChildren([
  home,
  outside.addChildren([signIn, signUp, forgotPassword, resetPassword, verifyEmail, invitation]),
  inside.addChildren([
    workspaces,
    newWorkspace,
    workspaceDetail,
    workspace.addChildren([
      dashboard,
      members.addChildren([memberList, memberTeams, invitations]),
      member,
      audit,
      roles,
      newRole,
      role,
      editRole,
      teams,
      team,
      settings.addChildren([general, defaults, plan, danger]),
    ]),
    organization.addChildren([
      organizationOverview,
      organizationPeople,
      organizationInvitations,
      organizationPlan,
      organizationSettings,
      organizationAudit,
      organizationRoles,
      newOrganizationRole,
      organizationRole,
      editOrganizationRole,
      organizationTeams,
      organizationTeam,
    ]),
    account,
    platform,
    platformPeople,
    createOrganization,
    platformOrganization,
    outbox,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  // What is fresh and what is not, the queries know.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingMinMs: 200,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: lazyPage(() => import("./pages/problems/RouteProblem.tsx"), "RouteProblem"),
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
