import { FoundResources, SearchResources } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";

/** The most that are found; who sees this many types more. */
const maxFound = 20;

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** Null for one of the organization itself. */
  readonly workspace_id: string | null;
  readonly slug: string;
  readonly name: string;
};

/**
 * Resources of every kind by their titles: in a workspace, or in an organization and all of its workspaces, as far as the
 * caller can read the kind there (S33, S35). Records have no titles, and are not found.
 */
export const search = procedure({ workspace: "workspace:read", organization: "organization:read" })
  .input(SearchResources)
  .output(FoundResources)
  .query(async ({ ctx, input }) => {
    const found = await ctx.sql<Row>("SELECT * FROM authz.find_resources($1, $2)", [input.search, maxFound]);
    return {
      items: found.map(({ id, kind, title, workspace_id, slug, name }) => ({
        id,
        kind,
        title,
        workspace: workspace_id === null ? null : { id: workspace_id, slug, name },
      })),
    };
  });
