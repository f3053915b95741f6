/*
 * Data security: an organization holds workspaces, and each is a security boundary of its own (S1). Organization admins
 * see and manage all of them, create them and move connectors between them (S30, S31); the platform admin alone appoints
 * them (S32). A workspace admin manages everything in one workspace (S16), an editor runs scans and keeps classifiers
 * and policies (S17), a viewer sees dashboards, findings and reports (S18). Everybody starts as a viewer of the
 * workspace "Default", which is made with the organization (S10, S11).
 */

import type { PermissionName } from "../access/permissions.ts";
import { defineBlueprint } from "../blueprint/blueprint.ts";

const viewer: readonly PermissionName[] = [
  "workspace:read",
  "member:read",
  "member:leave",
  "connector:read",
  "scan:read",
  "finding:read",
  "report:read",
];

const editor: readonly PermissionName[] = [
  ...viewer,
  "scan:run",
  "classifier:read",
  "classifier:write",
  "policy:read",
  "policy:write",
];

const admin: readonly PermissionName[] = [
  ...editor,
  "connector:write",
  "workspace:update",
  "workspace:delete",
  "member:add",
  "member:change_role",
  "member:remove",
  "member:make_owner",
  "invitation:read",
  "invitation:create",
  "invitation:revoke",
  "audit:read",
];

const orgMember: readonly PermissionName[] = ["organization:read", "team:read"];

const orgAdmin: readonly PermissionName[] = [
  ...orgMember,
  ...admin,
  "workspace:restore",
  "organization:update",
  "organization:delete",
  "organization_member:read",
  "organization_member:add",
  "organization_member:change_role",
  "organization_member:remove",
  "organization_invitation:read",
  "organization_invitation:create",
  "organization_invitation:revoke",
  "organization_audit:read",
  "workspace:create",
  "workspace:set_default",
  "team:create",
  "team:update",
  "team:delete",
  "team_member:add",
  "team_member:remove",
  "role:create",
  "role:update",
  "role:delete",
  "connector:move",
];

export const dataSecurity = defineBlueprint({
  key: "data-security",
  name: "Data security",
  description: "One organization whose workspaces keep connectors, scans and findings separate.",
  topology: "organization",
  organizationCreation: "platform",
  workspaceCreation: "organization_role",
  slug: { scope: "organization", changedBy: "nobody" },
  roles: {
    organization: [
      {
        key: "org_admin",
        name: "Organization admin",
        description: "Manages every workspace. Appointed by the platform admin.",
        rank: 20,
        permissions: orgAdmin,
      },
      {
        key: "org_member",
        name: "Organization member",
        description: "Has access to the workspaces they are a member of.",
        rank: 10,
        permissions: orgMember,
      },
    ],
    workspace: [
      {
        key: "admin",
        name: "Admin",
        description: "Manages everything in the workspace: members, connectors, policies and settings.",
        rank: 30,
        permissions: admin,
      },
      {
        key: "editor",
        name: "Editor",
        description: "Runs scans and manages classifiers and policies.",
        rank: 20,
        permissions: editor,
      },
      {
        key: "viewer",
        name: "Viewer",
        description: "Read-only access to dashboards, findings and reports.",
        rank: 10,
        permissions: viewer,
      },
    ],
  },
  creator: { workspace: "admin", organization: null },
  defaultRole: "org_member",
  owner: { role: "admin", orOrganizationRole: "org_admin" },
  organizationAdmins: "platform",
  defaultWorkspace: { kind: "one", name: "Default", defaultRole: "viewer" },
  archive: { offered: false, keepsOneActive: false },
  deletion: { windowHours: 720, restoredBy: "organization_role", endsSessions: false },
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
  organizationLimits: {},
  settings: [],
  resourceKinds: [
    { key: "connector", name: "Connector", level: "workspace", parent: null },
    { key: "scan", name: "Scan", level: "workspace", parent: "connector" },
    { key: "finding", name: "Finding", level: "workspace", parent: "connector" },
    { key: "classifier", name: "Classifier", level: "workspace", parent: null },
    { key: "policy", name: "Policy", level: "workspace", parent: null },
  ],
  translations: {
    de: {
      "Data security": "Datensicherheit",
      "Organization admin": "Organisations-Admin",
      "Manages every workspace. Appointed by the platform admin.":
        "Sieht und verwaltet alle Workspaces und wird vom Plattform-Admin ernannt.",
      "Organization member": "Organisations-Mitglied",
      "Has access to the workspaces they are a member of.":
        "Gehört zur Organisation und hat Zugriff auf die Workspaces, in denen sie Mitglied ist.",
      Admin: "Admin",
      "Manages everything in the workspace: members, connectors, policies and settings.":
        "Verwaltet alles im Workspace: Mitglieder, Konnektoren, Richtlinien und Einstellungen.",
      Editor: "Bearbeiter",
      "Runs scans and manages classifiers and policies.":
        "Startet Scans und pflegt Klassifikatoren und Richtlinien.",
      Viewer: "Betrachter",
      "Read-only access to dashboards, findings and reports.":
        "Sieht Dashboards, Befunde und Berichte und ändert nichts.",
      Standard: "Standard",
      "Everything included.": "Alles, für jede Organisation.",
      Connector: "Konnektor",
      Scan: "Scan",
      Finding: "Befund",
      Classifier: "Klassifikator",
      Policy: "Richtlinie",
      "One organization whose workspaces keep connectors, scans and findings separate.":
        "Eine Organisation, deren Workspaces ihre Konnektoren, Scans und Befunde voneinander trennen.",
    },
  },
});
