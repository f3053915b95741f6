import { ListResources, maxCounted, ResourcePage } from "@bailiwick/contracts";
import { pageOf } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { openWorkspaces, toRead } from "./across.ts";
import { anyKindOf, resourcesOf } from "./internal.ts";
import { listOf } from "./lists.ts";

/**
 * The resources of a kind, page by page, searched by their titles, filtered and sorted by any field of the list: of a
 * workspace, of the organization itself, or of all of its workspaces in which the caller can read the kind.
 */
export const list = procedure(toRead)
  .input(ListResources)
  .output(ResourcePage)
  .query(async ({ ctx, input }) => {
    const kind = anyKindOf(ctx, input.kind);
    await openWorkspaces(ctx, kind);
    const listed = await listOf(kind).read(ctx, kind, input);
    const { rows, nextCursor } = pageOf(listed, input.limit, ({ place, id }) => [place, id]);
    const total = input.counted
      ? await listOf(kind).count(ctx, kind, { ...input, cursor: null }, maxCounted)
      : null;
    return { items: await resourcesOf(ctx, kind, rows), nextCursor, total };
  });
