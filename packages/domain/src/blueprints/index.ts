import type { PermissionName } from "../access/permissions.ts";
import { type Blueprint, type BlueprintSpec, defineBlueprint } from "../blueprint/blueprint.ts";
import { aiGovernance } from "./ai-governance.ts";
import { aiTracing } from "./ai-tracing.ts";
import { complianceOps } from "./compliance-ops.ts";
import { dataSecurity } from "./data-security.ts";
import { machineFleet } from "./machine-fleet.ts";

const known: Record<string, Blueprint> = Object.assign(
  Object.create(null),
  Object.fromEntries(
    [complianceOps, aiGovernance, machineFleet, dataSecurity, aiTracing].map((blueprint) => [
      blueprint.key,
      blueprint,
    ]),
  ),
);
const added = new Map<string, BlueprintSpec>();

/**
 * Every blueprint, by its key. To build one in, add a file beside this one and a word in this list; an operator's file is
 * added at the start, see {@link addBlueprint}.
 */
export const blueprints: Readonly<Record<string, Blueprint>> = known;

/**
 * Adds a blueprint for as long as the process runs, and returns it; the same one again changes nothing. What is made of the
 * list when a module is loaded, such as the schemas of inputs, includes it if it is added before.
 * @throws InconsistentBlueprint, naming every fault
 * @throws RangeError when another blueprint has its key
 */
export function addBlueprint(spec: BlueprintSpec): Blueprint {
  const present = known[spec.key];
  if (present !== undefined) {
    if (JSON.stringify(added.get(spec.key)) === JSON.stringify(spec)) return present;
    throw new RangeError(`there is a blueprint ${spec.key} already`);
  }
  const made = defineBlueprint<string, string>(spec);
  known[spec.key] = made;
  added.set(spec.key, spec);
  return made;
}

/** The added blueprints as they were given, for programs that have to add them too. */
export function addedBlueprints(): readonly BlueprintSpec[] {
  return [...added.values()];
}

/** Takes an added blueprint out again, such as at the end of a test in a process that goes on. */
export function removeBlueprint(key: string): void {
  if (added.delete(key)) delete known[key];
}

/** The names of all permissions of any blueprint, without duplicates. An organization knows those of its blueprint. */
export function permissionNames(): readonly PermissionName[] {
  const all = Object.values(blueprints).flatMap(({ catalogue }) => catalogue.permissions);
  return [...new Set(all.map(({ name }) => name))];
}
/** The keys of all limits and features of any blueprint, without duplicates. */
export const limitNames = (): readonly string[] => keysOf((blueprint) => blueprint.everyLimit);
export const featureNames = (): readonly string[] => keysOf((blueprint) => blueprint.everyFeature);

function keysOf(list: (blueprint: Blueprint) => readonly { readonly key: string }[]): readonly string[] {
  return [...new Set(Object.values(blueprints).flatMap((each) => list(each).map(({ key }) => key)))];
}

/** Whether a text from outside is the name of a permission in any blueprint. */
export function isPermissionName(text: string): text is PermissionName {
  return Object.values(blueprints).some(({ catalogue }) => Object.hasOwn(catalogue.named, text));
}

/** The blueprint with this key, as a row in the database names it. Throws a RangeError on an unknown one. */
export function blueprint(key: string): Blueprint {
  const found = blueprints[key];
  if (found === undefined) throw new RangeError(`there is no blueprint ${key}`);
  return found;
}
