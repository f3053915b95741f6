import { skipToken, useQuery } from "@tanstack/react-query";
import { useParams, useRouteContext } from "@tanstack/react-router";
import type { OrganizationSummary, Workspace } from "../access.ts";
import { trpc } from "../api.ts";
import { useMe } from "../me.ts";
import { type Address, addressById, referenceOf } from "../paths.ts";

/** What the sidebar is about: the workspace of the page, else the one where the person lands. */
export type Here = {
  /** For links to its pages; null for who has no workspace. */
  readonly address: Address | null;
  /** Undefined while it loads, or when it cannot be read. */
  readonly workspace: Workspace | undefined;
  /** The organization of the page, or of the workspace; null where there is none to show (flat topology). */
  readonly organization: OrganizationSummary | null;
  /** Whether there is a choice of plans for the organization. */
  readonly hasPlans: boolean;
  /** Whether the workspace is all there is of its organization: nobody has a role above it. */
  readonly standsAlone: boolean;
};

/** Two tabs on two workspaces never mix: the page's address comes first. */
export function useHere(): Here {
  const me = useMe();
  const { addressOf, hasPlans } = useRouteContext({ from: "/_in" });
  const params = useParams({ strict: false });
  const named = params.workspace === undefined ? undefined : referenceOf(params.workspace);
  // An address that names nothing leaves the person where they were.
  const { isError } = useQuery(workspaceOptions(named));
  const landing = me.landing?.id;
  const workspace = useQuery(workspaceOptions(isError ? landing : (named ?? landing))).data;
  const organizations = useQuery(trpc.organizations.list.queryOptions()).data?.items ?? [];
  // Only organizations in which people have roles of their own are listed, so a flat one never is.
  const organization =
    organizations.find(({ slug: each }) => each === params.organization) ??
    organizations.find(({ id }) => id === workspace?.organization.id) ??
    null;
  let address = landing === undefined ? null : addressById(landing);
  if (workspace !== undefined) address = addressOf(workspace);
  return {
    address,
    workspace,
    organization,
    hasPlans: organization !== null && hasPlans(organization.blueprint),
    standsAlone: workspace?.access.organizationRole === null,
  };
}

function workspaceOptions(reference: string | undefined) {
  return trpc.workspaces.get.queryOptions(reference === undefined ? skipToken : { workspace: reference });
}
