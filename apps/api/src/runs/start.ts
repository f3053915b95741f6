import { Run, StartRun } from "@bailiwick/contracts";
import { Refused, refuse } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutResource, findResource } from "../resources/internal.ts";
import { findRun, runKindOf, runOf } from "./internal.ts";
import { startRun } from "./start-run.ts";

/** Queues a run about a resource that exists, such as a check of a certificate; a scan is created instead. */
export const start = procedure({ kind: "run" }, "run.started")
  .input(StartRun, {
    aim: async ({ kind, resource }) => aboutResource({ id: resource, kind, title: null }),
  })
  .output(Run)
  .mutation(async ({ ctx, input }) => {
    const { kind, verb } = runKindOf(ctx, input.kind);
    const resource = await findResource(ctx, kind, input.resource).catch((error: unknown) => {
      throw error instanceof Refused ? new Refused(refuse("no_such_resource", {}, "resource")) : error;
    });
    if (verb.creates) throw new Refused(refuse("not_runnable", {}, "kind"));
    const id = await startRun(ctx, kind, verb, resource.id);
    await ctx.record({ action: "run.started", target: aboutResource(resource), after: { run: id } });
    return runOf(await findRun(ctx, kind, id));
  });
