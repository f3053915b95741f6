import { skipToken, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { OrganizationSummary, Workspace } from "../access.ts";
import { trpc } from "../api.ts";
import { useMe } from "../me.ts";

/** What the sidebar is about: the workspace of the page, else the one where the person lands. */
export type Here = {
  /** Its slug; null for who has no workspace. */
  readonly slug: string | null;
  /** Undefined while it loads, or when it cannot be read. */
  readonly workspace: Workspace | undefined;
  /** The organization of the page, or of the workspace; null where there is none to show (flat topology). */
  readonly organization: OrganizationSummary | null;
};

/** Two tabs on two workspaces never mix: the page's address comes first. */
export function useHere(): Here {
  const me = useMe();
  const params = useParams({ strict: false });
  const landing = me.landing?.slug;
  const named = useQuery(workspaceOptions(params.workspace));
  // An address that names nothing leaves the person where they were.
  const slug = (named.isError ? landing : (params.workspace ?? landing)) ?? null;
  const workspace = useQuery(workspaceOptions(slug ?? undefined)).data;
  const organizations = useQuery(trpc.organizations.list.queryOptions()).data?.items ?? [];
  // Only organizations in which people have roles of their own are listed, so a flat one never is.
  const organization =
    organizations.find(({ slug: each }) => each === params.organization) ??
    organizations.find(({ id }) => id === workspace?.organization.id) ??
    null;
  return { slug, workspace, organization };
}

function workspaceOptions(slug: string | undefined) {
  return trpc.workspaces.get.queryOptions(slug === undefined ? skipToken : { workspace: slug });
}
