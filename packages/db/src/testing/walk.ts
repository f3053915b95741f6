import { randomUUID } from "node:crypto";
import { type Actor, type Blueprint, can, permissionSet, type WorkspaceState } from "@bailiwick/domain";
import type pg from "pg";
import { sqlState } from "../tenant/errors.ts";
import { tenantTransaction } from "../tenant/tenant.ts";
import {
  asksOfKinds,
  fillLedger,
  type Operation,
  operations,
  rowsOfKinds,
  rowsOfMeters,
  runsOfKinds,
  type Stage,
} from "./operations/index.ts";
import { stock } from "./stock.ts";
import { createTenant, createUser, entryFor, type TestTenant, type TestUser } from "./tenants.ts";

/** Connections as three database roles. */
export type Pools = { readonly app: pg.Pool; readonly identity: pg.Pool; readonly owner: pg.Pool };

/** A tenant of a blueprint, set up to try every table operation on. */
export type Walk = {
  readonly tenant: TestTenant;
  readonly blueprint: Blueprint;
  /** The people and things for a given actor. */
  readonly stageFor: (subject: TestUser) => Stage;
  /**
   * Tries every operation of a state as the person; returns what the database did and what the domain decides for the
   * actor.
   */
  readonly tryAll: (
    subject: TestUser,
    actor: Actor,
    state: WorkspaceState,
  ) => Promise<{ done: Record<string, boolean>; said: Record<string, boolean> }>;
};

class Undo extends Error {
  readonly rows: number;
  constructor(rows: number) {
    super("undone");
    this.rows = rows;
  }
}

/** Whether the database lets this person do it; everything is rolled back. */
async function databaseAllows(
  app: pg.Pool,
  operation: Operation,
  subject: TestUser,
  stage: Stage,
): Promise<boolean> {
  try {
    await tenantTransaction(app, entryFor(subject, { workspace: stage.workspace }), async (tenant) => {
      throw new Undo(await operation.attempt(tenant, stage));
    });
  } catch (error) {
    if (error instanceof Undo) return error.rows > 0;
    if (sqlState(error) === "42501") return false;
    throw error;
  }
  throw new Error("the attempt was not undone");
}

/** Creates an organization of the blueprint with everything that the operations expect. */
export async function prepareWalk(pools: Pools, blueprint: Blueprint): Promise<Walk> {
  const { app, identity, owner } = pools;
  const organizationRoles = blueprint.roles.organization.toSorted((a, b) => a.rank - b.rank);
  const roles = blueprint.roles.workspace.toSorted((a, b) => a.rank - b.rank);
  const founder = await createUser(identity);
  if (blueprint.organizationCreation === "platform") {
    await owner.query("INSERT INTO identity.platform_admin (user_id) VALUES ($1)", [founder.id]);
  }
  const tenant = await createTenant(app, founder, blueprint.key);
  const target = await createUser(identity);
  const outsider = await createUser(identity);
  const newcomer = await createUser(identity);
  await seat(owner, tenant, target, "member", roles[0]?.key ?? "");
  if (organizationRoles[0]) {
    await seat(owner, tenant, outsider, "organization_member", organizationRoles[0].key);
  }
  const sibling =
    blueprint.topology === "flat"
      ? null
      : await addSibling(owner, tenant, blueprint.defaultWorkspace.kind === "one");
  if (sibling !== null)
    await seat(owner, { ...tenant, workspace: sibling }, target, "member", roles[0]?.key ?? "");
  const workspaces = sibling === null ? [tenant.workspace] : [tenant.workspace, sibling];
  await fillLedger(owner, tenant.org, workspaces, blueprint);
  for (const workspace of workspaces) {
    const entry = { actor_kind: "system", via: "system", action: "test", outcome: "done" };
    await owner.query("SELECT audit.write(jsonb_populate_record(NULL::audit_entry, $1))", [
      { org_id: tenant.org, workspace_id: workspace, ...entry },
    ]);
  }

  const resources = await stock(owner, tenant.org, tenant.workspace, blueprint);
  const besides = sibling === null ? {} : await stock(owner, tenant.org, sibling, blueprint);
  const nextDoor = Object.fromEntries(
    blueprint.resourceKinds
      // The organization's own are the same everywhere.
      .filter(({ level }) => level === "workspace")
      .map(({ key }) => [key, besides[key]?.id ?? randomUUID()]),
  );
  const access = await furnish(pools, tenant, blueprint, sibling === null ? target : outsider);

  const stageFor = (subject: TestUser): Stage => ({
    org: tenant.org,
    workspace: tenant.workspace,
    sibling,
    target: target.id,
    outsider: outsider.id,
    newcomer: newcomer.id,
    roles,
    organizationRoles,
    ownerRole: blueprint.owner.role,
    subject: subject.id,
    resources,
    nextDoor,
    ...access,
  });
  return {
    tenant,
    blueprint,
    stageFor,
    tryAll: async (subject, actor, state) => {
      const stage = stageFor(subject);
      // A person without any usable permission in the workspace can't enter it, whatever else they hold.
      const enters = blueprint.catalogue.permissions.some(
        ({ name, level }) => level === "workspace" && can(actor, name).allowed,
      );
      const said: Record<string, boolean> = {};
      const done: Record<string, boolean> = {};
      for (const operation of [
        ...operations[state],
        ...asksOfKinds(blueprint),
        ...rowsOfKinds(blueprint),
        ...rowsOfMeters(blueprint),
        ...runsOfKinds(blueprint),
      ]) {
        said[operation.title] = enters && operation.expected(actor, stage);
        done[operation.title] = await databaseAllows(app, operation, subject, stage);
      }
      return { done, said };
    },
  };
}

