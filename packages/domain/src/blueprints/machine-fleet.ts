/*
 * Machine fleet: every workspace is its own tenant and holds machines. Only its owners edit its settings and its slug,
 * delete it and, for a day, undo the deletion (C1, C4, C27, C31); admins manage its people and its teams and read its
 * settings and its audit log (C2); members work with the machines. Deleting it ends everyone's access and sessions
 * immediately (C28, C29).
 */

import type { CorePermissionName } from "../access/permissions.ts";
import { defineBlueprint } from "../blueprint/blueprint.ts";
import { usable } from "../blueprint/resource-kinds.ts";

const member: readonly CorePermissionName[] = [
  "organization:read",
  "team:read",
  "workspace:read",
  "member:read",
  "member:leave",
];

const admin: readonly CorePermissionName[] = [
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

const owner: readonly CorePermissionName[] = [
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

// Which roles can do what with the kinds.
const everyone = ["owner", "admin", "member"];
const admins = ["owner", "admin"];
const owners = ["owner"];

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
  limits: [],
  features: [],
  meters: [],
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
    {
      key: "machine",
      name: "Machine",
      plural: "Machines",
      level: "workspace",
      parent: null,
      verbs: {
        read: { bit: 128, roles: everyone, usableIn: usable.toRead, description: "see the machines" },
        create: { bit: 129, roles: admins, usableIn: usable.toChange, description: "create machines" },
        update: { bit: 130, roles: admins, usableIn: usable.toChange, description: "edit machines" },
        delete: { bit: 131, roles: admins, usableIn: usable.toChange, description: "delete machines" },
        move: {
          bit: 132,
          roles: owners,
          usableIn: usable.toChange,
          description: "move machines to another workspace",
        },
      },
    },
    {
      key: "command",
      name: "Command",
      plural: "Commands",
      level: "workspace",
      parent: "machine",
      verbs: {
        read: { bit: 136, roles: everyone, usableIn: usable.toRead, description: "see the commands" },
        execute: { bit: 140, roles: everyone, usableIn: usable.toChange, description: "execute commands" },
      },
    },
    {
      key: "file",
      name: "File",
      plural: "Files",
      level: "workspace",
      parent: "machine",
      verbs: {
        read: { bit: 144, roles: everyone, usableIn: usable.toRead, description: "see the files" },
        create: { bit: 145, roles: admins, usableIn: usable.toChange, description: "create files" },
        update: { bit: 146, roles: admins, usableIn: usable.toChange, description: "edit files" },
        delete: { bit: 147, roles: admins, usableIn: usable.toChange, description: "delete files" },
      },
    },
    {
      key: "schedule",
      name: "Schedule",
      plural: "Schedules",
      level: "workspace",
      parent: null,
      verbs: {
        read: { bit: 152, roles: everyone, usableIn: usable.toRead, description: "see the schedules" },
        create: { bit: 153, roles: admins, usableIn: usable.toChange, description: "create schedules" },
        update: { bit: 154, roles: admins, usableIn: usable.toChange, description: "edit schedules" },
        delete: { bit: 155, roles: admins, usableIn: usable.toChange, description: "delete schedules" },
      },
    },
    {
      key: "agent",
      name: "Agent",
      plural: "Agents",
      level: "workspace",
      parent: "machine",
      verbs: {
        read: { bit: 160, roles: everyone, usableIn: usable.toRead, description: "see the agents" },
        create: { bit: 161, roles: admins, usableIn: usable.toChange, description: "create agents" },
        update: { bit: 162, roles: admins, usableIn: usable.toChange, description: "edit agents" },
        delete: { bit: 163, roles: admins, usableIn: usable.toChange, description: "delete agents" },
        invoke: { bit: 164, roles: everyone, usableIn: usable.toChange, description: "invoke agents" },
      },
    },
  ],
  translations: {
    de: {
      "Machine fleet": "Maschinenflotte",
      Owner: "Eigentümer",
      "Full access, including settings, the plan and deleting the workspace.":
        "Vollzugriff, einschließlich Einstellungen, Tarif und Löschen des Workspaces.",
      Admin: "Admin",
      "Manages members, teams and the audit log, and can view settings.":
        "Verwaltet Mitglieder, Teams und Audit-Protokoll. Lesezugriff auf Einstellungen.",
      Member: "Mitglied",
      "Works with the workspace's machines.": "Arbeitet mit den Maschinen des Workspaces.",
      Free: "Free",
      "For one person and a few machines.": "Für eine Person und wenige Maschinen.",
      Team: "Team",
      "For teams that use single sign-on.": "Für Teams mit Single Sign-on.",
      Enterprise: "Enterprise",
      "For a whole company. Set up by the platform admin.":
        "Für ganze Unternehmen. Einrichtung durch den Plattform-Admin.",
      "Permission mode of new machines": "Berechtigungsmodus neuer Maschinen",
      "What a newly registered machine can do before someone has reviewed it.":
        "Berechtigungen neu registrierter Maschinen bis zu ihrer Prüfung.",
      Default: "Standard",
      Strict: "Streng",
      Bypass: "Ohne Prüfung",
      "Tags of new machines": "Tags neuer Maschinen",
      "Tags that a machine gets when it registers, such as env:prod.":
        "Tags, die eine Maschine bei der Registrierung erhält, z. B. env:prod.",
      Tag: "Tag",
      "Name of new machines": "Name neuer Maschinen",
      "How a machine is named when it registers, from its host name and a short id.":
        "Namensschema bei der Registrierung, aus Hostname und kurzer ID.",
      Machine: "Maschine",
      Command: "Befehl",
      File: "Datei",
      Schedule: "Zeitplan",
      Agent: "Agent",
      "Independent workspaces, each with its own machines, people, plan and onboarding rules.":
        "Unabhängige Workspaces mit jeweils eigenen Maschinen, Personen, Tarif und Regeln für neue Maschinen.",
      "see the machines": "die Maschinen sehen",
      "create machines": "Maschinen anlegen",
      "edit machines": "Maschinen bearbeiten",
      "delete machines": "Maschinen löschen",
      "move machines to another workspace": "Maschinen in einen anderen Workspace verschieben",
      Machines: "Maschinen",
      "see the commands": "die Befehle sehen",
      "execute commands": "Befehle ausführen",
      Commands: "Befehle",
      "see the files": "die Dateien sehen",
      "create files": "Dateien anlegen",
      "edit files": "Dateien bearbeiten",
      "delete files": "Dateien löschen",
      Files: "Dateien",
      "see the schedules": "die Zeitpläne sehen",
      "create schedules": "Zeitpläne anlegen",
      "edit schedules": "Zeitpläne bearbeiten",
      "delete schedules": "Zeitpläne löschen",
      Schedules: "Zeitpläne",
      "see the agents": "die Agenten sehen",
      "create agents": "Agenten anlegen",
      "edit agents": "Agenten bearbeiten",
      "delete agents": "Agenten löschen",
      "invoke agents": "Agenten aufrufen",
      Agents: "Agenten",
    },
  },
});
