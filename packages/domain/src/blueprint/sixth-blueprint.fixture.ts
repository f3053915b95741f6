import type { CorePermissionName } from "../access/permissions.ts";
import { type BlueprintSpec, defineBlueprint } from "./blueprint.ts";
import { usable } from "./resource-kinds.ts";

/*
 * A made-up product with kinds that none of the five has, written as a file beside them would be. Nothing else changes
 * for it: every rule, refusal, printed table, database permission and custom role follows from this data alone.
 */
const hand: readonly CorePermissionName[] = ["workspace:read", "member:leave", "member:read"];
const chief: readonly CorePermissionName[] = [
  ...hand,
  "workspace:update",
  "workspace:delete",
  "member:add",
  "member:change_role",
  "member:remove",
  "member:make_owner",
  "invitation:create",
  "key:read",
  "key:issue",
  "key:revoke",
];

const chiefs = ["dispatcher", "chief"];
const everyone = ["dispatcher", "chief", "hand"];
const company = ["dispatcher", "crew"];

/** As an operator writes it, in a file of JSON. */
export const fieldServiceFile: BlueprintSpec = {
  key: "field-service",
  name: "Field service",
  description: "One company with a workspace for each site.",
  topology: "organization",
  organizationCreation: "anyone",
  workspaceCreation: "organization_role",
  slug: { scope: "organization", changedBy: "none" },
  roles: {
    organization: [
      {
        key: "dispatcher",
        name: "Dispatcher",
        description: "Runs every site.",
        rank: 20,
        permissions: [
          ...chief,
          "organization:read",
          "organization_member:add",
          "organization_invitation:create",
          "workspace:create",
          "workspace:restore",
          "plan:change",
          "billing:read",
          "role:create",
        ],
      },
      {
        key: "crew",
        name: "Crew member",
        description: "Belongs to the company.",
        rank: 10,
        permissions: ["organization:read"],
      },
    ],
    workspace: [
      { key: "chief", name: "Site chief", description: "Runs one site.", rank: 20, permissions: chief },
      { key: "hand", name: "Hand", description: "Works on one site.", rank: 10, permissions: hand },
    ],
  },
  creator: { workspace: "chief", organization: "dispatcher" },
  defaultRole: "crew",
  owner: { role: "chief", orOrganizationRole: "dispatcher" },
  organizationAdmins: "organization",
  defaultWorkspace: { kind: "none" },
  archive: { offered: false, keepsOneActive: false },
  deletion: { windowHours: 48, restoredBy: "organization_role", endsSessions: false },
  confirmBy: "name",
  plans: [
    {
      key: "small",
      name: "Small",
      description: "One site.",
      selfServe: true,
      limits: { members: 3, openIssues: 20, sparePartOrders: 0 },
      features: [],
    },
    {
      key: "large",
      name: "Large",
      description: "Many sites.",
      selfServe: true,
      price: { currency: "JPY", amount: 9_000, per: "workspace" },
      limits: {},
      features: ["create_workspace", "spare_parts"],
    },
  ],
  defaultPlan: "small",
  planChecks: "always",
  organizationLimits: { activeWorkspaces: 2 },
  limits: [
    {
      key: "openIssues",
      name: "Open issues",
      per: "workspace",
      hard: true,
      amount: { one: "{amount} open issue", many: "{amount} open issues" },
      reached: { one: "{amount} open issue is the limit", many: "{amount} open issues are the limit" },
    },
    {
      key: "sparePartOrders",
      name: "Orders of spare parts a month",
      per: "organization",
      hard: false,
      amount: { one: "{amount} order a month", many: "{amount} orders a month" },
      reached: { one: "This month's {amount} order is made", many: "This month's {amount} orders are made" },
    },
    {
      key: "mergesPerMonth",
      name: "Merges a month",
      per: "workspace",
      hard: true,
      amount: { one: "{amount} merge a month", many: "{amount} merges a month" },
      reached: { one: "{amount} merge a month is all", many: "{amount} merges a month are all" },
    },
  ],
  features: [
    { key: "spare_parts", name: "Spare parts", phrase: "ordering spare parts", limit: "sparePartOrders" },
  ],
  meters: [
    {
      key: "merges",
      name: "Merged issues",
      unit: { one: "merge", many: "merges" },
      period: "month",
      limit: "mergesPerMonth",
      verbs: ["issue:merge"],
    },
  ],
  settings: [],
  resourceKinds: [
    {
      key: "repository",
      name: "Repository",
      plural: "Repositories",
      description: "Where the parts of a site are kept.",
      level: "workspace",
      parent: null,
      volume: "few",
      fields: [{ key: "name", name: "Name", type: "text", required: true, unique: true }],
      title: "name",
      states: null,
      list: { columns: ["name"], order: { by: "name" }, filters: [] },
      verbs: {
        read: { bit: 128, roles: everyone, usableIn: usable.toRead, description: "see the repositories" },
        create: { bit: 129, roles: chiefs, usableIn: usable.toChange, description: "create repositories" },
        move: { bit: 130, roles: chiefs, usableIn: usable.toChange, description: "move repositories" },
      },
    },
    {
      key: "issue",
      name: "Issue",
      plural: "Issues",
      description: "Something to be done on a site.",
      level: "workspace",
      parent: "repository",
      volume: "few",
      fields: [
        { key: "summary", name: "Summary", type: "text", required: true },
        { key: "due", name: "Due", type: "date" },
        { key: "hours", name: "Hours", type: "number", least: 0, unit: { one: "hour", many: "hours" } },
        { key: "after", name: "After", type: "reference", to: "issue" },
      ],
      title: "summary",
      states: {
        all: [
          { key: "open", name: "Open", tone: "progress" },
          { key: "merged", name: "Merged", tone: "good" },
        ],
        initial: "open",
        actions: [{ key: "merge", name: "Merge", verb: "merge", from: ["open"], to: "merged" }],
      },
      list: { columns: ["summary", "state", "due"], order: { by: "due" }, filters: ["state"] },
      verbs: {
        read: { bit: 136, roles: everyone, usableIn: usable.toRead, description: "see the issues" },
        create: { bit: 137, roles: everyone, usableIn: usable.toChange, description: "open issues" },
        merge: {
          bit: 140,
          roles: chiefs,
          usableIn: usable.toChange,
          description: "merge issues",
          writes: "update",
        },
      },
    },
    {
      key: "badge",
      name: "Badge",
      plural: "Badges",
      description: "What a crew member may wear.",
      level: "organization",
      parent: null,
      volume: "few",
      fields: [{ key: "name", name: "Name", type: "text", required: true, unique: true }],
      title: "name",
      states: null,
      list: { columns: ["name"], order: { by: "name" }, filters: [] },
      verbs: {
        read: { bit: 144, roles: company, usableIn: usable.toRead, description: "see the badges" },
      },
    },
  ],
  translations: {
    de: {
      Issue: "Anliegen",
      Issues: "Anliegen",
      "merge issues": "Anliegen zusammenführen",
      "Open issues": "Offene Anliegen",
      "{amount} open issues": "{amount} offene Anliegen",
      "{amount} open issues are the limit": "Mehr als {amount} offene Anliegen gibt es nicht",
      "ordering spare parts": "Ersatzteile bestellen",
    },
  },
};

export const fieldService = defineBlueprint<string, string>(fieldServiceFile);
