import type { DemoOrganization } from "../organization.ts";
import { buildMachines, edgeMachines, edgeRules } from "../resources/machine-fleet.ts";

export const fleet: DemoOrganization = {
  blueprint: "machine-fleet",
  domain: "fleet.example",
  people: {
    owner: "Fleet owner",
    admin: "Fleet admin",
    member: "Fleet member",
    dispatcher: "Fleet dispatcher",
  },
  tenants: [
    {
      name: "Edge machines",
      slug: "edge-machines",
      plan: "team",
      roles: [
        {
          name: "Dispatcher",
          description: "Works with the machines and invites people to help.",
          permissions: [
            "organization:read",
            "team:read",
            "workspace:read",
            "member:read",
            "member:leave",
            "invitation:read",
            "invitation:create",
            "invitation:revoke",
            "machine:read",
            "command:read",
            "command:execute",
            "file:read",
            "schedule:read",
            "agent:read",
            "agent:invoke",
          ],
        },
      ],
      first: {
        description: "Machines in the shops, from Hamburg to Munich.",
        members: { admin: "admin", member: "member", dispatcher: "dispatcher" },
        timeZone: "Europe/Berlin",
        locale: "de",
        settings: {
          machine_permission_mode: "strict",
          machine_tags: [{ tag: "env:prod" }, { tag: "team:platform" }],
          machine_rules: edgeRules,
        },
        resources: edgeMachines,
        invited: { technician: "member" },
        expired: { "former-technician": "member" },
      },
      teams: [
        { name: "Night shift", people: ["member", "dispatcher"], grants: { "edge-machines": "admin" } },
        { name: "Field service", people: ["dispatcher"], grants: { "edge-machines": "member" } },
      ],
    },
    {
      name: "Build machines",
      slug: "build-machines",
      first: {
        description: "They compile and test.",
        members: { admin: "owner", member: "member" },
        resources: buildMachines,
      },
    },
    {
      name: "Old lab",
      slug: "old-lab",
      first: { description: "Its machines moved on.", members: { admin: "admin" }, became: "deleted" },
    },
  ],
};
