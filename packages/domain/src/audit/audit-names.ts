import type { Blueprint } from "../blueprint/blueprint.ts";
import { planOf } from "../plans/plans.ts";
import { locales } from "../text/locales.ts";
import type { NamedInAudit } from "./audit-actions.ts";

/** The names of what a blueprint does not have. */
export type OtherNames = {
  /** Of a role by its key, custom ones included. */
  readonly role: (key: string) => string | undefined;
  /** Of a setting, stored under its blueprint's English name. */
  readonly setting?: (name: string) => string;
};

/**
 * What turns the keys in an entry into names, for `auditSentence`. What is gone appears by its key.
 * @param blueprint in the reader's language
 */
export function auditNames(
  blueprint: Blueprint,
  { role, setting = (name) => name }: OtherNames,
): (what: NamedInAudit, key: string) => string {
  const named = (list: readonly { readonly key: string; readonly name: string }[], key: string) =>
    list.find((one) => one.key === key)?.name ?? key;
  return (what, key) => {
    switch (what) {
      case "role":
        return role(key) ?? key;
      case "plan":
        return planOf(blueprint.plans, key)?.name ?? key;
      case "locale":
        return named(locales, key);
      case "limit":
        return named(blueprint.everyLimit, key);
      case "kind":
        return named(blueprint.resourceKinds, key);
      case "setting":
        return setting(key);
    }
  };
}
