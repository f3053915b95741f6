/*
 * Sketches of the blueprints that are not written yet, to show that the type and the rules have room for them.
 */
import type { BlueprintSpec } from "./blueprint.ts";
import type { PermissionName } from "./permissions.ts";

const reader: readonly PermissionName[] = ["workspace:read", "member:read", "member:leave"];
const manager: readonly PermissionName[] = [
  ...reader,
  "member:add",
  "member:change_role",
  "member:remove",
  "member:make_owner",
];

const plan = { says: "A plan.", selfServe: true, limits: {}, features: [] };

/** Flat; the owner alone edits, changes the slug and deletes; any owner cancels within a day. */
export const machineFleet: BlueprintSpec = {
  key: "machine-fleet",
  name: "Machine fleet",
  says: "Machines and what runs on them.",
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
        says: "Does everything.",
        rank: 3,
        permissions: [
          ...manager,
          "workspace:update",
          "workspace:change_slug",
          "workspace:delete",
          "workspace:restore",
          "audit:read",
          "plan:change",
        ],
      },
      {
        key: "admin",
        name: "Admin",
        says: "Keeps the machines.",
        rank: 2,
        permissions: [...reader, "member:add", "member:change_role", "member:remove", "audit:read"],
      },
      { key: "member", name: "Member", says: "Uses the machines.", rank: 1, permissions: reader },
    ],
  },
  creator: { workspace: "owner", organization: null },
  joiner: null,
  owner: { role: "owner", orOrganizationRole: null },
  defaultWorkspace: { kind: "none" },
  archive: { offered: false, keepsOneActive: false },
  deletion: { windowHours: 24, restoredBy: "workspace_role", endsSessions: true },
  confirmBy: "slug",
  plans: [
    { ...plan, key: "free", name: "Free" },
    { ...plan, key: "team", name: "Team", features: ["sso"] },
    { ...plan, key: "enterprise", name: "Enterprise", selfServe: false, features: ["sso"] },
  ],
  defaultPlan: "free",
  planChecks: "always",
  organizationLimits: {},
  resourceKinds: [
    { key: "machine", name: "Machine", level: "workspace", parent: null },
    { key: "command", name: "Command", level: "workspace", parent: "machine" },
  ],
};

/** The platform admin appoints the organization's admins; a default workspace that everybody joins at first. */
export const dataSecurity: BlueprintSpec = {
  key: "data-security",
  name: "Data security",
  says: "Connectors, scans and findings.",
  topology: "organization",
  organizationCreation: "platform",
  workspaceCreation: "organization_role",
  slug: { scope: "organization", changedBy: "nobody" },
  roles: {
    organization: [
      {
        key: "org_admin",
        name: "Organization admin",
        says: "Manages every workspace.",
        rank: 2,
        permissions: [
          "organization:read",
          "workspace:create",
          ...manager,
          "workspace:update",
          "workspace:delete",
          "workspace:restore",
        ],
      },
      {
        key: "org_member",
        name: "Organization member",
        says: "Belongs to the organization.",
        rank: 1,
        permissions: ["organization:read"],
      },
    ],
    workspace: [
      {
        key: "admin",
        name: "Admin",
        says: "Does everything in the workspace.",
        rank: 3,
        permissions: [...manager, "workspace:update", "workspace:delete"],
      },
      { key: "editor", name: "Editor", says: "Runs scans.", rank: 2, permissions: reader },
      { key: "viewer", name: "Viewer", says: "Looks on.", rank: 1, permissions: reader },
    ],
  },
  creator: { workspace: "admin", organization: null },
  joiner: "org_member",
  owner: { role: "admin", orOrganizationRole: "org_admin" },
  defaultWorkspace: { kind: "one", name: "Default", joinersBecome: "viewer" },
  archive: { offered: false, keepsOneActive: false },
  deletion: { windowHours: 720, restoredBy: "organization_role", endsSessions: false },
  confirmBy: "name",
  plans: [{ ...plan, key: "standard", name: "Standard" }],
  defaultPlan: "standard",
  planChecks: "always",
  organizationLimits: {},
  resourceKinds: [
    { key: "connector", name: "Connector", level: "workspace", parent: null },
    { key: "finding", name: "Finding", level: "workspace", parent: "connector" },
  ],
};

/** A private workspace for everybody; members create more where the plan lets them; the organization's owner restores. */
export const aiTracing: BlueprintSpec = {
  key: "ai-tracing",
  name: "AI tracing",
  says: "Projects and traces.",
  topology: "organization",
  organizationCreation: "anyone",
  workspaceCreation: "organization_role",
  slug: { scope: "organization", changedBy: "nobody" },
  roles: {
    organization: [
      {
        key: "org_owner",
        name: "Organization owner",
        says: "Owns the organization.",
        rank: 3,
        permissions: [
          "organization:read",
          "organization:update",
          "workspace:create",
          "workspace:restore",
          "plan:change",
        ],
      },
      {
        key: "org_admin",
        name: "Organization admin",
        says: "Keeps the people.",
        rank: 2,
        permissions: ["organization:read", "organization_member:add", "workspace:create"],
      },
      {
        key: "org_member",
        name: "Organization member",
        says: "Belongs to the organization.",
        rank: 1,
        permissions: ["organization:read", "workspace:create"],
      },
    ],
    workspace: [
      {
        key: "owner",
        name: "Owner",
        says: "Does everything in the workspace.",
        rank: 3,
        permissions: [...manager, "workspace:update", "workspace:delete"],
      },
      { key: "contributor", name: "Contributor", says: "Manages projects.", rank: 2, permissions: reader },
      { key: "reader", name: "Reader", says: "Looks on.", rank: 1, permissions: reader },
    ],
  },
  creator: { workspace: "owner", organization: "org_owner" },
  joiner: "org_member",
  owner: { role: "owner", orOrganizationRole: null },
  defaultWorkspace: { kind: "private", name: "My workspace" },
  archive: { offered: false, keepsOneActive: false },
  deletion: { windowHours: 720, restoredBy: "organization_role", endsSessions: false },
  confirmBy: "slug",
  plans: [
    { ...plan, key: "free", name: "Free" },
    { ...plan, key: "pro", name: "Pro", features: ["create_workspace"] },
    { ...plan, key: "enterprise", name: "Enterprise", selfServe: false, features: ["create_workspace"] },
  ],
  defaultPlan: "free",
  planChecks: "hosted",
  organizationLimits: {},
  resourceKinds: [
    { key: "project", name: "Project", level: "workspace", parent: null },
    { key: "trace", name: "Trace", level: "workspace", parent: "project" },
  ],
};
