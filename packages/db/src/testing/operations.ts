import { type Actor, can, type PermissionName, permissionSet, type Role } from "@bailiwick/domain";
import type { Tenant } from "../tenant.ts";

/** Who and what is there to try things on; all of it in the tenant under test. */
export type Stage = {
  readonly org: string;
  readonly workspace: string;
  /** Another workspace of the same organization, or null in a flat one. */
  readonly sibling: string | null;
  /** Members of the workspace in its lowest role. */
  readonly target: string;
  /** Somebody in the organization who is no member of the workspace. */
  readonly outsider: string;
  /** The workspace roles from the least to the most, and the organization's. */
  readonly roles: readonly Role[];
  readonly organizationRoles: readonly Role[];
  readonly ownerRole: string;
  readonly subject: string;
};

/** One thing to try as the database role, and what the domain says of it. */
export type Operation = {
  readonly title: string;
  readonly permission: PermissionName;
  /** Rows touched or seen; the database may also throw 42501. */
  readonly attempt: (tenant: Pick<Tenant, "sql">, stage: Stage) => Promise<number>;
  readonly expected: (actor: Actor, stage: Stage) => boolean;
};

const touched = async (
  { sql }: Pick<Tenant, "sql">,
  statement: string,
  values: readonly unknown[],
): Promise<number> =>
  (
    await sql<{ n: number }>(`WITH x AS (${statement} RETURNING 1) SELECT count(*)::int AS n FROM x`, values)
  )[0]?.n ?? 0;

const seen = async (
  { sql }: Pick<Tenant, "sql">,
  statement: string,
  values: readonly unknown[],
): Promise<number> =>
  (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM (${statement}) x`, values))[0]?.n ?? 0;

const may = (permission: PermissionName) => (actor: Actor) => can(actor, permission).allowed;
const gives = (actor: Actor, role: Role | undefined) =>
  role !== undefined && permissionSet.contains(actor.permissions, role.set);
const lowest = (stage: Stage) => stage.roles[0];
const second = (stage: Stage) => stage.roles[1];
const owner = (stage: Stage) => stage.roles.find((role) => role.key === stage.ownerRole);

/** A change of the entered workspace's own row. */
function workspaceChange(permission: PermissionName, assignment: string): Operation {
  return {
    title: `UPDATE workspace SET ${assignment}`,
    permission,
    attempt: (tenant, { org, workspace }) =>
      touched(tenant, `UPDATE workspace SET ${assignment} WHERE org_id = $1 AND id = $2`, [org, workspace]),
    expected: may(permission),
  };
}

const deletion =
  "deletion_requested_at = now(), purge_after = now() + interval '1 hour', deleted_from = 'active', archived_at = NULL";

/** What can be tried while the workspace is in a state. Each entry says which permission of the matrix it stands for. */
export const operations: Readonly<Record<"active" | "archived" | "pending_deletion", readonly Operation[]>> =
  {
    active: [
      workspaceChange("workspace:update", "name = 'Another'"),
      workspaceChange("workspace:update", "description = 'Another'"),
      workspaceChange("workspace:change_slug", "slug = 'another-slug'"),
      workspaceChange("workspace:archive", "state = 'archived', archived_at = now(), is_default = false"),
      workspaceChange("workspace:delete", `state = 'pending_deletion', ${deletion}, is_default = false`),
      ...reads(),
      ...readsNextDoor(),
      ...memberChanges(),
      ...organizationChanges(),
    ],
    archived: [
      workspaceChange("workspace:update", "name = 'Another'"),
      workspaceChange("workspace:archive", "state = 'active', archived_at = NULL"),
      ...reads(),
      ...memberChanges(),
    ],
    pending_deletion: [
      workspaceChange("workspace:update", "name = 'Another'"),
      workspaceChange(
        "workspace:restore",
        "state = 'active', deletion_requested_at = NULL, purge_after = NULL, deleted_from = NULL",
      ),
      ...memberChanges(),
    ],
  };

function reads(): Operation[] {
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
      attempt: (tenant, { org, subject }) =>
        seen(tenant, "SELECT FROM organization_member WHERE org_id = $1 AND user_id <> $2", [org, subject]),
      expected: (actor, { organizationRoles }) =>
        organizationRoles.length > 0 &&
        (can(actor, "organization_member:read").allowed || can(actor, "member:add").allowed),
    },
  ];
}

/** What lies in the workspace next door is seen by whom an organization role leads there, and by nobody else. */
function readsNextDoor(): Operation[] {
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

function memberChanges(): Operation[] {
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
    ...[org, workspace, target],
    role,
  ]);

function organizationChanges(): Operation[] {
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
          "INSERT INTO organization_member (org_id, user_id, role, name, email) VALUES ($1, gen_random_uuid(), $2, 'New', 'new@people.example')",
          [stage.org, first(stage)?.key ?? "none"],
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
