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
  description: "Every workspace stands alone, with its own members, its own plan and its own audit log.",
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
        description: "Does everything, including the plan and the deletion of the workspace.",
        rank: 40,
        permissions: owner,
      },
      {
        key: "admin",
        name: "Admin",
        description: "Keeps the workspace, its members and its audit log.",
        rank: 30,
        permissions: admin,
      },
      {
        key: "member",
        name: "Member",
        description: "Works in the workspace every day.",
        rank: 20,
        permissions: member,
      },
      {
        key: "viewer",
        name: "Viewer",
        description: "Sees everything and changes nothing.",
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
      description: "For a first look and for very small teams.",
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
      description: "For one team that runs its compliance here.",
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
      description: "For a whole company, set up together with the platform admin.",
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
      description: "Whose approval a change needs.",
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
      description: "The services that this workspace runs.",
      kind: "list",
      fields: [{ key: "name", name: "Service", kind: "text" }],
      initial: [],
    },
    {
      key: "freeze_windows",
      name: "Freeze-window calendar",
      description: "Times in which nothing is changed.",
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
      description: "What happens by itself when something happens.",
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
      description: "What everybody sees on the dashboard.",
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
});
