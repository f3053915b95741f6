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
  description:
    "One organization with a workspace for each environment or team, and one audit chain over all of them.",
  topology: "organization",
  organizationCreation: "anyone",
  workspaceCreation: "organization_role",
  slug: { scope: "instance", changedBy: "nobody" },
  roles: {
    organization: [
      {
        key: "tenant_admin",
        name: "Tenant admin",
        description: "Reaches every workspace, and creates, archives and staffs them.",
        rank: 20,
        permissions: tenantAdmin,
      },
      {
        key: "tenant_member",
        name: "Tenant member",
        description: "Belongs to the organization and reaches the workspaces they are a member of.",
        rank: 10,
        permissions: tenantMember,
      },
    ],
    workspace: [
      {
        key: "workspace_admin",
        name: "Workspace admin",
        description: "Manages the members and the metadata of this workspace.",
        rank: 30,
        permissions: workspaceAdmin,
      },
      {
        key: "workspace_member",
        name: "Workspace member",
        description: "Works with the policies and assets of this workspace every day.",
        rank: 20,
        permissions: workspaceMember,
      },
      {
        key: "workspace_viewer",
        name: "Workspace viewer",
        description: "Sees everything and changes nothing, as auditors and observers do.",
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
      description: "Everything, for every organization.",
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
});
