import { type Actor, can, type PermissionName, permissionSet, type Role } from "@bailiwick/domain";
import { gives, lowest, may, type Operation, owner, type Stage, seen, touched } from "./operation.ts";

const needing =
  (permission: PermissionName, ...roles: ((stage: Stage) => Role | undefined)[]) =>
  (actor: Actor, stage: Stage) =>
    can(actor, permission).allowed && roles.every((role) => gives(actor, role(stage)));

/** As for every route to the owner's role: only people who can make owners. */
const owning = (permission: PermissionName) => (actor: Actor, stage: Stage) =>
  needing(permission, owner)(actor, stage) && can(actor, "member:make_owner").allowed;

const tokenHash = "encode(sha256(gen_random_uuid()::text::bytea), 'hex')";

/** What can be done to teams, their members and their roles. `idle` has no role, `owning` has the owner's role here. */
export function teamChanges(): Operation[] {
  const addTo = (team: "idleTeam" | "owningTeam"): Operation["attempt"] => {
    return (tenant, stage) =>
      touched(
        tenant,
        "INSERT INTO team_member (org_id, team_id, user_id, name, email) VALUES ($1, $2, $3, 'New', 'new@people.example')",
        [stage.org, stage[team], stage.teammate],
      );
  };
  const grant = (role: (stage: Stage) => string | undefined): Operation["attempt"] => {
    return (tenant, stage) =>
      touched(
        tenant,
        "INSERT INTO team_grant (org_id, workspace_id, team_id, role) VALUES ($1, $2, $3, $4)",
        [stage.org, stage.workspace, stage.idleTeam, role(stage)],
      );
  };
  return [
    {
      title: "SELECT the teams",
      permission: "team:read",
      attempt: (tenant, { org, idleTeam }) =>
        seen(tenant, "SELECT FROM team WHERE org_id = $1 AND id = $2", [org, idleTeam]),
      expected: may("team:read"),
    },
    {
      title: "INSERT a team",
      permission: "team:create",
      attempt: (tenant, { org }) =>
        touched(tenant, "INSERT INTO team (org_id, id, name) VALUES ($1, gen_random_uuid(), 'Another')", [
          org,
        ]),
      expected: may("team:create"),
    },
    {
      title: "UPDATE a team's name",
      permission: "team:update",
      attempt: (tenant, { org, idleTeam }) =>
        touched(tenant, "UPDATE team SET name = 'Another' WHERE org_id = $1 AND id = $2", [org, idleTeam]),
      // No one changes what they can't see.
      expected: (actor) => can(actor, "team:read").allowed && can(actor, "team:update").allowed,
    },
    {
      title: "DELETE a team that is granted nothing",
      permission: "team:delete",
      attempt: (tenant, { org, idleTeam }) =>
        touched(tenant, "DELETE FROM team WHERE org_id = $1 AND id = $2", [org, idleTeam]),
      expected: (actor) => can(actor, "team:read").allowed && can(actor, "team:delete").allowed,
    },
    {
      title: "DELETE a team that owns the workspace",
      permission: "team:delete",
      attempt: (tenant, { org, owningTeam }) =>
        touched(tenant, "DELETE FROM team WHERE org_id = $1 AND id = $2", [org, owningTeam]),
      expected: needing("team:delete", owner),
    },
    {
      title: "INSERT someone into a team without a role",
      permission: "team_member:add",
      attempt: addTo("idleTeam"),
      expected: needing("team_member:add"),
    },
    {
      title: "INSERT someone into a team that owns the workspace",
      permission: "team_member:add",
      attempt: addTo("owningTeam"),
      expected: needing("team_member:add", owner),
    },
    {
      title: "DELETE someone from a team that owns the workspace",
      permission: "team_member:remove",
      attempt: (tenant, { org, owningTeam, seated }) =>
        touched(tenant, "DELETE FROM team_member WHERE org_id = $1 AND team_id = $2 AND user_id = $3", [
          org,
          owningTeam,
          seated,
        ]),
      expected: needing("team_member:remove", owner),
    },
    {
      title: "INSERT a team's role, the lowest",
      permission: "member:add",
      attempt: grant((stage) => lowest(stage)?.key),
      expected: needing("member:add", lowest),
    },
    {
      title: "INSERT a team's role, the owner's",
      permission: "member:make_owner",
      attempt: grant((stage) => stage.ownerRole),
      expected: owning("member:add"),
    },
    {
      title: "UPDATE a team's role from the owner's to the lowest",
      permission: "member:change_role",
      attempt: (tenant, stage) =>
        touched(
          tenant,
          "UPDATE team_grant SET role = $4 WHERE org_id = $1 AND workspace_id = $2 AND team_id = $3",
          [stage.org, stage.workspace, stage.owningTeam, lowest(stage)?.key],
        ),
      expected: needing("member:change_role", lowest, owner),
    },
    {
      title: "DELETE a team's role, the owner's",
      permission: "member:remove",
      attempt: (tenant, { org, workspace, owningTeam }) =>
        touched(tenant, "DELETE FROM team_grant WHERE org_id = $1 AND workspace_id = $2 AND team_id = $3", [
          org,
          workspace,
          owningTeam,
        ]),
      expected: needing("member:remove", owner),
    },
  ];
}

