/*
 * AI governance: an organization, called tenant, holds many workspaces, one for each environment or team. A tenant
 * admin reaches every workspace and alone creates them, archives them and chooses the default one; a workspace admin
 * manages the members and the metadata of their own only (M10, M21, M22, M57-M63). Members work in their workspace and
 * viewers look on, as auditors do (M11, M12). Workspaces are archived and never deleted, so that history stays.
 */

import type { PermissionName } from "../access/permissions.ts";
import { defineBlueprint } from "../blueprint/blueprint.ts";

const workspaceViewer: readonly PermissionName[] = [
  "workspace:read",
  "member:read",
  "member:leave",
  "audit:read",
  "policy:read",
  "asset:read",
  "request_log:read",
];

const workspaceMember: readonly PermissionName[] = [...workspaceViewer, "policy:write", "asset:write"];

const workspaceAdmin: readonly PermissionName[] = [
  ...workspaceMember,
  "workspace:update",
  "member:add",
  "member:change_role",
  "member:remove",
  "member:make_owner",
  "invitation:read",
  "invitation:create",
  "invitation:revoke",
];

// Providers and subscriptions are shared by every workspace, so everybody in the organization sees which there are.
const tenantMember: readonly PermissionName[] = [
  "organization:read",
  "team:read",
  "ai_provider:read",
  "compliance_subscription:read",
];

const tenantAdmin: readonly PermissionName[] = [
  ...tenantMember,
  ...workspaceAdmin,
  "organization:update",
  "organization:delete",
  "organization_member:read",
  "organization_member:add",
  "organization_member:change_role",
  "organization_member:remove",
  "organization_audit:read",
  "workspace:create",
  "workspace:set_default",
  "workspace:archive",
  "organization_invitation:read",
  "organization_invitation:create",
  "organization_invitation:revoke",
  "team:create",
  "team:update",
  "team:delete",
  "team_member:add",
  "team_member:remove",
  "role:create",
  "role:update",
  "role:delete",
  "ai_provider:manage",
  "compliance_subscription:manage",
];

export const aiGovernance = defineBlueprint({
  key: "ai-governance",
  name: "AI governance",
  description: "One organization with a workspace per environment or team and a shared audit log.",
  topology: "organization",
  organizationCreation: "anyone",
  workspaceCreation: "organization_role",
  slug: { scope: "instance", changedBy: "nobody" },
  roles: {
    organization: [
      {
        key: "tenant_admin",
        name: "Tenant admin",
        description: "Has access to every workspace and creates, archives and staffs them.",
        rank: 20,
        permissions: tenantAdmin,
      },
      {
        key: "tenant_member",
        name: "Tenant member",
        description: "Has access to the workspaces they are a member of.",
        rank: 10,
        permissions: tenantMember,
      },
    ],
    workspace: [
      {
        key: "workspace_admin",
        name: "Workspace admin",
        description: "Manages the members and details of this workspace.",
        rank: 30,
        permissions: workspaceAdmin,
      },
      {
        key: "workspace_member",
        name: "Workspace member",
        description: "Works with the policies and assets of this workspace.",
        rank: 20,
        permissions: workspaceMember,
      },
      {
        key: "workspace_viewer",
        name: "Workspace viewer",
        description: "Read-only access, for example for auditors.",
        rank: 10,
        permissions: workspaceViewer,
      },
    ],
  },
  creator: { workspace: "workspace_admin", organization: "tenant_admin" },
  defaultRole: "tenant_member",
  owner: { role: "workspace_admin", orOrganizationRole: "tenant_admin" },
  organizationAdmins: "organization",
  defaultWorkspace: { kind: "one", name: "Default", defaultRole: null },
  archive: { offered: true, keepsOneActive: true },
  deletion: null,
  confirmBy: "name",
  plans: [
    {
      key: "standard",
      name: "Standard",
      description: "Everything included.",
      selfServe: true,
      limits: {},
      features: [],
    },
  ],
  defaultPlan: "standard",
  planChecks: "always",
  organizationLimits: { activeWorkspaces: 100 },
  settings: [],
  resourceKinds: [
    { key: "ai_provider", name: "AI provider", level: "organization", parent: null },
    { key: "compliance_subscription", name: "Compliance subscription", level: "organization", parent: null },
    { key: "policy", name: "Policy", level: "workspace", parent: null },
    { key: "asset", name: "Asset", level: "workspace", parent: null },
    { key: "request_log", name: "Request log", level: "workspace", parent: null },
  ],
  translations: {
    de: {
      "AI governance": "KI-Governance",
      "Tenant admin": "Mandanten-Admin",
      "Has access to every workspace and creates, archives and staffs them.":
        "Hat Zugriff auf alle Workspaces, legt sie an, archiviert sie und besetzt sie.",
      "Tenant member": "Mandanten-Mitglied",
      "Has access to the workspaces they are a member of.":
        "Gehört zur Organisation und hat Zugriff auf die Workspaces, in denen sie Mitglied ist.",
      "Workspace admin": "Workspace-Admin",
      "Manages the members and details of this workspace.":
        "Verwaltet die Mitglieder und die Angaben dieses Workspaces.",
      "Workspace member": "Workspace-Mitglied",
      "Works with the policies and assets of this workspace.":
        "Arbeitet täglich mit den Richtlinien und Assets dieses Workspaces.",
      "Workspace viewer": "Workspace-Betrachter",
      "Read-only access, for example for auditors.":
        "Sieht alles und ändert nichts, wie Prüfer und Beobachter.",
      Standard: "Standard",
      "Everything included.": "Alles, für jede Organisation.",
      "AI provider": "KI-Anbieter",
      "Compliance subscription": "Compliance-Abonnement",
      Policy: "Richtlinie",
      Asset: "Asset",
      "Request log": "Anfrageprotokoll",
      "One organization with a workspace per environment or team and a shared audit log.":
        "Eine Organisation mit einem Workspace für jede Umgebung oder jedes Team und einer gemeinsamen Audit-Kette.",
    },
  },
});
