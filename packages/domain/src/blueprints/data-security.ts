/*
 * Data security: an organization holds workspaces, and each is a separate security boundary (S1). Organization admins
 * see and manage all of them, create them and move connectors between them (S30, S31); only the platform admin appoints
 * organization admins (S32). A workspace admin manages everything in one workspace (S16), an editor runs scans and
 * maintains classifiers and policies (S17), a viewer sees dashboards, findings and reports (S18). Everyone starts as a
 * viewer of the workspace "Default", which is created with the organization (S10, S11).
 */

import type { CorePermissionName } from "../access/permissions.ts";
import { defineBlueprint } from "../blueprint/blueprint.ts";
import { usable } from "../blueprint/resource-kinds.ts";

const viewer: readonly CorePermissionName[] = ["workspace:read", "member:read", "member:leave"];

const admin: readonly CorePermissionName[] = [
  ...viewer,
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

const orgMember: readonly CorePermissionName[] = ["organization:read", "team:read"];

const orgAdmin: readonly CorePermissionName[] = [
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
];

// Which roles can do what with the kinds.
const everyone = ["org_admin", "admin", "editor", "viewer"];
const editors = ["org_admin", "admin", "editor"];
const admins = ["org_admin", "admin"];
const organizationAdmins = ["org_admin"];

export const dataSecurity = defineBlueprint({
  key: "data-security",
  name: "Data security",
  description: "One organization whose workspaces keep connectors, scans and findings separate.",
  topology: "organization",
  organizationCreation: "platform",
  workspaceCreation: "organization_role",
  slug: { scope: "organization", changedBy: "none" },
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
        permissions: viewer,
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
  limits: [
    {
      key: "scansPerMonth",
      name: "Scans per month",
      per: "organization",
      hard: true,
      amount: { one: "{amount} scan per month", many: "{amount} scans per month" },
      reached: { one: "{amount} scan a month limit reached", many: "{amount} scans a month limit reached" },
    },
  ],
  features: [],
  meters: [
    {
      key: "scans",
      name: "Scans",
      unit: { one: "scan", many: "scans" },
      period: "month",
      limit: "scansPerMonth",
      verbs: ["scan:run"],
    },
  ],
  settings: [],
  resourceKinds: [
    {
      key: "connector",
      name: "Connector",
      plural: "Connectors",
      level: "workspace",
      parent: null,
      verbs: {
        read: { bit: 128, roles: everyone, usableIn: usable.toRead, description: "see the connectors" },
        create: { bit: 129, roles: admins, usableIn: usable.toChange, description: "create connectors" },
        update: { bit: 130, roles: admins, usableIn: usable.toChange, description: "edit connectors" },
        delete: { bit: 131, roles: admins, usableIn: usable.toChange, description: "delete connectors" },
        move: {
          bit: 132,
          roles: organizationAdmins,
          usableIn: usable.toChange,
          description: "move connectors between workspaces",
        },
      },
    },
    {
      key: "scan",
      name: "Scan",
      plural: "Scans",
      level: "workspace",
      parent: "connector",
      verbs: {
        read: { bit: 136, roles: everyone, usableIn: usable.toRead, description: "see the scans" },
        run: { bit: 140, roles: editors, usableIn: usable.toChange, description: "run scans" },
      },
    },
    {
      key: "finding",
      name: "Finding",
      plural: "Findings",
      level: "workspace",
      parent: "connector",
      verbs: {
        read: {
          bit: 144,
          roles: everyone,
          usableIn: usable.toRead,
          description: "see and export the findings",
        },
      },
    },
    {
      key: "classifier",
      name: "Classifier",
      plural: "Classifiers",
      level: "workspace",
      parent: null,
      verbs: {
        read: { bit: 152, roles: editors, usableIn: usable.toRead, description: "see the classifiers" },
        create: { bit: 153, roles: editors, usableIn: usable.toChange, description: "create classifiers" },
        update: { bit: 154, roles: editors, usableIn: usable.toChange, description: "edit classifiers" },
        delete: { bit: 155, roles: editors, usableIn: usable.toChange, description: "delete classifiers" },
      },
    },
    {
      key: "policy",
      name: "Policy",
      plural: "Policies",
      level: "workspace",
      parent: null,
      verbs: {
        read: { bit: 160, roles: editors, usableIn: usable.toRead, description: "see the policies" },
        create: { bit: 161, roles: editors, usableIn: usable.toChange, description: "create policies" },
        update: { bit: 162, roles: editors, usableIn: usable.toChange, description: "edit policies" },
        delete: { bit: 163, roles: editors, usableIn: usable.toChange, description: "delete policies" },
      },
    },
    {
      key: "report",
      name: "Report",
      plural: "Reports",
      level: "workspace",
      parent: null,
      verbs: {
        read: {
          bit: 168,
          roles: everyone,
          usableIn: usable.toRead,
          description: "see the dashboards and the reports",
        },
      },
    },
  ],
  translations: {
    de: {
      "Scans per month": "Scans pro Monat",
      "{amount} scan per month": "{amount} Scan pro Monat",
      "{amount} scans per month": "{amount} Scans pro Monat",
      "{amount} scan a month limit reached": "Das Limit von {amount} Scan pro Monat ist erreicht",
      "{amount} scans a month limit reached": "Das Limit von {amount} Scans pro Monat ist erreicht",
      scan: "Scan",
      scans: "Scans",
      "Data security": "Datensicherheit",
      "Organization admin": "Organisations-Admin",
      "Manages every workspace. Appointed by the platform admin.":
        "Verwaltet alle Workspaces. Ernennung durch den Plattform-Admin.",
      "Organization member": "Organisationsmitglied",
      "Has access to the workspaces they are a member of.":
        "Zugriff auf Workspaces mit eigener Mitgliedschaft.",
      Admin: "Admin",
      "Manages everything in the workspace: members, connectors, policies and settings.":
        "Verwaltet den gesamten Workspace: Mitglieder, Konnektoren, Richtlinien und Einstellungen.",
      Editor: "Bearbeiter",
      "Runs scans and manages classifiers and policies.":
        "Startet Scans und verwaltet Klassifikatoren und Richtlinien.",
      Viewer: "Betrachter",
      "Read-only access to dashboards, findings and reports.":
        "Nur Lesezugriff auf Dashboards, Befunde und Berichte.",
      Standard: "Standard",
      "Everything included.": "Alles enthalten.",
      Connector: "Konnektor",
      Scan: "Scan",
      Finding: "Befund",
      Classifier: "Klassifikator",
      Policy: "Richtlinie",
      "One organization whose workspaces keep connectors, scans and findings separate.":
        "Eine Organisation mit getrennten Konnektoren, Scans und Befunden pro Workspace.",
      "see the connectors": "die Konnektoren sehen",
      "create connectors": "Konnektoren anlegen",
      "edit connectors": "Konnektoren bearbeiten",
      "delete connectors": "Konnektoren löschen",
      "move connectors between workspaces": "Konnektoren zwischen Workspaces verschieben",
      Connectors: "Konnektoren",
      "see the scans": "die Scans sehen",
      "run scans": "Scans starten",
      Scans: "Scans",
      "see and export the findings": "die Befunde sehen und exportieren",
      Findings: "Befunde",
      "see the classifiers": "die Klassifikatoren sehen",
      "create classifiers": "Klassifikatoren anlegen",
      "edit classifiers": "Klassifikatoren bearbeiten",
      "delete classifiers": "Klassifikatoren löschen",
      Classifiers: "Klassifikatoren",
      "see the policies": "die Richtlinien sehen",
      "create policies": "Richtlinien anlegen",
      "edit policies": "Richtlinien bearbeiten",
      "delete policies": "Richtlinien löschen",
      Policies: "Richtlinien",
      "see the dashboards and the reports": "die Dashboards und Berichte sehen",
      Report: "Bericht",
      Reports: "Berichte",
    },
  },
});
