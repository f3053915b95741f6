import { Resource, UpdateResource } from "@bailiwick/contracts";
import { canOverwrite, demand, Refused, readChanged } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import {
  aboutResource,
  aimAtResource,
  findResource,
  kindOf,
  type ResourceRow,
  resourceOf,
  told,
} from "./internal.ts";
import { demandReach, shareResource, toldReach } from "./reach.ts";
import { sealed } from "./secrets.ts";
import { differing, overwriteResource } from "./write.ts";

/** Changes some fields of a resource; the log has what they were and what they became. */
export const update = procedure({ kind: "update" }, "resource.updated")
  .input(UpdateResource, { aim: aimAtResource })
  .output(Resource)
  .mutation(async ({ ctx, input }) => {
    const kind = kindOf(ctx, input.kind);
    const before = await findResource(ctx, kind, input.id);
    demand(canOverwrite(input.updatedAt, { at: before.updatedAt, by: before.updatedByName }));
    const read = readChanged(kind.fields, before.fields, input.fields);
    if (!read.allowed) throw new Refused(read);
    const values = await sealed(ctx, kind, before.id, read.values);
    const changed = differing(kind, before.fields, values);
    const was = await resourceOf(ctx, kind, before);
    if (changed.length === 0 && input.reach === undefined) return was;

    await demandReach(ctx, kind, before, "update");
    if (changed.length > 0) await overwriteResource(ctx, kind, before, values);
    if (input.reach !== undefined) await shareResource(ctx, kind, before.id, input.reach, "update");
    const after = await findResource(ctx, kind, before.id);
    const is = await resourceOf(ctx, kind, after);
    await ctx.record({
      action: "resource.updated",
      target: aboutResource(after),
      before: { ...told(changed, before.fields), ...stateIf(before, after), ...reachIf(input, was) },
      after: { ...told(changed, values), ...stateIf(after, before), ...reachIf(input, is) },
    });
    return is;
  });

/** The state, if an edit changed it: what was approved waits again. */
const stateIf = ({ state }: Pick<ResourceRow, "state">, other: Pick<ResourceRow, "state">) =>
  state === other.state ? {} : { state };

/** Where it is shared, if the edit is about that. */
const reachIf = (
  { reach }: { readonly reach?: unknown },
  resource: { readonly reach: Parameters<typeof toldReach>[0] },
) => (reach === undefined ? {} : toldReach(resource.reach));
