import {
  blueprints,
  complianceOps,
  type PermissionName,
  type PermissionSet,
  permissionSet,
  type Role,
} from "@bailiwick/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { enlist, staffed, type TestTenant } from "../testing/tenants.ts";

/*
 * No one exceeds their own permissions by inviting, just as by adding: a person with an organization role and a
 * workspace role can invite in a role only if they hold all of it there, and in the owner's only if they can make
 * owners.
 */

const api = await startApi();
// Answers as usual and then rolls back, so that each question starts from the same state.
const asked = await startApi({ undo: true, beside: api });

type Seat = { readonly organization: Role | null; readonly workspace: Role | null };

/** A workspace with a person in each role, whose plan has seats for all. */
async function roomy(key: string) {
  const tenant = await staffed(api, key);
  await api.owner.query("INSERT INTO organization_limit VALUES ($1, 'members', 1000)", [tenant.org]);
  return tenant;
}

/** A person in each combination of an organization role and a workspace role. */
async function everyone(tenant: TestTenant, key: string) {
  const { roles } = blueprints[key] ?? { roles: { organization: [], workspace: [] } };
  const people: (Seat & { readonly person: TestPerson })[] = [];
  for (const organization of roles.organization.length === 0 ? [null] : roles.organization) {
    for (const workspace of [null, ...roles.workspace]) {
      const person = await api.person();
      if (organization !== null) await enlist(api, tenant, person, organization.key);
      if (workspace !== null) {
        await api.owner.query(
          "INSERT INTO member (org_id, workspace_id, user_id, role, name, email) VALUES ($1, $2, $3, $4, $5, $6)",
          [tenant.org, tenant.workspace, person.id, workspace.key, person.name, person.email],
        );
      }
      people.push({ organization, workspace, person });
    }
  }
  return people;
}

const heldBy = (...roles: (Role | null)[]) =>
  permissionSet.union(...roles.flatMap((role) => (role === null ? [] : [role.set])));

async function outcome(call: Promise<unknown>): Promise<"invited" | "refused"> {
  const answer = await call.then(
    () => null,
    (error: unknown) => errorOf(Promise.reject(error)),
  );
  // 404: a person who reaches nothing here learns nothing, either.
  if (answer !== null) expect(["FORBIDDEN", "NOT_FOUND"]).toContain(answer.code);
  return answer === null ? "invited" : "refused";
}

describe.each(Object.values(blueprints))("in $key", (blueprint) => {
  test("no one invites to the workspace in a role that allows more than they can do there", async () => {
    const tenant = await roomy(blueprint.key);
    const people = await everyone(tenant, blueprint.key);
    const joining = blueprint.roles.organization.find(({ key }) => key === blueprint.defaultRole);
    const expected: Record<string, string> = {};
    const said: Record<string, string> = {};
    for (const { organization, workspace, person } of people) {
      const held = heldBy(organization, workspace);
      const has = (name: PermissionName) => permissionSet.has(held, name, blueprint.catalogue);
      for (const role of blueprint.roles.workspace) {
        const title = `${organization?.key}/${workspace?.key} invites ${role.key}`;
        const mayJoin =
          joining === undefined ||
          (has("organization_member:add") && permissionSet.contains(heldBy(organization), joining.set));
        const may =
          has("invitation:create") &&
          permissionSet.contains(held, role.set) &&
          (role.key !== blueprint.owner.role || has("member:make_owner")) &&
          mayJoin;
        expected[title] = may ? "invited" : "refused";
        said[title] = await outcome(
          asked.client(person.token).invitations.create.mutate({
            workspace: tenant.workspace,
            email: "outsider@people.example",
            role: role.key,
          }),
        );
      }
    }
    expect(said).toEqual(expected);
    expect(Object.values(said)).toContain("refused");
  });

  test("no one invites to the organization in a role that allows more than theirs", async () => {
    const tenant = await roomy(blueprint.key);
    const people = await everyone(tenant, blueprint.key);
    for (const { organization, workspace, person } of people) {
      const own = heldBy(organization);
      for (const role of blueprint.roles.organization) {
        const appointed =
          blueprint.organizationAdmins === "platform" && role.key === blueprint.owner.orOrganizationRole;
        const may =
          permissionSet.has(own, "organization_invitation:create", blueprint.catalogue) &&
          permissionSet.contains(own, role.set) &&
          !appointed;
        const said = await outcome(
          asked.client(person.token).invitations.create.mutate({
            organization: tenant.org,
            email: "outsider@people.example",
            role: role.key,
          }),
        );
        expect([organization?.key, workspace?.key, role.key, said]).toEqual([
          organization?.key,
          workspace?.key,
          role.key,
          may ? "invited" : "refused",
        ]);
      }
    }
  });
});

test("with any custom roles, an invitation gives no permission that its author does not hold", async () => {
  const tenant = await roomy("compliance-ops");
  const { org, workspace } = tenant;
  const author = await api.person();
  const known =
    blueprints["compliance-ops"]?.roles.workspace.find(({ key }) => key === "owner")?.permissions ?? [];
  const always = ["workspace:read", "member:leave"] as const;
  const setOf = (names: readonly PermissionName[]) =>
    permissionSet.of([...names, ...always], complianceOps.catalogue);
  // Half of the roles are a subset of the author's own; otherwise hardly any would be allowed.
  const roles = fc
    .subarray([...known])
    .chain((mine) => fc.tuple(fc.constant(mine), fc.oneof(fc.subarray([...known]), fc.subarray(mine))));
  await api.owner.query(
    `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
     SELECT $1, 'workspace', key, key, 15, false, repeat('0', 256)::bit(256) FROM unnest(ARRAY['mine', 'given']) key`,
    [org],
  );
  await api.owner.query(
    "INSERT INTO member (org_id, workspace_id, user_id, role, name, email) VALUES ($1, $2, $3, 'mine', 'A', $4)",
    [org, workspace, author.id, author.email],
  );
  const set = (key: string, permissions: PermissionSet) =>
    api.owner.query("UPDATE role SET permissions = $3 WHERE org_id = $1 AND key = $2", [
      org,
      key,
      permissionSet.toBits(permissions),
    ]);
  const answers = new Set<string>();
  await fc.assert(
    fc.asyncProperty(roles, async (drawn) => {
      const [mine, given] = drawn.map(setOf) as [PermissionSet, PermissionSet];
      await set("mine", mine);
      await set("given", given);
      const may =
        permissionSet.has(mine, "invitation:create", complianceOps.catalogue) &&
        permissionSet.contains(mine, given);
      const said = await outcome(
        asked.client(author.token).invitations.create.mutate({
          workspace,
          email: "outsider@people.example",
          role: "given",
        }),
      );
      expect(said).toBe(may ? "invited" : "refused");
      answers.add(said);
    }),
    { numRuns: 200 },
  );
  expect(answers).toEqual(new Set(["invited", "refused"]));
});
