import { type Blueprint, isBuiltIn, isLocale, type RoleLevel, type Roles, roleIn } from "@bailiwick/domain";

type Held = { readonly level: RoleLevel; readonly role: string };

/** A role's name in a mail's language: a built-in one's translated, a custom one's as its author wrote it. */
export function roleNameIn(
  locale: string,
  blueprint: Blueprint,
  roles: Roles,
  { level, role }: Held,
): string {
  const name = roleIn(roles, level, role)?.name ?? role;
  if (!isBuiltIn(blueprint, level, role) || !isLocale(locale) || locale === "en") return name;
  return blueprint.translations?.[locale][name] ?? name;
}
