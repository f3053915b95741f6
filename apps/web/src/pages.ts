/*
 * Every page of the console, once: its path, its audience, and its name. The routes, the links, the sidebar, the tabs
 * and the pages in ⌘K all follow from this list. A page that exists in an organization and in a standalone workspace is
 * one entry with two scopes.
 */
import type { PermissionName } from "@bailiwick/domain";
import { mailedRoutes } from "@bailiwick/domain/paths";
import {
  type Icon,
  IconBuildings,
  IconGauge,
  IconHistory,
  IconHome,
  IconKey,
  IconLayoutGrid,
  IconMail,
  IconReceipt,
  IconServer,
  IconSettings,
  IconShieldCheck,
  IconUsers,
  IconUsersGroup,
} from "@tabler/icons-react";
import type { RouteComponent } from "@tanstack/react-router";
import { lazyPage } from "./lazy.ts";
import {
  readAdd,
  readAuditSearch,
  readInvitation,
  readInvitationsSearch,
  readKeysSearch,
  readMembersSearch,
  readNewRole,
  readNext,
  readOrganization,
  readParent,
  readResourcesSearch,
  readTeamsSearch,
  readToken,
} from "./search.ts";
import type { Frame } from "./texts/en/frame.ts";

/** The scope of a page: a workspace, an organization, or neither. */
export type Scope = "workspace" | "organization" | "personal" | "platform" | "signedOut";

/** The prefix of a page's path, in each scope. */
export const roots = {
  workspace: mailedRoutes.workspace,
  organization: "/o/$organization",
  personal: "",
  platform: "",
  signedOut: "",
} as const satisfies Record<Scope, string>;

/** What decides whether a page is offered, for the person's place. */
export type Surroundings = {
  /** Whether the workspace is its whole organization. */
  readonly standsAlone: boolean;
  /** Whether there is a choice of plans. */
  readonly hasPlans: boolean;
  /** Whether workspaces of this kind have settings of their own. */
  readonly hasDefaults: boolean;
  /** Whether something is metered. */
  readonly hasMeters: boolean;
  /** The kinds of resources that have a list of their own. */
  readonly kinds: readonly ListedKind[];
};

/** A kind of resource in the sidebar and in ⌘K. */
export type ListedKind = {
  readonly key: string;
  /** The names of many and of one. */
  readonly name: string;
  readonly one: string;
  readonly scope: Scope;
  readonly icon: Icon;
  /** The permission to see it, and the one to add to it; null if that is left to programs. */
  readonly read: PermissionName;
  readonly create: PermissionName | null;
};

/** One page, as declared. */
export type Page = {
  readonly scopes: readonly Scope[];
  /** Below the root of its scope, in the router's notation: `$` marks a parameter. */
  readonly path: string;
  /** Its key in `texts.pages` or, for what a blueprint names, the name itself. A page without one is never offered. */
  readonly title?: keyof Frame["pages"] | (() => string);
  /** Its name among its tabs, if different from the sidebar. */
  readonly tabTitle?: keyof Frame["pages"];
  /** With an icon, it is in the sidebar. */
  readonly icon?: Icon;
  /** The pages beside which it is a tab. */
  readonly tabs?: Tabs;
  /** The pages whose tabs include a link to it, although it belongs elsewhere. */
  readonly linkedFrom?: Tabs;
  /** The permission without which the page is not offered. */
  readonly needs?: Partial<Record<Scope, PermissionName>>;
  /** Whether the page exists in the person's place. */
  readonly shownIf?: (at: Surroundings, scope: Scope) => boolean;
  /** Parses the search parameters. */
  readonly search?: (raw: Record<string, unknown>) => object;
  readonly component: RouteComponent | { readonly [S in Scope]?: RouteComponent };
};

export type Tabs = "members" | "settings" | "people";

