import type { DemoOrganization } from "../organization.ts";
import { americas, europe } from "../resources/data-security.ts";

export const security: DemoOrganization = {
  blueprint: "data-security",
  domain: "security.example",
  people: {
    "org-admin": "Organization admin",
    admin: "Workspace admin",
    editor: "Workspace editor",
    viewer: "Workspace viewer",
    analyst: "Findings analyst",
    newcomer: "Newcomer",
  },
  tenants: [
    {
      name: "Example Bank",
      slug: "example-bank",
      joined: { newcomer: "org_member", analyst: "org_member" },
      roles: [
        {
          name: "Findings analyst",
          description: "Works on findings and runs scans, and changes no policy.",
          permissions: [
            "workspace:read",
            "member:read",
            "member:leave",
            "connector:read",
            "scan:read",
            "scan:run",
            "finding:read",
            "report:read",
            "classifier:read",
          ],
        },
      ],
      created: [
        {
          name: "Europe",
          slug: "europe",
          description: "What European regulators ask for.",
          members: { admin: "admin", editor: "editor", viewer: "viewer" },
          timeZone: "Europe/Paris",
          resources: europe,
          invited: { regulator: "viewer" },
          expired: { "former-regulator": "viewer" },
        },
        {
          name: "Americas",
          slug: "americas",
          description: "From Toronto to Buenos Aires.",
          members: { editor: "admin", analyst: "findings_analyst" },
          timeZone: "America/Toronto",
          resources: americas,
        },
        {
          name: "Pilot region",
          slug: "pilot-region",
          description: "Its connectors moved to Europe.",
          became: "deleted",
        },
      ],
      teams: [
        {
          name: "Incident response",
          people: ["viewer", "analyst"],
          grants: { europe: "editor", americas: "editor" },
        },
        { name: "Internal audit", people: ["newcomer"], grants: { europe: "viewer" } },
      ],
      quotas: {
        scans: {
          // The demo's scans come on top: 62, 81 and 100 % of the allotments are used.
          europe: { allotted: 500, used: 308 },
          americas: { allotted: 300, used: 242 },
          "example-bank": { allotted: 200, used: 200 },
        },
      },
    },
  ],
};
