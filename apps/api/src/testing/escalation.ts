import { randomUUID } from "node:crypto";
import {
  type Blueprint,
  canStandIn,
  neededIn,
  type PermissionName,
  permissionSet,
  type RoleLevel,
} from "@bailiwick/domain";
import fc from "fast-check";
import type { TestApi, TestPerson } from "./api.ts";

/** What the ways require from their author, besides what they give. */
const needed: Readonly<Record<RoleLevel, readonly PermissionName[]>> = {
  organization: [
    ...neededIn.organization,
    "team:read",
    "team:delete",
    "team_member:add",
    "team_member:remove",
    "role:create",
    "role:update",
    "role:delete",
  ],
  workspace: [...neededIn.workspace, "member:read", "member:add", "member:change_role", "member:remove"],
};

/** An organization with a workspace, and a person with random roles. */
export type EscalationStage = {
  readonly blueprint: Blueprint;
  readonly org: string;
  readonly workspace: string;
  readonly author: TestPerson;
  /** A person in each team, with the lowest role in the workspace. */
  readonly mate: string;
  /** A person in no team and, where there is an organization to be in, not in the workspace. */
  readonly newcomer: { readonly id: string; readonly email: string };
  /** A team without a role, one with the lowest, and one with the random role. */
  readonly idle: string;
  readonly least: string;
  readonly granted: string;
};

/** The random part: what the author holds at each level, and what the role to assign holds. */
export type Draw = {
  readonly organization: readonly PermissionName[];
  readonly workspace: readonly PermissionName[];
  /** A built-in role's key, or the permissions of a custom one. */
  readonly wanted: string | readonly PermissionName[];
  /** Permissions of a new organization role. */
  readonly above: readonly PermissionName[];
};

const namesFor = (blueprint: Blueprint, level: RoleLevel) =>
  blueprint.catalogue.permissions
    .filter((row) => canStandIn(blueprint.topology, level, row))
    .map((row) => row.name);

/** What an author, and a role, can hold in a blueprint. */
export function draws(blueprint: Blueprint): fc.Arbitrary<Draw> {
  const some = (level: RoleLevel, always: readonly PermissionName[]) =>
    fc
      .oneof(
        fc.subarray(namesFor(blueprint, level)),
        fc.constant([]),
        fc.constant(namesFor(blueprint, level)),
      )
      .map((names) => [...new Set([...names, ...always])]);
  const isFlat = blueprint.topology === "flat";
  return fc.record({
    organization: isFlat ? fc.constant([]) : some("organization", needed.organization),
    workspace: some("workspace", isFlat ? [...needed.organization, ...needed.workspace] : needed.workspace),
    wanted: fc.oneof(
      fc.constantFrom(...blueprint.roles.workspace.map(({ key }) => key)),
      some("workspace", neededIn.workspace),
    ),
    above: isFlat ? fc.constant([]) : some("organization", neededIn.organization),
  });
}

/** Permissions in the database's format. */
export const bits = (names: readonly PermissionName[], { catalogue }: Blueprint) =>
  permissionSet.toBits(permissionSet.of(names, catalogue));

/** Builds the setup bypassing the product, so that the author can hold anything. */
export async function buildEscalationStage(api: TestApi, blueprint: Blueprint): Promise<EscalationStage> {
  const { owner } = api;
  const [founder, author, mate, newcomer] = await Promise.all(
    ["Founder", "Author", "Mate", "Newcomer"].map((name) => api.person(name)),
  );
  if (!founder || !author || !mate || !newcomer) throw new Error("a person is missing");
  const [org, workspace] = [randomUUID(), randomUUID()];
  const slug = `e-${org.slice(0, 8)}`;
  await owner.query(
    "INSERT INTO organization (id, slug, name, blueprint, plan) VALUES ($1, $2, 'E', $3, $4)",
    [org, slug, blueprint.key, blueprint.defaultPlan],
  );
  await owner.query("INSERT INTO audit_head (org_id) VALUES ($1)", [org]);
  await owner.query(
    `INSERT INTO role (org_id, level, key, name, description, rank, built_in, permissions)
     SELECT $1, level, key, name, description, rank, true, permissions FROM authz.blueprint_role WHERE blueprint = $2`,
    [org, blueprint.key],
  );
  for (const [level, key] of [
    ["workspace", "author"],
    ["workspace", "least"],
    ["workspace", "edited"],
    ["workspace", "wanted"],
    ...(blueprint.topology === "flat" ? [] : [["organization", "author_above"]]),
  ]) {
    await owner.query(
      "INSERT INTO role (org_id, level, key, name, rank, built_in, permissions) VALUES ($1, $2, $3, $3, 1, false, $4)",
      [org, level, key, bits(neededIn[level as RoleLevel], blueprint)],
    );
  }
  await owner.query("INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, $2, $3, 'E')", [
    org,
    workspace,
    slug,
  ]);
  const seat = async ({ id, name, email }: TestPerson, above: string | null, role: string | null) => {
    if (blueprint.topology !== "flat") {
      await owner.query(
        "INSERT INTO organization_member (org_id, user_id, role, name, email) VALUES ($1, $2, $3, $4, $5)",
        [org, id, above ?? blueprint.defaultRole, name, email],
      );
    }
    if (role === null) return;
    await owner.query(
      "INSERT INTO member (org_id, workspace_id, user_id, role, name, email) VALUES ($1, $2, $3, $4, $5, $6)",
      [org, workspace, id, role, name, email],
    );
  };
  await seat(founder, blueprint.creator.organization, blueprint.owner.role);
  await seat(author, "author_above", "author");
  await seat(mate, null, "edited");
  await seat(newcomer, null, blueprint.topology === "flat" ? "least" : null);
  const team = async (name: string, role: string | null) => {
    const id = randomUUID();
    await owner.query("INSERT INTO team (org_id, id, name) VALUES ($1, $2, $3)", [org, id, name]);
    await owner.query(
      "INSERT INTO team_member (org_id, team_id, user_id, name, email) VALUES ($1, $2, $3, 'Mate', $4)",
      [org, id, mate.id, mate.email],
    );
    if (role !== null) {
      await owner.query(
        "INSERT INTO team_grant (org_id, workspace_id, team_id, role) VALUES ($1, $2, $3, $4)",
        [org, workspace, id, role],
      );
    }
    return id;
  };
  const teams = {
    idle: await team("idle", null),
    least: await team("least", "least"),
    granted: await team("granted", "wanted"),
  };
  return { blueprint, org, workspace, author, mate: mate.id, newcomer, ...teams };
}

/** Writes the random permissions into the roles; returns the key and the permissions of the role to assign. */
export async function arrange(
  { owner }: TestApi,
  stage: EscalationStage,
  draw: Draw,
): Promise<{ key: string; names: readonly PermissionName[] }> {
  const write = (key: string, names: readonly PermissionName[]) =>
    owner.query("UPDATE role SET permissions = $3 WHERE org_id = $1 AND key = $2", [
      stage.org,
      key,
      bits(names, stage.blueprint),
    ]);
  await write("author", draw.workspace);
  await write("author_above", draw.organization);
  const { wanted } = draw;
  const builtIn = stage.blueprint.roles.workspace.find(({ key }) => key === wanted);
  if (typeof wanted !== "string") await write("wanted", wanted);
  const key = builtIn?.key ?? "wanted";
  await owner.query("UPDATE team_grant SET role = $3 WHERE org_id = $1 AND team_id = $2", [
    stage.org,
    stage.granted,
    key,
  ]);
  return { key, names: builtIn?.permissions ?? (wanted as readonly PermissionName[]) };
}
