import { CreateResource, Resource } from "@bailiwick/contracts";
import { Refused, readNew, runVerbOf } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { startRun } from "../runs/start-run.ts";
import { aboutResource, aimAtKind, findResource, kindOf, parentOf, resourceOf, told } from "./internal.ts";
import { runPlaybooks } from "./playbooks.ts";
import { shareResource, toldReach } from "./reach.ts";
import { insertResource } from "./write.ts";

/** Creates a resource, in its kind's first state. */
export const create = procedure({ kind: "create" }, "resource.created")
  .input(CreateResource, { aim: aimAtKind })
  .output(Resource)
  .mutation(async ({ ctx, input }) => {
    const kind = kindOf(ctx, input.kind);
    const parent = await parentOf(ctx, kind, input.parent ?? null);
    const read = readNew(kind.fields, input.fields);
    if (!read.allowed) throw new Refused(read);

    const { id, title, fields } = await insertResource(ctx, kind, read.values, parent);
    if (input.reach !== undefined) await shareResource(ctx, kind, id, input.reach, "create");
    const run = runVerbOf(kind);
    if (run?.creates) await startRun(ctx, kind, run, id);
    const made = await resourceOf(ctx, kind, await findResource(ctx, kind, id));
    await ctx.record({
      action: "resource.created",
      target: aboutResource({ id, kind: kind.key, title }),
      after: { ...told(kind.fields, fields), ...toldReach(made.reach) },
    });
    await runPlaybooks(ctx, kind, { id, kind: kind.key, title }, null);
    return resourceOf(ctx, kind, await findResource(ctx, kind, id));
  });
