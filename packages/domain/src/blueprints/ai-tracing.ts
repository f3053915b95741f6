/*
 * AI tracing: an organization holds workspaces, and a workspace groups projects with their traces (P1, P2). An
 * organization role gives nothing inside a workspace (P8): access comes from the workspace alone, to a person or to a
 * team, as owner, contributor or reader (P3, P9-P11). Everyone has a private workspace from the moment they join, and
 * can create more where the plan allows it (P6, P7, P17, P21). Only owners delete (P9); only the organization's owner
 * restores, for thirty days.
 */

import type { CorePermissionName } from "../access/permissions.ts";
import { defineBlueprint } from "../blueprint/blueprint.ts";
import { usable } from "../blueprint/resource-kinds.ts";
import { retentionLimit } from "../plans/limits.ts";
import { storageLimit } from "../storage/files.ts";

const reader: readonly CorePermissionName[] = [
  "workspace:read",
  "member:read",
  "member:leave",
  "storage:read",
];

const contributor: readonly CorePermissionName[] = [...reader, "storage:write"];

const owner: readonly CorePermissionName[] = [
  ...contributor,
  "workspace:update",
  "workspace:delete",
  "workspace:export_bundle",
  "member:add",
  "member:change_role",
  "member:remove",
  "member:make_owner",
  "invitation:read",
  "invitation:create",
  "invitation:revoke",
  "audit:read",
  "key:read",
  "key:issue",
  "access:check",
  "key:revoke",
  "integration:read",
  "integration:manage",
  "security_policy:read",
  "security_policy:update",
  "access_review:read",
  "access_review:manage",
];

const orgMember: readonly CorePermissionName[] = ["organization:read", "team:read", "workspace:create"];

const orgAdmin: readonly CorePermissionName[] = [
  ...orgMember,
  "organization:update",
  "organization_member:read",
  "organization_member:add",
  "organization_member:change_role",
  "organization_member:remove",
  "organization_invitation:read",
  "organization_invitation:create",
  "organization_invitation:revoke",
  "team:create",
  "team:update",
  "team:delete",
  "team_member:add",
  "team_member:remove",
];

const orgOwner: readonly CorePermissionName[] = [
  ...orgAdmin,
  "organization:delete",
  "organization_audit:read",
  "plan:change",
  "billing:read",
  "role:create",
  "role:update",
  "role:delete",
  "workspace:restore",
  "workspace:transfer",
  "organization_key:read",
  "organization_key:issue",
  "organization_key:revoke",
  "organization_integration:read",
  "organization_integration:manage",
  "organization_security_policy:manage",
  "sign_in:read",
  "sign_in:manage",
  "domain:manage",
  "directory:sync",
  "organization_access_review:read",
  "organization_access_review:manage",
];

// Which roles can do what with the kinds.
const everyone = ["owner", "contributor", "reader"];
const writers = ["owner", "contributor"];
const owners = ["owner"];

