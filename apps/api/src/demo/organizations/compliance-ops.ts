import type { DemoOrganization } from "../organization.ts";
import { inDaysAt } from "../resource.ts";
import { audit2025, paymentsProduction, paymentsStaging } from "../resources/compliance-ops.ts";

export const compliance: DemoOrganization = {
  blueprint: "compliance-ops",
  domain: "compliance.example",
  people: {
    owner: "Compliance owner",
    admin: "Compliance admin",
    member: "Compliance member",
    viewer: "Compliance viewer",
    auditor: "Compliance auditor",
  },
  tenants: [
    {
      name: "Payments production",
      slug: "payments-production",
      plan: "starter",
      changed: "pro",
      roles: [
        {
          name: "Auditor",
          description: "Sees everything, the audit log included, and changes nothing.",
          permissions: [
            "organization:read",
            "team:read",
            "workspace:read",
            "member:read",
            "member:leave",
            "audit:read",
            "invitation:read",
            "certificate:read",
            "change:read",
            "asset:read",
            "incident:read",
            "task:read",
            "vendor:read",
            "risk:read",
            "service:read",
          ],
        },
      ],
      first: {
        description: "Changes, incidents and certificates of the payment platform.",
        members: { admin: "admin", member: "member", viewer: "viewer", auditor: "auditor" },
        timeZone: "Europe/Berlin",
        settings: {
          approval_policy: "any_two",
          freeze_windows: [{ name: "Audit week", starts: inDaysAt(30, 0), ends: inDaysAt(37, 0) }],
          announcement: "Welcome. Changes need two approvals until the audit is over.",
        },
        resources: paymentsProduction,
        invited: { contractor: "member" },
        expired: { "former-contractor": "viewer" },
      },
      teams: [
        { name: "On call", people: ["member"], grants: { "payments-production": "admin" } },
        { name: "Auditors", people: ["viewer", "auditor"], grants: { "payments-production": "auditor" } },
      ],
    },
    {
      name: "Payments staging",
      slug: "payments-staging",
      first: {
        description: "The same controls, one step before production.",
        members: { admin: "owner", member: "member" },
        resources: paymentsStaging,
      },
    },
    {
      name: "Audit 2025",
      slug: "audit-2025",
      first: {
        description: "Closed. Kept for the auditors to read.",
        members: { auditor: "viewer" },
        resources: audit2025,
        became: "archived",
      },
    },
    {
      name: "Data center exit",
      slug: "data-center-exit",
      plan: "starter",
      first: { description: "The move is done.", became: "deleted" },
    },
  ],
};
