/*
 * AI governance: an organization, called tenant, holds many workspaces, one for each environment or team. A tenant
 * admin reaches every workspace, and only a tenant admin creates and archives them and chooses the default one; a
 * workspace admin manages the members and the metadata of their own workspace only (M10, M21, M22, M57-M63). Members
 * work in their workspace; viewers read, as auditors do (M11, M12). Workspaces are archived and never deleted, so that
 * history stays.
 */

import type { CorePermissionName } from "../access/permissions.ts";
import { defineBlueprint } from "../blueprint/blueprint.ts";
import { usable } from "../blueprint/resource-kinds.ts";

const workspaceViewer: readonly CorePermissionName[] = [
  "workspace:read",
  "member:read",
  "member:leave",
  "audit:read",
];

const workspaceAdmin: readonly CorePermissionName[] = [
  ...workspaceViewer,
  "workspace:update",
  "member:add",
  "member:change_role",
  "member:remove",
  "member:make_owner",
  "invitation:read",
  "invitation:create",
  "invitation:revoke",
];

// Every workspace shares providers and subscriptions, so everyone in the organization sees which exist.
const tenantMember: readonly CorePermissionName[] = ["organization:read", "team:read"];

const tenantAdmin: readonly CorePermissionName[] = [
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
];

// Which roles can do what with the kinds.
const inOrganization = ["tenant_admin", "tenant_member"];
const admins = ["tenant_admin"];
const everyone = ["tenant_admin", "workspace_admin", "workspace_member", "workspace_viewer"];
const writers = ["tenant_admin", "workspace_admin", "workspace_member"];

export const aiGovernance = defineBlueprint({
  key: "ai-governance",
  name: "AI governance",
  description: "One organization with a workspace per environment or team and a shared audit log.",
  topology: "organization",
  organizationCreation: "anyone",
  workspaceCreation: "organization_role",
  slug: { scope: "organization", changedBy: "none" },
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
        permissions: workspaceViewer,
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
  limits: [],
  features: [],
  meters: [],
  settings: [],
  resourceKinds: [
    {
      key: "ai_provider",
      name: "AI provider",
      plural: "AI providers",
      level: "organization",
      parent: null,
      verbs: {
        read: {
          bit: 128,
          roles: inOrganization,
          usableIn: usable.toRead,
          description: "see the AI providers",
        },
        create: { bit: 129, roles: admins, usableIn: usable.toChange, description: "create AI providers" },
        update: { bit: 130, roles: admins, usableIn: usable.toChange, description: "edit AI providers" },
        delete: { bit: 131, roles: admins, usableIn: usable.toChange, description: "delete AI providers" },
      },
    },
    {
      key: "compliance_subscription",
      name: "Compliance subscription",
      plural: "Compliance subscriptions",
      level: "organization",
      parent: null,
      verbs: {
        read: {
          bit: 136,
          roles: inOrganization,
          usableIn: usable.toRead,
          description: "see the compliance subscriptions",
        },
        create: {
          bit: 137,
          roles: admins,
          usableIn: usable.toChange,
          description: "create compliance subscriptions",
        },
        update: {
          bit: 138,
          roles: admins,
          usableIn: usable.toChange,
          description: "edit compliance subscriptions",
        },
        delete: {
          bit: 139,
          roles: admins,
          usableIn: usable.toChange,
          description: "delete compliance subscriptions",
        },
      },
    },
    {
      key: "policy",
      name: "Policy",
      plural: "Policies",
      level: "workspace",
      parent: null,
      verbs: {
        read: { bit: 144, roles: everyone, usableIn: usable.toRead, description: "see the policies" },
        create: { bit: 145, roles: writers, usableIn: usable.toChange, description: "create policies" },
        update: { bit: 146, roles: writers, usableIn: usable.toChange, description: "edit policies" },
        delete: { bit: 147, roles: writers, usableIn: usable.toChange, description: "delete policies" },
      },
    },
    {
      key: "asset",
      name: "Asset",
      plural: "Assets",
      level: "workspace",
      parent: null,
      verbs: {
        read: { bit: 152, roles: everyone, usableIn: usable.toRead, description: "see the assets" },
        create: { bit: 153, roles: writers, usableIn: usable.toChange, description: "create assets" },
        update: { bit: 154, roles: writers, usableIn: usable.toChange, description: "edit assets" },
        delete: { bit: 155, roles: writers, usableIn: usable.toChange, description: "delete assets" },
      },
    },
    {
      key: "request_log",
      name: "Request log",
      plural: "Request logs",
      level: "workspace",
      parent: null,
      verbs: {
        read: { bit: 160, roles: everyone, usableIn: usable.toRead, description: "read the request log" },
      },
    },
  ],
  translations: {
    de: {
      "AI governance": "KI-Governance",
      "Tenant admin": "Mandanten-Admin",
      "Has access to every workspace and creates, archives and staffs them.":
        "Hat Zugriff auf alle Workspaces. Kann sie anlegen, archivieren und ihre Mitglieder verwalten.",
      "Tenant member": "Mandanten-Mitglied",
      "Has access to the workspaces they are a member of.":
        "Zugriff auf Workspaces mit eigener Mitgliedschaft.",
      "Workspace admin": "Workspace-Admin",
      "Manages the members and details of this workspace.":
        "Verwaltet Mitglieder und Angaben dieses Workspaces.",
      "Workspace member": "Workspace-Mitglied",
      "Works with the policies and assets of this workspace.":
        "Arbeitet mit den Richtlinien und Assets dieses Workspaces.",
      "Workspace viewer": "Workspace-Betrachter",
      "Read-only access, for example for auditors.": "Nur Lesezugriff, z. B. für die Revision.",
      Standard: "Standard",
      "Everything included.": "Alles enthalten.",
      "AI provider": "KI-Anbieter",
      "Compliance subscription": "Compliance-Abonnement",
      Policy: "Richtlinie",
      Asset: "Asset",
      "Request log": "Anfrageprotokoll",
      "One organization with a workspace per environment or team and a shared audit log.":
        "Eine Organisation mit einem Workspace pro Umgebung oder Team und einem gemeinsamen Audit-Protokoll.",
      "see the AI providers": "die KI-Anbieter sehen",
      "create AI providers": "KI-Anbieter anlegen",
      "edit AI providers": "KI-Anbieter bearbeiten",
      "delete AI providers": "KI-Anbieter löschen",
      "AI providers": "KI-Anbieter",
      "see the compliance subscriptions": "die Compliance-Abonnements sehen",
      "create compliance subscriptions": "Compliance-Abonnements anlegen",
      "edit compliance subscriptions": "Compliance-Abonnements bearbeiten",
      "delete compliance subscriptions": "Compliance-Abonnements löschen",
      "Compliance subscriptions": "Compliance-Abonnements",
      "see the policies": "die Richtlinien sehen",
      "create policies": "Richtlinien anlegen",
      "edit policies": "Richtlinien bearbeiten",
      "delete policies": "Richtlinien löschen",
      Policies: "Richtlinien",
      "see the assets": "die Assets sehen",
      "create assets": "Assets anlegen",
      "edit assets": "Assets bearbeiten",
      "delete assets": "Assets löschen",
      Assets: "Assets",
      "read the request log": "das Anfrageprotokoll lesen",
      "Request logs": "Anfrageprotokolle",
    },
  },
});
