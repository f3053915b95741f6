import { type Actor, blueprints, permissionSet, permissionsOf, type WorkspaceState } from "@bailiwick/domain";
import fc from "fast-check";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { createUser, size, testDatabase } from "../testing/index.ts";
import { prepareWalk, seat, setState } from "../testing/walk.ts";

/*
 * Walks the promise of the product: for every blueprint, every combination of an organization role and a workspace
 * role, and every state, it tries each table operation as the application's database role and compares the outcome with
 * the domain's decision for the same actor. Then it does the same for custom roles with random permissions, assigned
 * directly and through a team.
 */

const database = await testDatabase();
const app = new pg.Pool({ connectionString: database.urls.app, max: 4 });
const identity = new pg.Pool({ connectionString: database.urls.identity, max: 2 });
const owner = new pg.Pool({ connectionString: database.urls.owner, max: 2 });
afterAll(() => Promise.all([app.end(), identity.end(), owner.end()]));

const states = ["active", "archived", "pending_deletion"] as const;

for (const blueprint of Object.values(blueprints)) {
  const walk = await prepareWalk({ app, identity, owner }, blueprint);
  const { tenant } = walk;
  const who = { kind: "user", blueprint, roles: blueprint.roles } as const;
  const place = (state: WorkspaceState) => ({
    id: tenant.workspace,
    slug: tenant.slug,
    name: "Test",
    state,
    isDefault: false,
  });

  const combinations = [null, ...blueprint.roles.organization].flatMap((org) =>
    [null, ...blueprint.roles.workspace].map((role) => ({ org, role })),
  );
  for (const { org, role } of combinations) {
    const subject = await createUser(identity);
    if (org) await seat(owner, tenant, subject, "organization_member", org.key);
    if (role) await seat(owner, tenant, subject, "member", role.key);
    const held = { organizationRole: org?.key ?? null, workspaceRole: role?.key ?? null };

    describe(`${blueprint.key}: ${org?.key ?? "no organization role"}, ${role?.key ?? "no workspace role"}`, () => {
      for (const state of states) {
        test(`[V3][V4][V24] in an ${state} workspace the database role can do exactly what the domain decides`, async () => {
          await setState(owner, tenant, state);
          const actor: Actor = {
            ...who,
            id: subject.id,
            permissions: permissionsOf(blueprint, held.organizationRole, held.workspaceRole),
            ...held,
            workspace: place(state),
          };
          const { done, said } = await walk.tryAll(subject, actor, state);
          expect(done).toEqual(said);
        });
      }
    });
  }

  test(`${blueprint.key}: a custom role is enforced like a built-in one, assigned directly or to a team`, async () => {
    const flat = blueprint.topology === "flat";
    const composable = blueprint.catalogue.permissions.filter(
      ({ level }) => level === "workspace" || (flat && level === "organization"),
    );
    const subject = await createUser(identity);
    const key = "drawn";
    const least = ["workspace:read", "member:leave"] as const;
    const insert = `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
      VALUES ($1, 'workspace', $2, 'Drawn', 15, false, $3::bit(256))`;
    await owner.query(insert, [
      tenant.org,
      key,
      permissionSet.toBits(permissionSet.of(least, blueprint.catalogue)),
    ]);
    // Team members are people of the organization, or members in the lowest role where there is none.
    const { organization, workspace } = blueprint.roles;
    const table = flat ? "member" : "organization_member";
    const lowest = (flat ? workspace : organization).at(-1)?.key ?? "";
    const base = permissionsOf(blueprint, flat ? null : lowest, flat ? lowest : null);
    await owner.query("INSERT INTO team (org_id, id, name) VALUES ($1, $2, 'Drawn')", [
      tenant.org,
      subject.id,
    ]);
    await owner.query(
      "INSERT INTO team_grant (org_id, workspace_id, team_id, role) VALUES ($1, $2, $3, $4)",
      [tenant.org, tenant.workspace, subject.id, key],
    );
    const drawn = fc.record({
      set: fc.subarray(composable.map(({ name }) => name)),
      through: fc.constantFrom("membership", "team"),
      state: fc.constantFrom(...states),
    });
    await fc.assert(
      fc.asyncProperty(drawn, async ({ set, through, state }) => {
        const permissionsOfRole = permissionSet.of([...least, ...set], blueprint.catalogue);
        await owner.query("UPDATE role SET permissions = $3::bit(256) WHERE org_id = $1 AND key = $2", [
          tenant.org,
          key,
          permissionSet.toBits(permissionsOfRole),
        ]);
        await owner.query("DELETE FROM member WHERE org_id = $1 AND user_id = $2", [tenant.org, subject.id]);
        await owner.query("DELETE FROM organization_member WHERE org_id = $1 AND user_id = $2", [
          tenant.org,
          subject.id,
        ]);
        if (through === "membership") await seat(owner, tenant, subject, "member", key);
        else {
          await seat(owner, tenant, subject, table, lowest);
          await owner.query(
            "INSERT INTO team_member (org_id, team_id, user_id, name, email) VALUES ($1, $2, $2, '', '')",
            [tenant.org, subject.id],
          );
        }
        await setState(owner, tenant, state);
        const held = through === "team" ? permissionSet.union(base, permissionsOfRole) : permissionsOfRole;
        const actor: Actor = {
          ...who,
          id: subject.id,
          permissions: held,
          workspace: place(state),
          organizationRole: through === "team" && !flat ? lowest : null,
          workspaceRole: key,
        };
        const { done, said } = await walk.tryAll(subject, actor, state);
        expect(done).toEqual(said);
      }),
      { numRuns: size(25, 250) },
    );
  });
}
