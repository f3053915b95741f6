import { can, levelOf, type ResourceKind } from "@bailiwick/domain";
import { skipToken, useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { isShown } from "../../kinds.ts";
import type { InWorkspace } from "../../workspace.ts";

/** The kind that an empty dashboard offers to create, and whether there is one already. */
export type First = { readonly kind: ResourceKind; readonly isThere: boolean };

/** The kind that the blueprint declares to be the first to create here; null if there is none that the person sees. */
export function useFirst({ workspace, actor, blueprint }: InWorkspace): First | null {
  const kind = blueprint.resourceKinds.find(
    (each) => each.first === true && levelOf(each) === "workspace" && each.parent === null && isShown(each),
  );
  const asked = kind !== undefined && can(actor, `${kind.key}:read`).allowed ? kind : null;
  const { data } = useQuery(
    trpc.resources.list.queryOptions(
      asked === null ? skipToken : { workspace: workspace.id, kind: asked.key, limit: 1 },
    ),
  );
  // Until it is known, the list of steps is not longer than it will be.
  return asked === null || data === undefined ? null : { kind: asked, isThere: data.items.length > 0 };
}
