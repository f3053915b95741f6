import { can } from "@bailiwick/domain";
import { gives, may, type Operation, type Stage, touched } from "./operation.ts";

/** What can be done to the organization around the workspace. */
export function organizationChanges(): Operation[] {
  const first = (stage: Stage) => stage.organizationRoles[0];
  return [
    {
      title: "INSERT a workspace",
      permission: "workspace:create",
      attempt: async (tenant, { org, subject }) => {
        await tenant.sql(
          "INSERT INTO workspace (org_id, id, slug, name, created_by) VALUES ($1, gen_random_uuid(), 'made-here', 'Made', $2)",
          [org, subject],
        );
        return 1;
      },
      expected: may("workspace:create"),
    },
    {
      title: "UPDATE which workspace is the default",
      permission: "workspace:set_default",
      attempt: async (tenant, { org, sibling }) =>
        touched(tenant, "UPDATE workspace SET is_default = NOT is_default WHERE org_id = $1 AND id = $2", [
          org,
          sibling,
        ]),
      expected: (actor, { sibling }) => sibling !== null && can(actor, "workspace:set_default").allowed,
    },
    {
      title: "UPDATE the organization's name",
      permission: "organization:update",
      attempt: (tenant, { org }) =>
        touched(tenant, "UPDATE organization SET name = 'Another' WHERE id = $1", [org]),
      expected: may("organization:update"),
    },
    {
      title: "UPDATE the organization to deletion requested",
      permission: "organization:delete",
      attempt: (tenant, { org }) =>
        touched(
          tenant,
          "UPDATE organization SET state = 'deletion_requested', deletion_requested_at = now() WHERE id = $1",
          [org],
        ),
      expected: may("organization:delete"),
    },
    {
      title: "INSERT a person into the organization",
      permission: "organization_member:add",
      attempt: (tenant, stage) =>
        touched(
          tenant,
          "INSERT INTO organization_member (org_id, user_id, role, name, email) VALUES ($1, $2, $3, 'New', 'new@people.example')",
          [stage.org, stage.newcomer, first(stage)?.key ?? "none"],
        ),
      expected: (actor, stage) => can(actor, "organization_member:add").allowed && gives(actor, first(stage)),
    },
    {
      title: "UPDATE a person's organization role",
      permission: "organization_member:change_role",
      attempt: (tenant, { org, outsider }) =>
        touched(tenant, "UPDATE organization_member SET role = role WHERE org_id = $1 AND user_id = $2", [
          org,
          outsider,
        ]),
      expected: (actor, stage) =>
        can(actor, "organization_member:change_role").allowed && gives(actor, first(stage)),
    },
    {
      title: "DELETE a person from the organization",
      permission: "organization_member:remove",
      attempt: (tenant, { org, outsider }) =>
        touched(tenant, "DELETE FROM organization_member WHERE org_id = $1 AND user_id = $2", [
          org,
          outsider,
        ]),
      expected: (actor, stage) =>
        can(actor, "organization_member:remove").allowed && gives(actor, first(stage)),
    },
    {
      title: "UPDATE a limit of the organization",
      permission: "platform:lift_limit",
      attempt: (tenant, { org }) =>
        touched(
          tenant,
          "INSERT INTO organization_limit (org_id, name, value) VALUES ($1, 'activeWorkspaces', 5)",
          [org],
        ),
      expected: may("platform:lift_limit"),
    },
  ];
}
