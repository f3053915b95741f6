import type { DemoOrganization } from "../organization.ts";
import { evaluation, ownWorkspace, searchAssistant } from "../resources/ai-tracing.ts";

export const tracing: DemoOrganization = {
  blueprint: "ai-tracing",
  domain: "tracing.example",
  people: {
    "org-owner": "Organization owner",
    "org-admin": "Organization admin",
    owner: "Workspace owner",
    contributor: "Workspace contributor",
    reader: "Workspace reader",
  },
  tenants: [
    {
      name: "Example Models",
      slug: "example-models",
      plan: "pro",
      joined: {
        "org-admin": "org_admin",
        owner: "org_member",
        contributor: "org_member",
        reader: "org_member",
      },
      roles: [
        {
          name: "Trace reader",
          description: "Views projects and traces, and not who else does.",
          permissions: ["workspace:read", "member:leave", "project:read", "trace:read"],
        },
      ],
      invited: { partner: "org_member" },
      expired: { "former-partner": "org_member" },
      first: { members: { "org-admin": "reader" }, resources: ownWorkspace },
      created: [
        {
          name: "Search assistant",
          slug: "search-assistant",
          description: "Projects and traces of the assistant that customers search with.",
          by: "owner",
          members: { contributor: "contributor", reader: "trace_reader" },
          resources: searchAssistant,
        },
        {
          name: "Evaluation",
          slug: "evaluation",
          description: "What new models are measured with.",
          by: "contributor",
          members: { owner: "owner" },
          resources: evaluation,
        },
        {
          name: "Summer experiment",
          slug: "summer-experiment",
          description: "It is over.",
          by: "owner",
          became: "deleted",
        },
      ],
      teams: [
        {
          name: "Model team",
          people: ["contributor", "reader"],
          grants: { "search-assistant": "contributor", evaluation: "contributor" },
        },
        { name: "Guests", people: ["org-admin"], grants: { evaluation: "reader" } },
      ],
    },
  ],
};