export const aiTracing = defineBlueprint({
  key: "ai-tracing",
  name: "AI tracing",
  description:
    "One organization where everyone has a private workspace and shares others with people and teams.",
  topology: "organization",
  organizationCreation: "anyone",
  workspaceCreation: "organization_role",
  slug: { scope: "organization", changedBy: "none" },
  roles: {
    organization: [
      {
        key: "org_owner",
        name: "Organization owner",
        description: "Manages the organization's plan, roles and audit log, and restores deleted workspaces.",
        rank: 30,
        permissions: orgOwner,
      },
      {
        key: "org_admin",
        name: "Organization admin",
        description: "Manages the organization's people and teams.",
        rank: 20,
        permissions: orgAdmin,
      },
      {
        key: "org_member",
        name: "Organization member",
        description: "Belongs to the organization and can create workspaces.",
        rank: 10,
        permissions: orgMember,
      },
    ],
    workspace: [
      {
        key: "owner",
        name: "Owner",
        description: "Full access. Manages permissions and deletes the workspace.",
        rank: 30,
        permissions: owner,
      },
      {
        key: "contributor",
        name: "Contributor",
        description: "Creates and manages projects in the workspace.",
        rank: 20,
        permissions: contributor,
      },
      {
        key: "reader",
        name: "Reader",
        description: "Views projects and traces.",
        rank: 10,
        permissions: reader,
      },
    ],
  },
  creator: { workspace: "owner", organization: "org_owner" },
  defaultRole: "org_member",
  owner: { role: "owner", orOrganizationRole: null },
  organizationAdmins: "organization",
  defaultWorkspace: { kind: "private", name: "My workspace" },
  archive: { offered: false, keepsOneActive: false },
  deletion: { windowHours: 720, restoredBy: "organization_role", endsSessions: false },
  confirmBy: "slug",
  plans: [
    {
      key: "free",
      name: "Free",
      description: "For everyone's private workspace.",
      selfServe: true,
      limits: { storageMegabytes: 1_000 },
      features: [],
    },
    {
      key: "pro",
      name: "Pro",
      description: "For teams that share workspaces.",
      selfServe: true,
      price: { currency: "USD", amount: 2_900, per: "seat" },
      limits: { storageMegabytes: 50_000 },
      features: ["create_workspace", "update_workspace"],
    },
    {
      key: "enterprise",
      name: "Enterprise",
      description: "For a whole company. Set up by the platform admin.",
      selfServe: false,
      limits: {},
      features: ["create_workspace", "update_workspace", "sso", "scim"],
    },
  ],
  defaultPlan: "free",
  planChecks: "hosted",
  organizationLimits: {},
  limits: [retentionLimit, storageLimit],
  features: [],
  meters: [],
  settings: [],
  resourceKinds: [
    {
      key: "project",
      name: "Project",
      plural: "Projects",
      description: "An application whose runs are traced.",
      level: "workspace",
      parent: null,
      volume: "few",
      fields: [
        { key: "name", name: "Name", type: "text", required: true, unique: true },
        { key: "description", name: "Description", type: "long_text" },
        { key: "tags", name: "Tags", type: "tags" },
      ],
      title: "name",
      states: {
        all: [
          { key: "active", name: "Active", tone: "good" },
          { key: "closed", name: "Closed", tone: "neutral" },
        ],
        initial: "active",
        actions: [
          { key: "close", name: "Close", verb: "update", from: ["active"], to: "closed" },
          { key: "reopen", name: "Reopen", verb: "update", from: ["closed"], to: "active" },
        ],
      },
      list: { columns: ["name", "tags", "state"], order: { by: "name" }, filters: ["state", "tags"] },
      first: true,
      verbs: {
        read: { bit: 128, roles: everyone, usableIn: usable.toRead, description: "see the projects" },
        create: { bit: 129, roles: writers, usableIn: usable.toChange, description: "create projects" },
        update: { bit: 130, roles: writers, usableIn: usable.toChange, description: "edit projects" },
        delete: { bit: 131, roles: writers, usableIn: usable.toChange, description: "delete projects" },
        move: {
          bit: 132,
          roles: owners,
          usableIn: usable.toChange,
          description: "move projects between workspaces",
        },
      },
    },
    {
      key: "trace",
      name: "Trace",
      plural: "Traces",
      description: "A run of an application, with its spans.",
      level: "workspace",
      parent: "project",
      volume: "many",
      fields: [
        { key: "name", name: "Name", type: "text", required: true },
        { key: "duration", name: "Duration", type: "number", least: 0, unit: { one: "ms", many: "ms" } },
        {
          key: "status",
          name: "Status",
          type: "choice",
          options: [
            { key: "ok", name: "OK" },
            { key: "error", name: "Error" },
          ],
          required: true,
        },
        { key: "model", name: "Model", type: "text" },
        { key: "tokens_in", name: "Tokens in", type: "number", whole: true, least: 0 },
        { key: "tokens_out", name: "Tokens out", type: "number", whole: true, least: 0 },
        { key: "cost", name: "Cost", type: "number", least: 0, unit: { one: "$", many: "$" } },
        { key: "spans", name: "Spans", type: "json" },
      ],
      title: "name",
      states: null,
      list: {
        columns: ["at", "name", "status", "duration", "model", "cost"],
        order: { by: "at", descending: true },
        filters: ["status", "model", "name"],
      },
      verbs: {
        read: { bit: 136, roles: everyone, usableIn: usable.toRead, description: "see the traces" },
        append: {
          bit: 137,
          roles: writers,
          usableIn: usable.toChange,
          description: "record traces",
          writes: "create",
        },
      },
    },
  ],
  translations: {
    de: {
      "Storage in MB": "Speicher in MB",
      "{amount} MB of files": "{amount} MB Dateien",
      "The workspace can store {amount} MB of files": "Im Workspace lassen sich {amount} MB Dateien ablegen",
      "Retention days": "Aufbewahrungstage",
      "{amount} day of retention": "{amount} Tag Aufbewahrung",
      "{amount} days of retention": "{amount} Tage Aufbewahrung",
      "What is older than {amount} day is exported and removed":
        "Daten werden nach {amount} Tag exportiert und entfernt",
      "What is older than {amount} days is exported and removed":
        "Daten werden nach {amount} Tagen exportiert und entfernt",
      "record traces": "Traces aufzeichnen",
      "AI tracing": "KI-Tracing",
      "Organization owner": "Organisationseigentümer",
      "Manages the organization's plan, roles and audit log, and restores deleted workspaces.":
        "Verwaltet Tarif, Rollen und Audit-Protokoll der Organisation und stellt gelöschte Workspaces wieder her.",
      "Organization admin": "Organisations-Admin",
      "Manages the organization's people and teams.": "Verwaltet die Personen und Teams der Organisation.",
      "Organization member": "Organisationsmitglied",
      "Belongs to the organization and can create workspaces.":
        "Gehört zur Organisation und kann Workspaces anlegen.",
      Owner: "Eigentümer",
      "Full access. Manages permissions and deletes the workspace.":
        "Vollzugriff. Verwaltet Berechtigungen und kann den Workspace löschen.",
      Contributor: "Mitwirkender",
      "Creates and manages projects in the workspace.": "Legt Projekte im Workspace an und verwaltet sie.",
      Reader: "Leser",
      "Views projects and traces.": "Sieht Projekte und Traces.",
      Free: "Free",
      "For everyone's private workspace.": "Für den privaten Workspace jeder Person.",
      Pro: "Pro",
      "For teams that share workspaces.": "Für Teams mit gemeinsamen Workspaces.",
      Enterprise: "Enterprise",
      "For a whole company. Set up by the platform admin.":
        "Für ganze Unternehmen. Einrichtung durch den Plattform-Admin.",
      Project: "Projekt",
      Trace: "Trace",
      "One organization where everyone has a private workspace and shares others with people and teams.":
        "Eine Organisation mit einem privaten Workspace pro Person und gemeinsamen Workspaces für Personen und Teams.",
      "see the projects": "die Projekte sehen",
      "create projects": "Projekte anlegen",
      "edit projects": "Projekte bearbeiten",
      "delete projects": "Projekte löschen",
      "move projects between workspaces": "Projekte zwischen Workspaces verschieben",
      Projects: "Projekte",
      "see the traces": "die Traces sehen",
      Traces: "Traces",
      "An application whose runs are traced.": "Eine Anwendung, deren Läufe aufgezeichnet werden.",
      Name: "Name",
      Description: "Beschreibung",
      Tags: "Tags",
      Active: "Aktiv",
      Closed: "Geschlossen",
      Close: "Schließen",
      Reopen: "Wieder öffnen",
      "A run of an application, with its spans.": "Ein Lauf einer Anwendung mit seinen Spans.",
      Duration: "Dauer",
      ms: "ms",
      Status: "Status",
      OK: "OK",
      Error: "Fehler",
      Model: "Modell",
      "Tokens in": "Eingabe-Tokens",
      "Tokens out": "Ausgabe-Tokens",
      Cost: "Kosten",
      $: "$",
      Spans: "Spans",
    },
  },
});
