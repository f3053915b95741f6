/*
 * Machine fleet: every workspace is its own tenant and holds machines. Its owners alone edit its settings and its slug,
 * delete it and, for a day, take that back (C1, C4, C27, C31); admins keep its people and its teams and read its
 * settings and its audit log (C2); members work with the machines. At a deletion everybody is out at once, and so are
 * their sessions (C28, C29).
 */

import type { PermissionName } from "../access/permissions.ts";
import { defineBlueprint } from "../blueprint/blueprint.ts";

const member: readonly PermissionName[] = [
  "organization:read",
  "team:read",
  "workspace:read",
  "member:read",
  "member:leave",
];

const admin: readonly PermissionName[] = [
  ...member,
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
  "workspace:update",
  "workspace:change_slug",
  "workspace:delete",
  "workspace:restore",
  "member:make_owner",
  "plan:change",
  "role:create",
  "role:update",
  "role:delete",
];

export const machineFleet = defineBlueprint({
  key: "machine-fleet",
  name: "Machine fleet",
  description: "Independent workspaces, each with its own machines, people, plan and onboarding rules.",
  topology: "flat",
  organizationCreation: "anyone",
  workspaceCreation: "anyone",
  slug: { scope: "instance", changedBy: "owner" },
  roles: {
    organization: [],
    workspace: [
      {
        key: "owner",
        name: "Owner",
        description: "Full access, including settings, the plan and deleting the workspace.",
        rank: 30,
        permissions: owner,
      },
      {
        key: "admin",
        name: "Admin",
        description: "Manages members, teams and the audit log, and can view settings.",
        rank: 20,
        permissions: admin,
      },
      {
        key: "member",
        name: "Member",
        description: "Works with the workspace's machines.",
        rank: 10,
        permissions: member,
      },
    ],
  },
  creator: { workspace: "owner", organization: null },
  defaultRole: null,
  owner: { role: "owner", orOrganizationRole: null },
  organizationAdmins: "organization",
  defaultWorkspace: { kind: "none" },
  archive: { offered: false, keepsOneActive: false },
  deletion: { windowHours: 24, restoredBy: "workspace_role", endsSessions: true },
  confirmBy: "slug",
  plans: [
    {
      key: "free",
      name: "Free",
      description: "For one person and a few machines.",
      selfServe: true,
      limits: { members: 10 },
      features: [],
    },
    {
      key: "team",
      name: "Team",
      description: "For teams that use single sign-on.",
      selfServe: true,
      limits: { members: 100 },
      features: ["sso"],
    },
    {
      key: "enterprise",
      name: "Enterprise",
      description: "For a whole company. Set up by the platform admin.",
      selfServe: false,
      limits: {},
      features: ["sso", "scim"],
    },
  ],
  defaultPlan: "free",
  planChecks: "always",
  organizationLimits: {},
  settings: [
    {
      key: "machine_permission_mode",
      name: "Permission mode of new machines",
      description: "What a newly registered machine can do before someone has reviewed it.",
      kind: "choice",
      options: [
        { key: "default", name: "Default" },
        { key: "strict", name: "Strict" },
        { key: "bypass", name: "Bypass" },
      ],
      initial: "default",
    },
    {
      key: "machine_tags",
      name: "Tags of new machines",
      description: "Tags that a machine gets when it registers, such as env:prod.",
      kind: "list",
      fields: [{ key: "tag", name: "Tag", kind: "text" }],
      initial: [],
    },
    {
      key: "machine_name_pattern",
      name: "Name of new machines",
      description: "How a machine is named when it registers, from its host name and a short id.",
      kind: "text",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the pattern is stored as it is and filled in later.
      initial: "${hostname}-${short_id}",
    },
  ],
  resourceKinds: [
    { key: "machine", name: "Machine", level: "workspace", parent: null },
    { key: "command", name: "Command", level: "workspace", parent: "machine" },
    { key: "file", name: "File", level: "workspace", parent: "machine" },
    { key: "schedule", name: "Schedule", level: "workspace", parent: null },
    { key: "agent", name: "Agent", level: "workspace", parent: "machine" },
  ],
  translations: {
    de: {
      "Machine fleet": "Maschinenflotte",
      Owner: "Eigentümer",
      "Full access, including settings, the plan and deleting the workspace.":
        "Darf alles, auch die Einstellungen und den Tarif ändern und den Workspace löschen.",
      Admin: "Admin",
      "Manages members, teams and the audit log, and can view settings.":
        "Verwaltet Mitglieder, Teams und Audit-Protokoll und liest die Einstellungen.",
      Member: "Mitglied",
      "Works with the workspace's machines.": "Arbeitet mit den Maschinen des Workspaces.",
      Free: "Free",
      "For one person and a few machines.": "Für eine Person und wenige Maschinen.",
      Team: "Team",
      "For teams that use single sign-on.":
        "Für ein Team, das sich mit den Konten seines Unternehmens anmeldet.",
      Enterprise: "Enterprise",
      "For a whole company. Set up by the platform admin.":
        "Für ein ganzes Unternehmen, eingerichtet vom Plattform-Admin.",
      "Permission mode of new machines": "Berechtigungsmodus neuer Maschinen",
      "What a newly registered machine can do before someone has reviewed it.":
        "Was eine neu registrierte Maschine darf, bevor sie jemand geprüft hat.",
      Default: "Standard",
      Strict: "Streng",
      Bypass: "Ohne Prüfung",
      "Tags of new machines": "Tags neuer Maschinen",
      "Tags that a machine gets when it registers, such as env:prod.":
        "Tags, die eine Maschine bei der Registrierung erhält, zum Beispiel env:prod.",
      Tag: "Tag",
      "Name of new machines": "Name neuer Maschinen",
      "How a machine is named when it registers, from its host name and a short id.":
        "Wie eine Maschine bei der Registrierung heißt, aus ihrem Hostnamen und einer kurzen Kennung.",
      Machine: "Maschine",
      Command: "Befehl",
      File: "Datei",
      Schedule: "Zeitplan",
      Agent: "Agent",
      "Independent workspaces, each with its own machines, people, plan and onboarding rules.":
        "Jeder Workspace ist eine Maschinenflotte mit eigenen Personen, eigenem Tarif und eigenen Regeln für neue Maschinen.",
    },
  },
});