/** The pages whose tabs are parts, with one layout around all of them. */
export const frames = {
  members: {
    path: "/members",
    search: readAdd,
    component: lazyPage(() => import("./pages/members/MembersPage.tsx"), "MembersPage"),
  },
  settings: {
    path: "/settings",
    search: () => ({}),
    component: lazyPage(() => import("./pages/settings/SettingsPage.tsx"), "SettingsPage"),
  },
} as const;

const tenant = ["workspace", "organization"] as const;
/** In a workspace among others, the organization has the page. */
const whereTeamsAre: Page["shownIf"] = ({ standsAlone }, scope) => scope === "organization" || standsAlone;

export const pages = {
  signIn: {
    scopes: ["signedOut"],
    path: mailedRoutes.signIn,
    search: readNext,
    component: lazyPage(() => import("./pages/identity/SignInPage.tsx"), "SignInPage"),
  },
  // Where the provider of a company's identities sends people back to (`connectedPath`).
  connected: {
    scopes: ["signedOut"],
    path: "/sign-in/connection",
    component: lazyPage(() => import("./pages/identity/ConnectedPage.tsx"), "ConnectedPage"),
  },
  signUp: {
    scopes: ["signedOut"],
    path: "/sign-up",
    search: readNext,
    component: lazyPage(() => import("./pages/identity/SignUpPage.tsx"), "SignUpPage"),
  },
  setUp: {
    scopes: ["signedOut"],
    path: mailedRoutes.setUp,
    search: readToken,
    component: lazyPage(() => import("./pages/identity/SetUpPage.tsx"), "SetUpPage"),
  },
  forgotPassword: {
    scopes: ["signedOut"],
    path: mailedRoutes.forgotPassword,
    component: lazyPage(() => import("./pages/identity/ForgotPasswordPage.tsx"), "ForgotPasswordPage"),
  },
  resetPassword: {
    scopes: ["signedOut"],
    path: mailedRoutes.resetPassword,
    search: readToken,
    component: lazyPage(() => import("./pages/identity/ResetPasswordPage.tsx"), "ResetPasswordPage"),
  },
  verifyEmail: {
    scopes: ["signedOut"],
    path: mailedRoutes.verifyEmail,
    search: readToken,
    component: lazyPage(() => import("./pages/identity/VerifyEmailPage.tsx"), "VerifyEmailPage"),
  },
  invitation: {
    scopes: ["signedOut"],
    path: mailedRoutes.invitation,
    search: readInvitation,
    component: lazyPage(() => import("./pages/invitation/InvitationPage.tsx"), "InvitationPage"),
  },

  overview: {
    scopes: tenant,
    path: "/",
    title: "overview",
    icon: IconHome,
    component: {
      workspace: lazyPage(() => import("./pages/dashboard/DashboardPage.tsx"), "DashboardPage"),
      organization: lazyPage(() => import("./pages/organization/OrganizationPage.tsx"), "OrganizationPage"),
    },
  },
  members: {
    scopes: ["workspace"],
    path: "/members",
    title: "members",
    tabTitle: "people",
    icon: IconUsers,
    tabs: "members",
    // Where people look for the workspace's members (V41, P24).
    linkedFrom: "settings",
    search: readMembersSearch,
    component: lazyPage(() => import("./pages/members/MemberList.tsx"), "MemberList"),
  },
  memberTeams: {
    scopes: ["workspace"],
    path: "/members/teams",
    tabTitle: "teams",
    tabs: "members",
    component: lazyPage(() => import("./pages/members/TeamGrants.tsx"), "TeamGrants"),
  },
  invitations: {
    scopes: ["workspace"],
    path: "/members/invitations",
    tabTitle: "invitations",
    tabs: "members",
    needs: { workspace: "invitation:read" },
    search: readInvitationsSearch,
    component: lazyPage(() => import("./pages/invitations/Invitations.tsx"), "Invitations"),
  },
  member: {
    scopes: ["workspace"],
    path: "/members/$user",
    component: lazyPage(() => import("./pages/members/MemberPage.tsx"), "MemberPage"),
  },
  people: {
    scopes: ["organization"],
    path: "/people",
    title: "people",
    icon: IconUsers,
    tabs: "people",
    needs: { organization: "organization_member:read" },
    search: readMembersSearch,
    component: lazyPage(() => import("./pages/organization/PeoplePage.tsx"), "PeoplePage"),
  },
  peopleInvitations: {
    scopes: ["organization"],
    path: "/people/invitations",
    tabTitle: "invitations",
    tabs: "people",
    needs: { organization: "organization_invitation:read" },
    search: readInvitationsSearch,
    component: lazyPage(
      () => import("./pages/organization/OrganizationInvitationsPage.tsx"),
      "OrganizationInvitationsPage",
    ),
  },
  teams: {
    scopes: tenant,
    path: "/teams",
    title: "teams",
    icon: IconUsersGroup,
    shownIf: whereTeamsAre,
    search: readTeamsSearch,
    component: lazyPage(() => import("./pages/teams/TeamsPage.tsx"), "TeamsPage"),
  },
  team: {
    scopes: tenant,
    path: "/teams/$team",
    search: readMembersSearch,
    component: lazyPage(() => import("./pages/teams/TeamPage.tsx"), "TeamPage"),
  },
  roles: {
    scopes: tenant,
    path: "/roles",
    title: "roles",
    icon: IconShieldCheck,
    component: {
      workspace: lazyPage(() => import("./pages/roles/RolesPage.tsx"), "WorkspaceRolesPage"),
      organization: lazyPage(() => import("./pages/roles/RolesPage.tsx"), "OrganizationRolesPage"),
    },
  },
  newRole: {
    scopes: tenant,
    path: "/roles/new",
    search: readNewRole,
    component: lazyPage(() => import("./pages/roles/NewRolePage.tsx"), "NewRolePage"),
  },
  role: {
    scopes: tenant,
    path: "/roles/$role",
    component: lazyPage(() => import("./pages/roles/RolePage.tsx"), "RolePage"),
  },
  editRole: {
    scopes: tenant,
    path: "/roles/$role/edit",
    component: lazyPage(() => import("./pages/roles/EditRolePage.tsx"), "EditRolePage"),
  },
  replaceRole: {
    scopes: tenant,
    path: "/roles/$role/replace",
    component: lazyPage(() => import("./pages/roles/ReplaceRolePage.tsx"), "ReplaceRolePage"),
  },
  keys: {
    scopes: tenant,
    path: "/keys",
    title: "keys",
    icon: IconKey,
    needs: { workspace: "key:read", organization: "organization_key:read" },
    search: readKeysSearch,
    component: {
      workspace: lazyPage(() => import("./pages/keys/KeysPage.tsx"), "WorkspaceKeysPage"),
      organization: lazyPage(() => import("./pages/keys/KeysPage.tsx"), "OrganizationKeysPage"),
    },
  },
  // Mails about webhooks lead there, too (`mailedRoutes`).
  integrations: {
    scopes: tenant,
    path: "/integrations",
    title: "integrations",
    icon: IconServer,
    needs: { workspace: "integration:read", organization: "organization_integration:read" },
    component: lazyPage(() => import("./pages/integrations/IntegrationsPage.tsx"), "IntegrationsPage"),
  },
  webhook: {
    scopes: tenant,
    path: "/integrations/$webhook",
    component: lazyPage(() => import("./pages/integrations/WebhookPage.tsx"), "WebhookPage"),
  },
  files: {
    scopes: ["workspace"],
    path: "/files",
    title: "files",
    icon: IconLayoutGrid,
    needs: { workspace: "storage:read" },
    component: lazyPage(() => import("./pages/files/FilesPage.tsx"), "FilesPage"),
  },
  security: {
    scopes: tenant,
    path: "/security",
    title: "security",
    icon: IconShieldCheck,
    needs: { workspace: "security_policy:read", organization: "organization_security_policy:manage" },
    component: lazyPage(() => import("./pages/security/SecurityPage.tsx"), "SecurityPage"),
  },
  singleSignOn: {
    scopes: tenant,
    path: "/single-sign-on",
    title: "singleSignOn",
    icon: IconKey,
    needs: { workspace: "sign_in:read", organization: "sign_in:read" },
    shownIf: whereTeamsAre,
    component: lazyPage(() => import("./pages/sso/SingleSignOnPage.tsx"), "SingleSignOnPage"),
  },
  // Reminders lead there, too (`mailedRoutes`).
  reviews: {
    scopes: tenant,
    path: "/reviews",
    title: "reviews",
    icon: IconShieldCheck,
    needs: { workspace: "access_review:read", organization: "organization_access_review:read" },
    component: lazyPage(() => import("./pages/reviews/ReviewsPage.tsx"), "ReviewsPage"),
  },
  organizationPlan: {
    scopes: ["organization"],
    path: "/plan",
    title: "plan",
    icon: IconReceipt,
    shownIf: ({ hasPlans }) => hasPlans,
    component: lazyPage(() => import("./pages/plan/OrganizationPlanPage.tsx"), "OrganizationPlanPage"),
  },
  organizationBilling: {
    scopes: ["organization"],
    path: "/billing",
    title: "billing",
    icon: IconReceipt,
    needs: { organization: "billing:read" },
    component: lazyPage(() => import("./pages/billing/BillingPages.tsx"), "OrganizationBilling"),
  },
  usage: {
    scopes: tenant,
    // Mails about quotas lead there, too (`mailedRoutes`).
    path: "/usage",
    title: "usage",
    icon: IconGauge,
    needs: { workspace: "usage:read", organization: "quota:read" },
    shownIf: ({ hasMeters }) => hasMeters,
    component: lazyPage(() => import("./pages/usage/UsagePage.tsx"), "UsagePage"),
  },
  audit: {
    scopes: tenant,
    path: "/audit",
    title: "audit",
    icon: IconHistory,
    needs: { workspace: "audit:read", organization: "organization_audit:read" },
    search: readAuditSearch,
    component: {
      workspace: lazyPage(() => import("./pages/audit/WorkspaceAuditPage.tsx"), "WorkspaceAuditPage"),
      organization: lazyPage(
        () => import("./pages/audit/OrganizationAuditPage.tsx"),
        "OrganizationAuditPage",
      ),
    },
  },
  // Every kind that a blueprint declares; the kinds themselves are listed in the sidebar.
  resources: {
    scopes: tenant,
    path: "/resources/$kind",
    search: readResourcesSearch,
    component: lazyPage(() => import("./pages/resources/ResourcesPage.tsx"), "ResourcesPage"),
  },
  newResource: {
    scopes: tenant,
    path: "/resources/$kind/new",
    search: readParent,
    component: lazyPage(() => import("./pages/resources/NewResourcePage.tsx"), "NewResourcePage"),
  },
  resource: {
    scopes: tenant,
    path: "/resources/$kind/$id",
    component: lazyPage(() => import("./pages/resources/ResourcePage.tsx"), "ResourcePage"),
  },
  editResource: {
    scopes: tenant,
    path: "/resources/$kind/$id/edit",
    component: lazyPage(() => import("./pages/resources/EditResourcePage.tsx"), "EditResourcePage"),
  },
  settings: {
    scopes: tenant,
    path: "/settings",
    title: "settings",
    tabTitle: "general",
    icon: IconSettings,
    tabs: "settings",
    component: {
      workspace: lazyPage(() => import("./pages/settings/General.tsx"), "General"),
      organization: lazyPage(
        () => import("./pages/organization/OrganizationSettingsPage.tsx"),
        "OrganizationSettingsPage",
      ),
    },
  },
  defaults: {
    scopes: ["workspace"],
    path: "/settings/defaults",
    title: "defaults",
    tabs: "settings",
    shownIf: ({ hasDefaults }) => hasDefaults,
    component: lazyPage(() => import("./pages/settings/Defaults.tsx"), "Defaults"),
  },
  plan: {
    scopes: ["workspace"],
    path: "/settings/plan",
    title: "plan",
    tabs: "settings",
    // For a workspace among several, the plan belongs to its organization.
    shownIf: ({ standsAlone, hasPlans }) => standsAlone && hasPlans,
    component: lazyPage(() => import("./pages/plan/WorkspacePlan.tsx"), "WorkspacePlan"),
  },
  billing: {
    scopes: ["workspace"],
    path: "/settings/billing",
    title: "billing",
    tabs: "settings",
    needs: { workspace: "billing:read" },
    shownIf: ({ standsAlone }) => standsAlone,
    component: lazyPage(() => import("./pages/billing/BillingPages.tsx"), "WorkspaceBilling"),
  },
  danger: {
    scopes: ["workspace"],
    path: "/settings/danger",
    title: "danger",
    tabs: "settings",
    component: lazyPage(() => import("./pages/settings/DangerZone.tsx"), "DangerZone"),
  },

  workspaces: {
    scopes: ["personal"],
    path: "/workspaces",
    title: "workspaces",
    icon: IconLayoutGrid,
    search: readOrganization,
    component: lazyPage(() => import("./pages/workspaces/WorkspacesPage.tsx"), "WorkspacesPage"),
  },
  newWorkspace: {
    scopes: ["personal"],
    path: "/workspaces/new",
    search: readOrganization,
    component: lazyPage(() => import("./pages/workspaces/NewWorkspacePage.tsx"), "NewWorkspacePage"),
  },
  importWorkspace: {
    scopes: ["personal"],
    path: "/workspaces/import",
    component: lazyPage(() => import("./pages/bundles/ImportPage.tsx"), "ImportPage"),
  },
  workspaceDetail: {
    scopes: ["personal"],
    path: "/workspaces/$id",
    component: lazyPage(() => import("./pages/workspaces/WorkspacePage.tsx"), "WorkspacePage"),
  },
  account: {
    scopes: ["personal"],
    path: "/account",
    title: "account",
    component: lazyPage(() => import("./pages/account/AccountPage.tsx"), "AccountPage"),
  },
  secondFactor: {
    scopes: ["personal"],
    path: "/account/second-factor",
    search: readNext,
    component: lazyPage(() => import("./pages/account/SecondFactorPage.tsx"), "SecondFactorPage"),
  },

  platform: {
    scopes: ["platform"],
    path: "/platform",
    title: "organizations",
    icon: IconBuildings,
    component: lazyPage(
      () => import("./pages/platform/PlatformOrganizationsPage.tsx"),
      "PlatformOrganizationsPage",
    ),
  },
  platformPeople: {
    scopes: ["platform"],
    path: "/platform/people",
    title: "people",
    icon: IconUsers,
    component: lazyPage(() => import("./pages/platform/PlatformPeoplePage.tsx"), "PlatformPeoplePage"),
  },
  createOrganization: {
    scopes: ["platform"],
    path: "/platform/organizations/new",
    component: lazyPage(
      () => import("./pages/platform/CreateOrganizationPage.tsx"),
      "CreateOrganizationPage",
    ),
  },
  platformInstance: {
    scopes: ["platform"],
    path: "/platform/instance",
    title: "instance",
    icon: IconServer,
    component: lazyPage(() => import("./pages/platform/InstancePage.tsx"), "InstancePage"),
  },
  platformKeys: {
    scopes: ["platform"],
    path: "/platform/keys",
    title: "keys",
    icon: IconKey,
    component: lazyPage(() => import("./pages/platform/InstanceKeysPage.tsx"), "InstanceKeysPage"),
  },
  platformOrganization: {
    scopes: ["platform"],
    path: "/platform/organizations/$organization",
    component: lazyPage(
      () => import("./pages/platform/PlatformOrganizationPage.tsx"),
      "PlatformOrganizationPage",
    ),
  },
  outbox: {
    scopes: ["platform"],
    path: "/outbox",
    title: "outbox",
    icon: IconMail,
    component: lazyPage(() => import("./pages/platform/OutboxPage.tsx"), "OutboxPage"),
  },
} as const satisfies Record<string, Page>;

export type Pages = typeof pages;
