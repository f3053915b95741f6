/** What the demo shows of one blueprint: people in every role, and a workspace in every state that it knows. */
export type DemoOrganization = {
  readonly blueprint: string;
  readonly domain: string;
  /** From the address's local part to the name. The first person founds the organization. */
  readonly people: Readonly<Record<string, string>>;
  /** The organization; in a flat blueprint, each is one workspace. */
  readonly founded: readonly DemoWorkspace[];
  /** Workspaces that the founder then creates in the first one. */
  readonly created: readonly DemoWorkspace[];
};

export type DemoWorkspace = {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  /** From a person's local part to their role. */
  readonly members: Readonly<Record<string, string>>;
  /** What happened to it since. */
  readonly became?: "archived" | "deleted";
};

export const demoOrganizations: readonly DemoOrganization[] = [
  {
    blueprint: "compliance-ops",
    domain: "compliance.example",
    people: {
      owner: "Compliance owner",
      admin: "Compliance admin",
      member: "Compliance member",
      viewer: "Compliance viewer",
    },
    founded: [
      {
        name: "Payments production",
        slug: "payments-production",
        description: "Changes, incidents and certificates of the payment platform.",
        members: { admin: "admin", member: "member", viewer: "viewer" },
      },
      {
        name: "Payments staging",
        slug: "payments-staging",
        description: "The same controls, one step before production.",
        members: { admin: "owner", member: "member" },
      },
      {
        name: "Audit 2025",
        slug: "audit-2025",
        description: "Closed. Kept for the auditors to read.",
        members: { viewer: "viewer" },
        became: "archived",
      },
      {
        name: "Data center exit",
        slug: "data-center-exit",
        description: "The move is done.",
        members: {},
        became: "deleted",
      },
    ],
    created: [],
  },
  {
    blueprint: "ai-governance",
    domain: "governance.example",
    people: {
      "tenant-admin": "Tenant admin",
      "workspace-admin": "Workspace admin",
      member: "Workspace member",
      viewer: "Workspace viewer",
      newcomer: "Newcomer",
    },
    founded: [
      {
        name: "Example Labs",
        slug: "example-labs",
        description: "Where models are registered before anybody uses them.",
        members: {
          "workspace-admin": "workspace_admin",
          member: "workspace_member",
          viewer: "workspace_viewer",
          newcomer: "workspace_viewer",
        },
      },
    ],
    created: [
      {
        name: "Production",
        slug: "labs-production",
        description: "Models that customers meet, under the strict policies.",
        members: {
          "workspace-admin": "workspace_admin",
          member: "workspace_member",
          viewer: "workspace_viewer",
        },
      },
      {
        name: "Staging",
        slug: "labs-staging",
        description: "The last stop before production.",
        members: { member: "workspace_admin" },
      },
      {
        name: "Pilot",
        slug: "labs-pilot",
        description: "An experiment that ended well.",
        members: { member: "workspace_member" },
        became: "archived",
      },
    ],
  },
];
