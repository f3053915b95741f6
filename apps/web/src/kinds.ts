import {
  addBlueprint,
  type Blueprint,
  blueprint as blueprintNamed,
  levelOf,
  localizeBlueprint,
  type ResourceKind,
} from "@bailiwick/domain";
import { iconOf } from "./kindIcons.ts";
import type { ListedKind, Surroundings } from "./pages.ts";
import { currentLocale } from "./texts/locale.ts";

// The page itself declares the blueprints that the operator of the instance added.
const added = globalThis.document?.getElementById("blueprints")?.textContent;
if (added) for (const spec of JSON.parse(added)) addBlueprint(spec);

const localized = new Map<string, Blueprint>();

/** The blueprint with this key, in the console's language. Throws a RangeError on an unknown one. */
export function blueprint(key: string): Blueprint {
  const known = localized.get(key);
  if (known !== undefined) return known;
  const made = localizeBlueprint(blueprintNamed(key), currentLocale());
  localized.set(key, made);
  return made;
}

/**
 * Whether a workspace of this kind is its whole organization (a flat topology): it has the roles, the teams and the
 * plan, and its people never see the organization.
 */
export function standsAlone({ topology }: Pick<Blueprint, "topology">): boolean {
  return topology === "flat";
}

/** What decides which pages exist for workspaces and organizations of this kind. */
export function surroundingsOf(kind: string): Surroundings {
  const rules = blueprint(kind);
  return {
    standsAlone: standsAlone(rules),
    hasPlans: rules.plans.length > 1,
    hasMeters: rules.meters.length > 0,
    hasDefaults: rules.settings.length > 0,
    kinds: rules.resourceKinds
      .filter((each) => isShown(each) && each.parent === null)
      .map((each) => listedOf(each, rules)),
  };
}

/** Whether the console shows its resources: with something to list. */
export function isShown({ list }: Pick<ResourceKind, "list">): boolean {
  return list.columns.length > 0;
}

/** Whether its resources are records: appended by programs, listed along time, and without pages of their own. */
export function isRecorded({ volume }: Pick<ResourceKind, "volume">): boolean {
  return volume === "many";
}

function listedOf(kind: ResourceKind, { resourceKinds }: Pick<Blueprint, "resourceKinds">): ListedKind {
  const { key, name: one, plural: name, verbs } = kind;
  const create = verbs.create === undefined ? null : (`${key}:create` as const);
  return {
    key,
    name,
    one,
    scope: levelOf(kind),
    icon: iconOf(kind, resourceKinds),
    read: `${key}:read`,
    create,
  };
}
