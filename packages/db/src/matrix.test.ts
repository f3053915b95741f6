import { type Actor, blueprints, permissionsOf, type WorkspaceState } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { sqlState } from "./errors.ts";
import { tenantTransaction } from "./tenant.ts";
import {
  createUser,
  entryFor,
  foundTenant,
  type TestTenant,
  type TestUser,
  testDatabase,
} from "./testing/index.ts";
import { type Operation, operations, type Stage } from "./testing/operations/index.ts";

/*
 * The promise of the product, walked: for every blueprint, every combination of an organization role and a workspace
 * role, and every state, each table operation is tried as the application's database role and its outcome compared
 * with what the domain decides for the same actor.
 */

const database = await testDatabase();
const app = new pg.Pool({ connectionString: database.urls.app, max: 4 });
const identity = new pg.Pool({ connectionString: database.urls.identity, max: 2 });
const owner = new pg.Pool({ connectionString: database.urls.owner, max: 2 });
afterAll(() => Promise.all([app.end(), identity.end(), owner.end()]));

class Undo extends Error {
  readonly rows: number;
  constructor(rows: number) {
    super("undone");
    this.rows = rows;
  }
}

/** Whether the database lets this person do it; nothing of it stays. */
async function databaseAllows(operation: Operation, subject: TestUser, stage: Stage): Promise<boolean> {
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

async function seat(
  tenant: TestTenant,
  user: TestUser,
  table: "member" | "organization_member",
  role: string,
) {
  const columns = table === "member" ? "org_id, workspace_id" : "org_id";
  const values = table === "member" ? [tenant.org, tenant.workspace] : [tenant.org];
  const marks = [...values, user.id, role, user.email].map((_, at) => `$${at + 1}`);
  await owner.query(
    `INSERT INTO ${table} (${columns}, user_id, role, email, name) VALUES (${marks.join(", ")}, 'Somebody')`,
    [...values, user.id, role, user.email],
  );
}

async function setState(tenant: TestTenant, state: WorkspaceState): Promise<void> {
  await owner.query(
    `UPDATE workspace SET state = $2, is_default = false,
       archived_at = CASE WHEN $2 = 'archived' THEN now() END,
       deletion_requested_at = CASE WHEN $2 = 'pending_deletion' THEN now() END,
       purge_after = CASE WHEN $2 = 'pending_deletion' THEN now() + interval '1 day' END,
       deleted_from = CASE WHEN $2 = 'pending_deletion' THEN 'active' END
     WHERE id = $1`,
    [tenant.workspace, state],
  );
}

/** A second workspace that is the default, so that the one under test can be in any state. */
async function addSibling(tenant: TestTenant): Promise<string> {
  const client = await owner.connect();
  try {
    await client.query("BEGIN");
    await client.query("UPDATE workspace SET is_default = false WHERE org_id = $1", [tenant.org]);
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO workspace (org_id, id, slug, name, is_default) VALUES ($1, gen_random_uuid(), 'sibling', 'Sibling', true)
       RETURNING id`,
      [tenant.org],
    );
    await client.query("COMMIT");
    return rows[0]?.id ?? "";
  } finally {
    client.release();
  }
}

for (const blueprint of Object.values(blueprints)) {
  const organizationRoles = blueprint.roles.organization.toSorted((a, b) => a.rank - b.rank);
  const roles = blueprint.roles.workspace.toSorted((a, b) => a.rank - b.rank);
  const founder = await createUser(identity);
  const tenant = await foundTenant(app, founder, blueprint.key);
  const target = await createUser(identity);
  const outsider = await createUser(identity);
  await seat(tenant, target, "member", roles[0]?.key ?? "");
  if (organizationRoles[0]) {
    await seat(tenant, outsider, "organization_member", organizationRoles[0].key);
  }
  const sibling = blueprint.topology === "flat" ? null : await addSibling(tenant);
  if (sibling !== null) await seat({ ...tenant, workspace: sibling }, target, "member", roles[0]?.key ?? "");
  for (const workspace of sibling === null ? [tenant.workspace] : [tenant.workspace, sibling]) {
    const entry = { actor_kind: "system", via: "system", action: "test", outcome: "done" };
    await owner.query("SELECT audit.write(jsonb_populate_record(NULL::audit_entry, $1))", [
      { org_id: tenant.org, workspace_id: workspace, ...entry },
    ]);
  }

  const combinations = [null, ...organizationRoles].flatMap((org) =>
    [null, ...roles].map((role) => ({ org, role })),
  );
  for (const { org, role } of combinations) {
    const subject = await createUser(identity);
    if (org) await seat(tenant, subject, "organization_member", org.key);
    if (role) await seat(tenant, subject, "member", role.key);
    const stage: Stage = {
      ...{ org: tenant.org, workspace: tenant.workspace, sibling, target: target.id, outsider: outsider.id },
      ...{ roles, organizationRoles, ownerRole: blueprint.owner.role, subject: subject.id },
    };
    const actorIn = (state: WorkspaceState): Actor => ({
      ...{ kind: "user", id: subject.id, blueprint },
      permissions: permissionsOf(blueprint, org?.key ?? null, role?.key ?? null),
      ...{ organizationRole: org?.key ?? null, workspaceRole: role?.key ?? null },
      workspace: { id: tenant.workspace, slug: tenant.slug, name: "Test", state, isDefault: false },
    });

    describe(`${blueprint.key}: ${org?.key ?? "no organization role"}, ${role?.key ?? "no workspace role"}`, () => {
      for (const state of ["active", "archived", "pending_deletion"] as const) {
        test(`[V3][V4][V24] in an ${state} workspace the database role does what the domain decides, and no more`, async () => {
          await setState(tenant, state);
          const actor = actorIn(state);
          const said: Record<string, boolean> = {};
          const done: Record<string, boolean> = {};
          for (const operation of operations[state]) {
            said[operation.title] = operation.expected(actor, stage);
            done[operation.title] = await databaseAllows(operation, subject, stage);
          }
          expect(done).toEqual(said);
        });
      }
    });
  }
}
