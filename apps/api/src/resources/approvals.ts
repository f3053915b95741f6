import { ApprovalList, ListApprovals } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { approvalsWire, needsApprovals } from "./approving.ts";
import { findResource, kindOf } from "./internal.ts";

/** Who approved a resource, and how many approvals are still missing (V6). */
export const approvals = procedure({ kind: "read" })
  .input(ListApprovals)
  .output(ApprovalList)
  .query(async ({ ctx, input }) => {
    const kind = kindOf(ctx, input.kind);
    const { id } = await findResource(ctx, kind, input.id);
    const actions = (kind.states?.actions ?? []).filter(needsApprovals);
    const items = [];
    for (const action of actions) items.push(await approvalsWire(ctx, id, action));
    return { items };
  });