/** What can be done to invitations. */
export function invitationChanges(): Operation[] {
  const invite = (role: (stage: Stage) => string | undefined, place: "workspace" | null) =>
    ((tenant, stage) =>
      touched(
        tenant,
        `INSERT INTO invitation (org_id, id, workspace_id, email, role, token_hash, invited_by, invited_by_name, expires_at)
         VALUES ($1, gen_random_uuid(), $2, 'new@people.example', $3, ${tokenHash}, $4, 'Someone', now() + interval '7 days')`,
        [stage.org, place === null ? null : stage.workspace, role(stage), stage.subject],
      )) satisfies Operation["attempt"];
  const first = (stage: Stage) => stage.organizationRoles[0];
  return [
    {
      title: "SELECT the invitations to the workspace",
      permission: "invitation:read",
      attempt: (tenant, { org, invitation }) =>
        seen(tenant, "SELECT FROM invitation WHERE org_id = $1 AND id = $2", [org, invitation]),
      expected: may("invitation:read"),
    },
    {
      title: "INSERT an invitation to the lowest role",
      permission: "invitation:create",
      attempt: invite((stage) => lowest(stage)?.key, "workspace"),
      expected: needing("invitation:create", lowest),
    },
    {
      title: "INSERT an invitation to the owner's role",
      permission: "member:make_owner",
      attempt: invite((stage) => stage.ownerRole, "workspace"),
      expected: owning("invitation:create"),
    },
    {
      title: "UPDATE an invitation's token and time, to send it again",
      permission: "invitation:create",
      attempt: (tenant, { org, invitation }) =>
        touched(
          tenant,
          `UPDATE invitation SET token_hash = ${tokenHash}, invited_by = authz.person_id(), sent_at = now(), expires_at = now() + interval '7 days'
           WHERE org_id = $1 AND id = $2`,
          [org, invitation],
        ),
      expected: (actor, stage) =>
        can(actor, "invitation:read").allowed && needing("invitation:create", lowest)(actor, stage),
    },
    {
      title: "UPDATE an invitation to revoked",
      permission: "invitation:revoke",
      attempt: (tenant, { org, invitation }) =>
        touched(
          tenant,
          "UPDATE invitation SET state = 'revoked', settled_at = now() WHERE org_id = $1 AND id = $2",
          [org, invitation],
        ),
      expected: (actor, stage) =>
        can(actor, "invitation:read").allowed && needing("invitation:revoke", lowest)(actor, stage),
    },
    {
      title: "UPDATE an invitation to accepted, without its token",
      permission: "invitation:revoke",
      attempt: (tenant, { org, invitation }) =>
        touched(
          tenant,
          "UPDATE invitation SET state = 'accepted', settled_at = now() WHERE org_id = $1 AND id = $2",
          [org, invitation],
        ),
      expected: () => false,
    },
    {
      title: "INSERT an invitation to the organization",
      permission: "organization_invitation:create",
      attempt: invite((stage) => first(stage)?.key ?? "none", null),
      expected: (actor, stage) => needing("organization_invitation:create", first)(actor, stage),
    },
  ];
}

