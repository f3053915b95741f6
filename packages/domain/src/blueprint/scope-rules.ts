import { catalogueWith } from "../access/permissions.ts";
import { canBeScope } from "../keys/key-scopes.ts";
import type { BlueprintSpec } from "./blueprint.ts";
import { faults, type Rule, repeated } from "./blueprint-rule.ts";
import { permissionsOfKinds } from "./resource-kinds.ts";

const groupsFit: Rule = ({ scopeGroups = [], topology, resourceKinds }: BlueprintSpec) => {
  const { named } = catalogueWith(permissionsOfKinds(resourceKinds));
  return [
    ...repeated(scopeGroups.map(({ key }) => key)).map((key) => `the scopes ${key} appear twice`),
    ...scopeGroups.flatMap(({ key, scopes }) => [
      ...faults(
        [
          !/^[a-z]+(_[a-z]+)*:[a-z]+(_[a-z]+)*$/.test(key),
          `the scopes ${key} are not named like machines:read`,
        ],
        [named[key] !== undefined, `the scopes ${key} have the name of a permission`],
        [scopes.length === 0, `the scopes ${key} hold nothing`],
      ),
      ...scopes.flatMap((name) => {
        const row = named[name];
        return faults([
          row === undefined || !canBeScope(topology, "workspace", row),
          `the scopes ${key} hold ${name}, which no key of a workspace can have`,
        ]);
      }),
    ]),
  ];
};

/** The rules for the groups of scopes that keys are given (C21). */
export const scopeRules: readonly Rule[] = [groupsFit];
