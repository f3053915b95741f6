import type { DemoOrganization } from "../organization.ts";
import { exampleLabs, labsDefault, labsProduction, labsStaging } from "../resources/ai-governance.ts";

export const governance: DemoOrganization = {
  blueprint: "ai-governance",
  domain: "governance.example",
  people: {
    "tenant-admin": "Tenant admin",
    "workspace-admin": "Workspace admin",
    member: "Workspace member",
    viewer: "Workspace viewer",
    editor: "Policy editor",
    newcomer: "Newcomer",
  },
  tenants: [
    {
      name: "Example Labs",
      slug: "example-labs",
      joined: { newcomer: "tenant_member", editor: "tenant_member" },
      roles: [
        {
          name: "Policy editor",
          description: "Writes the policies and sees the rest.",
          permissions: [
            "workspace:read",
            "member:read",
            "member:leave",
            "audit:read",
            "policy:read",
            "policy:create",
            "policy:update",
            "asset:read",
            "request_log:read",
          ],
        },
      ],
      resources: exampleLabs,
      first: {
        resources: labsDefault,
        members: {
          "workspace-admin": "workspace_admin",
          member: "workspace_member",
          viewer: "workspace_viewer",
        },
      },
      created: [
        {
          name: "Production",
          slug: "labs-production",
          description: "Models that customers meet, under the strict policies.",
          members: {
            "workspace-admin": "workspace_admin",
            viewer: "workspace_viewer",
            editor: "policy_editor",
          },
          timeZone: "America/New_York",
          resources: labsProduction,
          invited: { reviewer: "workspace_viewer" },
          expired: { "former-reviewer": "workspace_viewer" },
        },
        {
          name: "Staging",
          slug: "labs-staging",
          description: "The last stop before production.",
          members: { member: "workspace_admin" },
          resources: labsStaging,
        },
        {
          name: "Pilot",
          slug: "labs-pilot",
          description: "An experiment that ended well.",
          members: { member: "workspace_member" },
          became: "archived",
        },
      ],
      teams: [
        {
          name: "Research",
          people: ["member", "editor"],
          grants: { "labs-staging": "workspace_member", "labs-production": "workspace_member" },
        },
        { name: "External audit", people: ["viewer"], grants: { "labs-staging": "workspace_viewer" } },
      ],
    },
  ],
};
