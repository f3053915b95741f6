import type { Blueprint } from "../blueprint/blueprint.ts";
import { blueprintNotOffered } from "../organizations.ts";
import { Refused, refuse } from "../refusals/refusal.ts";
import type { BundleManifest } from "./manifest.ts";

/** Where a bundle is to be imported: into an organization, or as a standalone workspace of one of the offered blueprints. */
export type ImportPlace =
  | { readonly organization: string; readonly blueprint: Blueprint }
  | { readonly offered: readonly Blueprint[] };

/**
 * The blueprint with which a bundle is imported. Roles mean what their blueprint says: without a map of them, a bundle is
 * imported where its own blueprint is.
 * @returns null where another blueprint is, for which {@link otherKind} says what does not fit
 * @throws Refused for a standalone workspace that is not offered, or that needs an organization
 */
export function blueprintForImport(
  manifest: Pick<BundleManifest, "blueprint">,
  place: ImportPlace,
): Blueprint | null {
  if ("organization" in place) return manifest.blueprint === place.blueprint.key ? place.blueprint : null;
  const offered = place.offered.find(({ key }) => key === manifest.blueprint);
  if (offered === undefined) throw new Refused(blueprintNotOffered);
  if (offered.topology !== "flat") throw new Refused(refuse("bundle_needs_organization"));
  return offered;
}

/** Why a bundle with these roles does not fit into an organization of another blueprint: the roles that it does not have. */
export function otherKind(
  { organization, blueprint }: Extract<ImportPlace, { readonly organization: string }>,
  roles: readonly string[],
): Refused {
  const known = blueprint.roles.workspace.map(({ key }) => key);
  const names = roles.filter((role) => !known.includes(role));
  return new Refused(refuse("bundle_of_other_kind", { name: organization, names }));
}
