import type { PermissionName } from "../access/permissions.ts";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { aiGovernance } from "./ai-governance.ts";
import { aiTracing } from "./ai-tracing.ts";
import { complianceOps } from "./compliance-ops.ts";
import { dataSecurity } from "./data-security.ts";
import { machineFleet } from "./machine-fleet.ts";

/** Every blueprint, by its key. To add one, add a file beside this one and a word in this list. */
export const blueprints: Readonly<Record<string, Blueprint>> = Object.freeze(
  Object.assign(
    Object.create(null),
    Object.fromEntries(
      [complianceOps, aiGovernance, machineFleet, dataSecurity, aiTracing].map((blueprint) => [
        blueprint.key,
        blueprint,
      ]),
    ),
  ),
);

/** The names of all permissions of any blueprint, without duplicates. An organization knows those of its blueprint. */
export const permissionNames: readonly PermissionName[] = [
  ...new Set(
    Object.values(blueprints).flatMap(({ catalogue }) => catalogue.permissions.map((row) => row.name)),
  ),
];
/** The keys of all limits and features of any blueprint, without duplicates. */
export const limitNames: readonly string[] = keysOf((blueprint) => blueprint.everyLimit);
export const featureNames: readonly string[] = keysOf((blueprint) => blueprint.everyFeature);

function keysOf(list: (blueprint: Blueprint) => readonly { readonly key: string }[]): readonly string[] {
  return [...new Set(Object.values(blueprints).flatMap((each) => list(each).map(({ key }) => key)))];
}

const knownNames: ReadonlySet<string> = new Set(permissionNames);

/** Whether a text from outside is the name of a permission in any blueprint. */
export function isPermissionName(text: string): text is PermissionName {
  return knownNames.has(text);
}

/** The blueprint with this key, as a row in the database names it. Throws a RangeError on an unknown one. */
export function blueprint(key: string): Blueprint {
  const found = blueprints[key];
  if (found === undefined) throw new RangeError(`there is no blueprint ${key}`);
  return found;
}