/** Gives a person a role in the workspace, or in the organization, as the owner of the tables. */
export async function seat(
  owner: pg.Pool,
  tenant: TestTenant,
  user: TestUser,
  table: "member" | "organization_member",
  role: string,
) {
  const columns = table === "member" ? "org_id, workspace_id" : "org_id";
  const values = table === "member" ? [tenant.org, tenant.workspace] : [tenant.org];
  const marks = [...values, user.id, role, user.email].map((_, at) => `$${at + 1}`);
  await owner.query(
    `INSERT INTO ${table} (${columns}, user_id, role, email, name) VALUES (${marks.join(", ")}, 'Someone')`,
    [...values, user.id, role, user.email],
  );
}

/** Puts the workspace into a state directly, bypassing the product. */
export async function setState(owner: pg.Pool, tenant: TestTenant, state: WorkspaceState): Promise<void> {
  await owner.query(
    `UPDATE workspace SET state = $2, is_default = false, default_for = NULL,
       archived_at = CASE WHEN $2 = 'archived' THEN now() END,
       deletion_requested_at = CASE WHEN $2 = 'pending_deletion' THEN now() END,
       purge_after = CASE WHEN $2 = 'pending_deletion' THEN now() + interval '1 day' END,
       deleted_from = CASE WHEN $2 = 'pending_deletion' THEN 'active' END
     WHERE id = $1`,
    [tenant.workspace, state],
  );
}

/** A second workspace, which is the default if there is one, so that the one under test can be in any state. */
async function addSibling(owner: pg.Pool, tenant: TestTenant, isDefault: boolean): Promise<string> {
  const client = await owner.connect();
  try {
    await client.query("BEGIN");
    await client.query("UPDATE workspace SET is_default = false, default_for = NULL WHERE org_id = $1", [
      tenant.org,
    ]);
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO workspace (org_id, id, slug, name, is_default) VALUES ($1, gen_random_uuid(), 'sibling', 'Sibling', $2)
       RETURNING id`,
      [tenant.org, isDefault],
    );
    await client.query("COMMIT");
    return rows[0]?.id ?? "";
  } finally {
    client.release();
  }
}

/** Teams, an invitation, a custom role and a setting, to try things on. */
async function furnish(
  { owner, identity }: Pools,
  tenant: TestTenant,
  blueprint: Blueprint,
  teammate: TestUser,
) {
  const {
    owner: { role },
    roles,
  } = blueprint;
  const [idleTeam, owningTeam, invitation] = [randomUUID(), randomUUID(), randomUUID()];
  const [seated, customRole] = [await createUser(identity), "own_role"];
  const least = roles.workspace.toSorted((a, b) => a.rank - b.rank)[0];
  const here = [tenant.org, tenant.workspace];
  if (roles.organization.length === 0) await seat(owner, tenant, seated, "member", least?.key ?? "");
  else await seat(owner, tenant, seated, "organization_member", roles.organization.at(-1)?.key ?? "");
  await owner.query("INSERT INTO team (org_id, id, name) VALUES ($1, $2, 'Idle'), ($1, $3, 'Owning')", [
    tenant.org,
    idleTeam,
    owningTeam,
  ]);
  await owner.query("INSERT INTO team_grant (org_id, workspace_id, team_id, role) VALUES ($1, $2, $3, $4)", [
    ...here,
    owningTeam,
    role,
  ]);
  await owner.query(
    "INSERT INTO team_member (org_id, team_id, user_id, name, email) VALUES ($1, $2, $3, '', '')",
    [tenant.org, owningTeam, seated.id],
  );
  await owner.query(
    `INSERT INTO invitation (org_id, workspace_id, id, email, role, token_hash, invited_by, invited_by_name, expires_at)
     VALUES ($1, $2, $3, 'invited@people.example', $4, encode(sha256(gen_random_uuid()::text::bytea), 'hex'), $3, 'Someone', now() + interval '1 day')`,
    [...here, invitation, least?.key],
  );
  await owner.query(
    `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
     VALUES ($1, 'workspace', $2, 'Own', 5, false, $3::bit(256))`,
    [tenant.org, customRole, permissionSet.toBits(least?.set ?? permissionSet.none)],
  );
  await owner.query(
    `INSERT INTO workspace_setting (org_id, workspace_id, key, value) VALUES ($1, $2, 'made_here', '""')`,
    here,
  );
  return { idleTeam, owningTeam, invitation, customRole, seated: seated.id, teammate: teammate.id };
}
