import { type Actor, can, type PermissionName } from "@bailiwick/domain";
import { may, type Operation, type Stage, seen } from "./operation.ts";

/** What a person in the workspace can see of it. */
export function reads(): Operation[] {
  return [
    {
      title: "SELECT the workspace",
      permission: "workspace:read",
      attempt: (tenant, { org, workspace }) =>
        seen(tenant, "SELECT FROM workspace WHERE org_id = $1 AND id = $2", [org, workspace]),
      expected: may("workspace:read"),
    },
    {
      title: "SELECT the other members",
      permission: "member:read",
      attempt: (tenant, { org, workspace, subject }) =>
        seen(tenant, "SELECT FROM member WHERE org_id = $1 AND workspace_id = $2 AND user_id <> $3", [
          org,
          workspace,
          subject,
        ]),
      expected: may("member:read"),
    },
    {
      title: "SELECT the workspace's audit entries",
      permission: "audit:read",
      attempt: (tenant, { org, workspace }) =>
        seen(tenant, "SELECT FROM audit_entry WHERE org_id = $1 AND workspace_id = $2", [org, workspace]),
      expected: (actor) => can(actor, "audit:read").allowed || can(actor, "organization_audit:read").allowed,
    },
    {
      title: "SELECT the other people of the organization",
      permission: "organization_member:read",
      // A person whose organization role does not reach workspaces: those whose role does belong to the people of each.
      attempt: (tenant, { org, outsider }) =>
        seen(tenant, "SELECT FROM organization_member WHERE org_id = $1 AND user_id = $2", [org, outsider]),
      expected: (actor, { organizationRoles }) =>
        organizationRoles.length > 0 &&
        (["organization_member:read", "member:add", "team_member:add"] as const).some(
          (permission) => can(actor, permission).allowed,
        ),
    },
  ];
}

/** The rows of the neighboring workspace are visible only to people whose organization role reaches it. */
export function readsNextDoor(): Operation[] {
  const everywhere = (permission: PermissionName) => (actor: Actor, stage: Stage) =>
    stage.sibling !== null &&
    stage.organizationRoles.some(
      (role) => role.key === actor.organizationRole && role.permissions.includes(permission),
    );
  return [
    {
      title: "SELECT another workspace of the organization",
      permission: "workspace:read",
      attempt: (tenant, { org, sibling }) =>
        seen(tenant, "SELECT FROM workspace WHERE org_id = $1 AND id = $2", [org, sibling]),
      expected: everywhere("workspace:read"),
    },
    {
      title: "SELECT the members of another workspace",
      permission: "member:read",
      attempt: (tenant, { org, sibling }) =>
        seen(tenant, "SELECT FROM member WHERE org_id = $1 AND workspace_id = $2", [org, sibling]),
      expected: everywhere("member:read"),
    },
    {
      title: "SELECT the audit entries of another workspace",
      permission: "organization_audit:read",
      attempt: (tenant, { org, sibling }) =>
        seen(tenant, "SELECT FROM audit_entry WHERE org_id = $1 AND workspace_id = $2", [org, sibling]),
      expected: everywhere("organization_audit:read"),
    },
    {
      title: "SELECT anything of another organization",
      permission: "workspace:read",
      attempt: async (tenant, { org }) => {
        const tables = [
          "workspace",
          "member",
          "organization_member",
          "role",
          "slug",
          "audit_entry",
          "audit_head",
        ];
        const counts = tables.map((table) => seen(tenant, `SELECT FROM ${table} WHERE org_id <> $1`, [org]));
        return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
      },
      expected: () => false,
    },
  ];
}
