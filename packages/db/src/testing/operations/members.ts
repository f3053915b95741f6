import { type Actor, can, type PermissionName, type Role } from "@bailiwick/domain";
import type { Tenant } from "../../tenant/tenant.ts";
import { gives, lowest, type Operation, owner, type Stage, second, touched } from "./operation.ts";

/** What can be done to the people of the workspace. */
export function memberChanges(): Operation[] {
  const giving =
    (permission: PermissionName, role: (stage: Stage) => Role | undefined) => (actor: Actor, stage: Stage) =>
      can(actor, permission).allowed && gives(actor, role(stage));
  return [
    {
      title: "INSERT a member in the lowest role",
      permission: "member:add",
      attempt: (tenant, stage) => insertMember(tenant, stage, lowest(stage)?.key),
      expected: giving("member:add", lowest),
    },
    {
      title: "INSERT a member in the owner's role",
      permission: "member:make_owner",
      attempt: (tenant, stage) => insertMember(tenant, stage, stage.ownerRole),
      expected: (actor, stage) =>
        giving("member:add", owner)(actor, stage) && can(actor, "member:make_owner").allowed,
    },
    {
      title: "UPDATE a member to the second role",
      permission: "member:change_role",
      attempt: (tenant, stage) => updateMember(tenant, stage, second(stage)?.key),
      expected: giving("member:change_role", second),
    },
    {
      title: "UPDATE a member to the owner's role",
      permission: "member:make_owner",
      attempt: (tenant, stage) => updateMember(tenant, stage, stage.ownerRole),
      expected: (actor, stage) =>
        giving("member:change_role", owner)(actor, stage) && can(actor, "member:make_owner").allowed,
    },
    {
      title: "DELETE a member",
      permission: "member:remove",
      attempt: (tenant, { org, workspace, target }) =>
        touched(tenant, "DELETE FROM member WHERE org_id = $1 AND workspace_id = $2 AND user_id = $3", [
          org,
          workspace,
          target,
        ]),
      expected: giving("member:remove", lowest),
    },
  ];
}

const insertMember = (
  tenant: Pick<Tenant, "sql">,
  { org, workspace, outsider }: Stage,
  role: string | undefined,
) =>
  touched(
    tenant,
    "INSERT INTO member (org_id, workspace_id, user_id, role, name, email) VALUES ($1, $2, $3, $4, 'New', 'new@people.example')",
    [org, workspace, outsider, role],
  );

const updateMember = (
  tenant: Pick<Tenant, "sql">,
  { org, workspace, target }: Stage,
  role: string | undefined,
) =>
  touched(tenant, "UPDATE member SET role = $4 WHERE org_id = $1 AND workspace_id = $2 AND user_id = $3", [
    org,
    workspace,
    target,
    role,
  ]);
