import type { PermissionName } from "../access/permissions.ts";
import type { RoleSpec } from "../access/roles.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import { type BlueprintSpec, defineBlueprint, InconsistentBlueprint } from "./blueprint.ts";

/** A consistent blueprint with organizations, small enough to break one thing at a time. */
export const sound: BlueprintSpec = dataSecurity;
export const flat: BlueprintSpec = machineFleet;

const [firstLimit] = sound.limits;
const [firstMeter] = sound.meters;
if (firstLimit === undefined || firstMeter === undefined) throw new Error("it meters scans");
export const [limit, meter] = [firstLimit, firstMeter];
export const feature = { key: "reports", name: "Reports", phrase: "reports of findings" };

export type Level = "organization" | "workspace";

export function withPermissions(
  spec: BlueprintSpec,
  level: Level,
  key: string,
  change: (held: readonly PermissionName[]) => readonly PermissionName[],
): BlueprintSpec {
  const changed = spec.roles[level].map((role) =>
    role.key === key ? { ...role, permissions: change(role.permissions) } : role,
  );
  return { ...spec, roles: { ...spec.roles, [level]: changed } };
}

export const giving = (spec: BlueprintSpec, level: Level, key: string, name: PermissionName) =>
  withPermissions(spec, level, key, (held) => [...held, name]);

export const taking = (spec: BlueprintSpec, level: Level, key: string, name: PermissionName) =>
  withPermissions(spec, level, key, (held) => held.filter((other) => other !== name));

/** Removes the permission from every role that has it. */
export const without = (spec: BlueprintSpec, name: PermissionName): BlueprintSpec => {
  const strip = (roles: readonly RoleSpec[]) =>
    roles.map((role) => ({ ...role, permissions: role.permissions.filter((other) => other !== name) }));
  return {
    ...spec,
    roles: { organization: strip(spec.roles.organization), workspace: strip(spec.roles.workspace) },
  };
};

export const withRoles = (
  spec: BlueprintSpec,
  level: Level,
  change: (roles: readonly RoleSpec[]) => readonly RoleSpec[],
) => ({
  ...spec,
  roles: { ...spec.roles, [level]: change(spec.roles[level]) },
});

export const withPlans = (
  spec: BlueprintSpec,
  change: (plans: BlueprintSpec["plans"]) => BlueprintSpec["plans"],
) => ({
  ...spec,
  plans: change(spec.plans),
});

export const extraRole: RoleSpec = {
  key: "guest",
  name: "Guest",
  description: "Visits.",
  rank: 0,
  permissions: ["workspace:read", "member:leave"],
};

export function faultsOf(spec: BlueprintSpec): readonly string[] {
  try {
    defineBlueprint(spec);
    return [];
  } catch (error) {
    if (error instanceof InconsistentBlueprint) return error.faults;
    throw error;
  }
}

/** For the key of a record that the compiler would check otherwise. */
export const name = (text: string) => text;

/** What is wrong with a blueprint: the case in words, the blueprint, and the fault that is expected. */
export type Inconsistent = readonly (readonly [string, BlueprintSpec, string])[];
