import { skipToken, useQuery } from "@tanstack/react-query";
import { useParams, useRouteContext } from "@tanstack/react-router";
import type { OrganizationSummary, Workspace } from "../access.ts";
import { trpc } from "../api.ts";
import { useMe } from "../me.ts";
import { type Address, addressById, type Place, referenceOf } from "../paths.ts";
import { type Spot, spotsOf } from "./offered.ts";

/** The sidebar's place: the page's workspace, else the person's landing workspace. */
export type Here = {
  /** For links to its pages; null for a person without a workspace. */
  readonly address: Address | null;
  /** Undefined while it loads, or if it can't be read. */
  readonly workspace: Workspace | undefined;
  /** The organization of the page, or of the workspace; null if there is none to show. */
  readonly organization: OrganizationSummary | null;
  /** Where teams and roles are managed; null if there is no such place, or it is not yet known. */
  readonly tenant: Place | null;
  /** The places whose pages are offered, in list order. */
  readonly spots: readonly Spot[];
};

/** Two tabs on two workspaces never mix: the page's path comes first. */
export function useHere(): Here {
  const me = useMe();
  const { addressOf, surroundingsOf } = useRouteContext({ from: "/_in" });
  const params = useParams({ strict: false });
  const named = params.workspace === undefined ? undefined : referenceOf(params.workspace);
  // An unknown path leaves the place unchanged.
  const { isError } = useQuery(workspaceOptions(named));
  const landing = me.landing?.id;
  const workspace = useQuery(workspaceOptions(isError ? landing : (named ?? landing))).data;
  const organizations = useQuery(trpc.organizations.list.queryOptions()).data?.items ?? [];
  // Only organizations with organization roles are listed, so an organization that is its workspace never is.
  const organization =
    organizations.find(({ slug: each }) => each === params.organization) ??
    organizations.find(({ id }) => id === workspace?.organization.id) ??
    null;
  let address = landing === undefined ? null : addressById(landing);
  if (workspace !== undefined) address = addressOf(workspace);
  const at = workspace === undefined ? null : surroundingsOf(workspace.organization.blueprint);
  let tenant: Place | null = null;
  if (organization !== null) tenant = { organization: organization.slug };
  else if (at?.standsAlone === true && address !== null) tenant = { workspace: address };
  const { platformAdmin } = me;
  const spots = spotsOf({ address, workspace, organization, platformAdmin, surroundingsOf });
  return { address, workspace, organization, tenant, spots };
}

function workspaceOptions(reference: string | undefined) {
  return trpc.workspaces.get.queryOptions(reference === undefined ? skipToken : { workspace: reference });
}