/** What can be done to custom roles. `customRole` holds what the lowest workspace role holds. */
export function roleChanges(): Operation[] {
  const compose = (role: (stage: Stage) => Role | undefined): Operation["attempt"] => {
    return (tenant, stage) =>
      touched(
        tenant,
        `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
         VALUES ($1, 'workspace', 'made_here', 'Made', 5, false, $2::bit(256))`,
        [stage.org, permissionSet.toBits(role(stage)?.set ?? permissionSet.none)],
      );
  };
  return [
    {
      title: "INSERT a role that holds what the lowest does",
      permission: "role:create",
      attempt: compose(lowest),
      expected: needing("role:create", lowest),
    },
    {
      title: "INSERT a role that holds what the owner's does",
      permission: "role:create",
      attempt: compose(owner),
      expected: needing("role:create", owner),
    },
    {
      title: "UPDATE a role to hold what the owner's does",
      permission: "role:update",
      attempt: (tenant, stage) =>
        touched(tenant, "UPDATE role SET permissions = $3::bit(256) WHERE org_id = $1 AND key = $2", [
          stage.org,
          stage.customRole,
          permissionSet.toBits(owner(stage)?.set ?? permissionSet.none),
        ]),
      expected: needing("role:update", lowest, owner),
    },
    {
      title: "UPDATE a built-in role",
      permission: "role:update",
      attempt: (tenant, stage) =>
        touched(tenant, "UPDATE role SET name = 'Another' WHERE org_id = $1 AND key = $2", [
          stage.org,
          stage.ownerRole,
        ]),
      expected: () => false,
    },
    {
      title: "DELETE a role",
      permission: "role:delete",
      attempt: (tenant, { org, customRole }) =>
        touched(tenant, "DELETE FROM role WHERE org_id = $1 AND key = $2", [org, customRole]),
      expected: needing("role:delete", lowest),
    },
    {
      title: "UPDATE a setting of the workspace",
      permission: "workspace:update",
      attempt: (tenant, { org, workspace }) =>
        touched(
          tenant,
          "UPDATE workspace_setting SET value = '\"x\"' WHERE org_id = $1 AND workspace_id = $2",
          [org, workspace],
        ),
      expected: may("workspace:update"),
    },
    {
      title: "INSERT a setting of the workspace",
      permission: "workspace:update",
      attempt: (tenant, { org, workspace }) =>
        touched(
          tenant,
          "INSERT INTO workspace_setting (org_id, workspace_id, key, value) VALUES ($1, $2, 'made_later', '1')",
          [org, workspace],
        ),
      expected: may("workspace:update"),
    },
    {
      title: "UPSERT how long the workspace keeps its log",
      permission: "workspace:update",
      attempt: (tenant, { org, workspace }) =>
        touched(
          tenant,
          `INSERT INTO workspace_setting (org_id, workspace_id, key, value) VALUES ($1, $2, 'retention_days', '"1"')
           ON CONFLICT (org_id, workspace_id, key) DO UPDATE SET value = excluded.value`,
          [org, workspace],
        ),
      expected: (actor) => may("workspace:update")(actor) && can(actor, "organization:update").allowed,
    },
    {
      title: "UPDATE the organization's plan",
      permission: "plan:change",
      attempt: (tenant, { org }) =>
        touched(tenant, "UPDATE organization SET plan = 'another' WHERE id = $1", [org]),
      expected: may("plan:change"),
    },
  ];
}
