/*
 * Compliance operations: every workspace is its own tenant. Owners can do all that admins can, and besides change the
 * plan, delete the workspace and make owners (V24, V50-V54). Admins keep the workspace and its people. Members work
 * in it, viewers look on. The slug is in deep links all over a company, so only the platform admin changes it, and
 * only the platform admin brings back what was deleted (V21, V46). Plans limit members, hosts, scans, retention and
 * integrations (V28); integrations and SCIM are open from a plan on (V63).
 */

import type { PermissionName } from "../access/permissions.ts";
import { defineBlueprint } from "../blueprint/blueprint.ts";

const viewer: readonly PermissionName[] = [
  "organization:read",
  "team:read",
  "workspace:read",
  "member:read",
  "member:leave",
];

const member: readonly PermissionName[] = [...viewer];

const admin: readonly PermissionName[] = [
  ...member,
  "workspace:update",
  "workspace:archive",
  "member:add",
  "member:change_role",
  "member:remove",
  "invitation:read",
  "invitation:create",
  "invitation:revoke",
  "team:create",
  "team:update",
  "team:delete",
  "team_member:add",
  "team_member:remove",
  "audit:read",
];

const owner: readonly PermissionName[] = [
  ...admin,
  "workspace:delete",
  "member:make_owner",
  "plan:change",
  "role:create",
  "role:update",
  "role:delete",
];

