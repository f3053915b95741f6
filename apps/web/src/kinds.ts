import { type Blueprint, blueprint as blueprintNamed, localizeBlueprint } from "@bailiwick/domain";
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

/** Whether there is a choice of plans for organizations of this kind. */
export function hasPlans(kind: string): boolean {
  return blueprint(kind).plans.length > 1;
}
