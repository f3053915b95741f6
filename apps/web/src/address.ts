import { blueprint } from "./kinds.ts";
import { type Address, addressFrom } from "./paths.ts";

type Named = {
  readonly slug: string;
  readonly organization: { readonly slug: string; readonly blueprint: string };
};

/** The address of a workspace's pages: its slug, with the organization's in front where slugs are unique within it only. */
export function addressOf({ slug, organization }: Named): Address {
  const within = blueprint(organization.blueprint).slug.scope === "organization";
  return addressFrom(within ? organization.slug : null, slug);
}
