import { type Blueprint, blueprint as blueprintNamed, localizeBlueprint } from "@bailiwick/domain";
import type { Surroundings } from "./pages.ts";
import { currentLocale } from "./texts/locale.ts";

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
    hasDefaults: rules.settings.length > 0,
  };
}
