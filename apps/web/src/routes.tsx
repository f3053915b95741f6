import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { queryClient, trpc } from "./api.ts";
import { enterWorkspace, landing, requireMe, requireNobody } from "./guards.ts";
import { PendingPage } from "./pages/problems/PendingPage.tsx";
import { Root } from "./Root.tsx";
import { readAuditSearch, readMembersSearch, readNext, readOrganization, readToken } from "./search.ts";
import { Shell } from "./shell/Shell.tsx";

/** Starts a query that the page will want; what goes wrong with it, the page shows. */
function prefetch(...options: readonly { queryKey: readonly unknown[] }[]): void {
  for (const each of options) void queryClient.prefetchQuery(each);
}

const root = createRootRoute({
  component: Root,
  notFoundComponent: lazyRouteComponent(() => import("./pages/problems/NotFoundPage.tsx"), "NotFoundPage"),
});

const home = createRoute({ getParentRoute: () => root, path: "/", beforeLoad: landing });

// Before signing in.

const outside = createRoute({
  getParentRoute: () => root,
  id: "_out",
  component: lazyRouteComponent(() => import("./pages/identity/IdentityLayout.tsx"), "IdentityLayout"),
});
const signIn = createRoute({
  getParentRoute: () => outside,
  path: "/sign-in",
  validateSearch: readNext,
  beforeLoad: requireNobody,
  component: lazyRouteComponent(() => import("./pages/identity/SignInPage.tsx"), "SignInPage"),
});
const signUp = createRoute({
  getParentRoute: () => outside,
  path: "/sign-up",
  validateSearch: readNext,
  beforeLoad: requireNobody,
  component: lazyRouteComponent(() => import("./pages/identity/SignUpPage.tsx"), "SignUpPage"),
});
const forgotPassword = createRoute({
  getParentRoute: () => outside,
  path: "/forgot-password",
  component: lazyRouteComponent(
    () => import("./pages/identity/ForgotPasswordPage.tsx"),
    "ForgotPasswordPage",
  ),
});
const resetPassword = createRoute({
  getParentRoute: () => outside,
  path: "/reset-password",
  validateSearch: readToken,
  component: lazyRouteComponent(() => import("./pages/identity/ResetPasswordPage.tsx"), "ResetPasswordPage"),
});
const verifyEmail = createRoute({
  getParentRoute: () => outside,
  path: "/verify-email",
  validateSearch: readToken,
  beforeLoad: requireMe,
  component: lazyRouteComponent(() => import("./pages/identity/VerifyEmailPage.tsx"), "VerifyEmailPage"),
});

// Inside the shell.

const inside = createRoute({
  getParentRoute: () => root,
  id: "_in",
  beforeLoad: requireMe,
  component: Shell,
});
const workspaces = createRoute({
  getParentRoute: () => inside,
  path: "/workspaces",
  validateSearch: readOrganization,
  loader: () => prefetch(trpc.organizations.list.queryOptions()),
  component: lazyRouteComponent(() => import("./pages/workspaces/WorkspacesPage.tsx"), "WorkspacesPage"),
});
const newWorkspace = createRoute({
  getParentRoute: () => inside,
  path: "/workspaces/new",
  validateSearch: readOrganization,
  loader: () => prefetch(trpc.instance.get.queryOptions(), trpc.organizations.list.queryOptions()),
  component: lazyRouteComponent(() => import("./pages/workspaces/NewWorkspacePage.tsx"), "NewWorkspacePage"),
});
const workspaceDetail = createRoute({
  getParentRoute: () => inside,
  path: "/workspaces/$id",
  loader: ({ params }) =>
    queryClient.query({ ...trpc.workspaces.get.queryOptions({ workspace: params.id }), staleTime: "static" }),
  component: lazyRouteComponent(() => import("./pages/workspaces/WorkspacePage.tsx"), "WorkspacePage"),
});

