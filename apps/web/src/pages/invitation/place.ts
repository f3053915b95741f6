import { addressById, paths } from "../../paths.ts";

type Place = {
  readonly workspace: { readonly id: string } | null;
  readonly organization: { readonly slug: string };
};

/** Where the invitation leads: the workspace, or the organization. */
export function placePath({ workspace, organization }: Place) {
  return workspace === null
    ? paths.overview({ organization: organization.slug })
    : paths.overview({ workspace: addressById(workspace.id) });
}
