import { blueprint } from "./kinds.ts";
import { type Address, addressFrom } from "./paths.ts";

type Named = {
  readonly slug: string;
  readonly organization: { readonly slug: string; readonly blueprint: string };
};

/**
 * The name of a workspace in its pages' paths: its slug, preceded by the organization's if slugs are unique only within
 * it.
 */
export function addressOf({ slug, organization }: Named): Address {
  const within = blueprint(organization.blueprint).slug.scope === "organization";
  return addressFrom(within ? organization.slug : null, slug);
}