const workspace = createRoute({
  getParentRoute: () => inside,
  path: "/ws/$workspace",
  loader: enterWorkspace,
});
const dashboard = createRoute({
  getParentRoute: () => workspace,
  path: "/",
  component: lazyRouteComponent(() => import("./pages/dashboard/DashboardPage.tsx"), "DashboardPage"),
});
const members = createRoute({
  getParentRoute: () => workspace,
  path: "/members",
  validateSearch: readMembersSearch,
  component: lazyRouteComponent(() => import("./pages/members/MembersPage.tsx"), "MembersPage"),
});
const audit = createRoute({
  getParentRoute: () => workspace,
  path: "/audit",
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import("./pages/audit/WorkspaceAuditPage.tsx"), "WorkspaceAuditPage"),
});
const roles = createRoute({
  getParentRoute: () => workspace,
  path: "/roles",
  component: lazyRouteComponent(() => import("./pages/roles/RolesPage.tsx"), "RolesPage"),
});
const settings = createRoute({
  getParentRoute: () => workspace,
  path: "/settings",
  component: lazyRouteComponent(() => import("./pages/settings/SettingsPage.tsx"), "SettingsPage"),
});
const general = createRoute({
  getParentRoute: () => settings,
  path: "/",
  component: lazyRouteComponent(() => import("./pages/settings/General.tsx"), "General"),
});
const plan = createRoute({
  getParentRoute: () => settings,
  path: "/plan",
  component: lazyRouteComponent(() => import("./pages/settings/Plan.tsx"), "Plan"),
});
const danger = createRoute({
  getParentRoute: () => settings,
  path: "/danger",
  component: lazyRouteComponent(() => import("./pages/settings/DangerZone.tsx"), "DangerZone"),
});

const organization = createRoute({
  getParentRoute: () => inside,
  path: "/o/$organization",
  loader: ({ params }) =>
    queryClient.query({ ...trpc.organizations.get.queryOptions(params), staleTime: "static" }),
});
const organizationOverview = createRoute({
  getParentRoute: () => organization,
  path: "/",
  component: lazyRouteComponent(
    () => import("./pages/organization/OrganizationPage.tsx"),
    "OrganizationPage",
  ),
});
const organizationAudit = createRoute({
  getParentRoute: () => organization,
  path: "/audit",
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(
    () => import("./pages/audit/OrganizationAuditPage.tsx"),
    "OrganizationAuditPage",
  ),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: "/account",
  loader: () => prefetch(trpc.session.list.queryOptions()),
  component: lazyRouteComponent(() => import("./pages/account/AccountPage.tsx"), "AccountPage"),
});

const platform = createRoute({
  getParentRoute: () => inside,
  path: "/platform",
  component: lazyRouteComponent(
    () => import("./pages/platform/PlatformOrganizationsPage.tsx"),
    "PlatformOrganizationsPage",
  ),
});
const platformOrganization = createRoute({
  getParentRoute: () => inside,
  path: "/platform/organizations/$organization",
  loader: ({ params }) => prefetch(trpc.platform.workspaces.queryOptions(params)),
  component: lazyRouteComponent(
    () => import("./pages/platform/PlatformOrganizationPage.tsx"),
    "PlatformOrganizationPage",
  ),
});
const outbox = createRoute({
  getParentRoute: () => inside,
  path: "/outbox",
  component: lazyRouteComponent(() => import("./pages/platform/OutboxPage.tsx"), "OutboxPage"),
});

/** The one tree of the console's pages. */
export const routeTree = root.addChildren([
  home,
  outside.addChildren([signIn, signUp, forgotPassword, resetPassword, verifyEmail]),
  inside.addChildren([
    workspaces,
    newWorkspace,
    workspaceDetail,
    workspace.addChildren([dashboard, members, audit, roles, settings.addChildren([general, plan, danger])]),
    organization.addChildren([organizationOverview, organizationAudit]),
    account,
    platform,
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
  defaultErrorComponent: lazyRouteComponent(
    () => import("./pages/problems/RouteProblem.tsx"),
    "RouteProblem",
  ),
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