export const complianceOps = defineBlueprint({
  key: "compliance-ops",
  name: "Compliance operations",
  description: "Independent workspaces, each with its own members, plan and audit log.",
  topology: "flat",
  organizationCreation: "anyone",
  workspaceCreation: "anyone",
  slug: { scope: "instance", changedBy: "platform" },
  roles: {
    organization: [],
    workspace: [
      {
        key: "owner",
        name: "Owner",
        description: "Full access, including the plan and deleting the workspace.",
        rank: 40,
        permissions: owner,
      },
      {
        key: "admin",
        name: "Admin",
        description: "Manages the workspace, its members and its audit log.",
        rank: 30,
        permissions: admin,
      },
      {
        key: "member",
        name: "Member",
        description: "Works in the workspace.",
        rank: 20,
        permissions: member,
      },
      {
        key: "viewer",
        name: "Viewer",
        description: "Read-only access.",
        rank: 10,
        permissions: viewer,
      },
    ],
  },
  creator: { workspace: "owner", organization: null },
  defaultRole: null,
  owner: { role: "owner", orOrganizationRole: null },
  organizationAdmins: "organization",
  defaultWorkspace: { kind: "none" },
  archive: { offered: true, keepsOneActive: false },
  deletion: { windowHours: 720, restoredBy: "platform", endsSessions: false },
  confirmBy: "slug",
  plans: [
    {
      key: "free",
      name: "Free",
      description: "For trying it out and for very small teams.",
      selfServe: true,
      limits: {
        members: 5,
        monitoredHosts: 10,
        scansPerDay: 1,
        retentionDays: 30,
        integrations: 0,
        workspacesPerUser: 2,
      },
      features: [],
    },
    {
      key: "starter",
      name: "Starter",
      description: "For one team.",
      selfServe: true,
      limits: { members: 20, monitoredHosts: 100, scansPerDay: 4, retentionDays: 180, integrations: 5 },
      features: ["integrations"],
    },
    {
      key: "pro",
      name: "Pro",
      description: "For several teams and their auditors.",
      selfServe: true,
      limits: { members: 100, monitoredHosts: 1000, scansPerDay: 24, retentionDays: 730, integrations: 20 },
      features: ["integrations"],
    },
    {
      key: "enterprise",
      name: "Enterprise",
      description: "For a whole company. Set up by the platform admin.",
      selfServe: false,
      limits: {},
      features: ["integrations", "sso", "scim"],
    },
  ],
  defaultPlan: "free",
  planChecks: "always",
  organizationLimits: {},
  settings: [
    {
      key: "approval_policy",
      name: "Approval policy",
      description: "How many approvals a change needs.",
      kind: "choice",
      options: [
        { key: "any_one", name: "Any one approver" },
        { key: "any_two", name: "Any two approvers" },
        { key: "all", name: "All approvers" },
      ],
      initial: "any_one",
    },
    {
      key: "service_catalog",
      name: "Service catalog",
      description: "The services this workspace runs.",
      kind: "list",
      fields: [{ key: "name", name: "Service", kind: "text" }],
      initial: [],
    },
    {
      key: "freeze_windows",
      name: "Freeze-window calendar",
      description: "Periods in which no changes are made.",
      kind: "list",
      fields: [
        { key: "name", name: "Reason", kind: "text" },
        { key: "starts", name: "Starts", kind: "moment" },
        { key: "ends", name: "Ends", kind: "moment" },
      ],
      initial: [],
    },
    {
      key: "playbooks",
      name: "Playbooks",
      description: "What happens automatically when something occurs.",
      kind: "list",
      fields: [
        { key: "name", name: "Playbook", kind: "text" },
        { key: "trigger", name: "When", kind: "text" },
        { key: "action", name: "Then", kind: "text" },
      ],
      initial: [
        { name: "Notify on incident open", trigger: "An incident is opened", action: "Notify every member" },
      ],
    },
    {
      key: "announcement",
      name: "Announcement",
      description: "Shown to everyone on the dashboard.",
      onDashboard: true,
      kind: "text",
      initial: "Welcome",
    },
  ],
  resourceKinds: [
    { key: "certificate", name: "Certificate", level: "workspace", parent: null },
    { key: "change", name: "Change", level: "workspace", parent: null },
    { key: "asset", name: "Asset", level: "workspace", parent: null },
    { key: "incident", name: "Incident", level: "workspace", parent: null },
    { key: "task", name: "Task", level: "workspace", parent: null },
    { key: "vendor", name: "Vendor", level: "workspace", parent: null },
    { key: "risk", name: "Risk", level: "workspace", parent: null },
  ],
  translations: {
    de: {
      "Compliance operations": "Compliance-Betrieb",
      "Independent workspaces, each with its own members, plan and audit log.":
        "Jeder Workspace steht für sich allein, mit eigenen Mitgliedern, eigenem Tarif und eigenem Audit-Protokoll.",
      Owner: "Eigentümer",
      "Full access, including the plan and deleting the workspace.":
        "Darf alles, auch den Tarif ändern und den Workspace löschen.",
      Admin: "Admin",
      "Manages the workspace, its members and its audit log.":
        "Verwaltet den Workspace, seine Mitglieder und sein Audit-Protokoll.",
      Member: "Mitglied",
      "Works in the workspace.": "Arbeitet täglich im Workspace.",
      Viewer: "Betrachter",
      "Read-only access.": "Sieht alles und ändert nichts.",
      Free: "Free",
      "For trying it out and for very small teams.": "Zum Kennenlernen und für sehr kleine Teams.",
      Starter: "Starter",
      "For one team.": "Für ein Team, das hier seine Compliance betreibt.",
      Pro: "Pro",
      "For several teams and their auditors.": "Für mehrere Teams und ihre Prüfer.",
      Enterprise: "Enterprise",
      "For a whole company. Set up by the platform admin.":
        "Für ein ganzes Unternehmen, eingerichtet vom Plattform-Admin.",
      "Approval policy": "Freigaberegel",
      "How many approvals a change needs.": "Wessen Freigabe eine Änderung braucht.",
      "Any one approver": "Eine beliebige Freigabe",
      "Any two approvers": "Zwei beliebige Freigaben",
      "All approvers": "Alle Freigaben",
      "Service catalog": "Servicekatalog",
      "The services this workspace runs.": "Die Services, die dieser Workspace betreibt.",
      Service: "Service",
      "Freeze-window calendar": "Kalender der Sperrfenster",
      "Periods in which no changes are made.": "Zeiten, in denen nichts geändert wird.",
      Reason: "Grund",
      Starts: "Beginn",
      Ends: "Ende",
      Playbooks: "Playbooks",
      "What happens automatically when something occurs.": "Was automatisch geschieht, wenn etwas passiert.",
      Playbook: "Playbook",
      When: "Wenn",
      Then: "Dann",
      Announcement: "Ankündigung",
      "Shown to everyone on the dashboard.": "Was alle auf der Übersicht sehen.",
      Certificate: "Zertifikat",
      Change: "Änderung",
      Asset: "Asset",
      Incident: "Vorfall",
      Task: "Aufgabe",
      Vendor: "Lieferant",
      Risk: "Risiko",
    },
  },
});
