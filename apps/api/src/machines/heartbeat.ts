import { Heartbeat, ReportHeartbeat } from "@bailiwick/contracts";
import { heartbeatSeconds } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutResource } from "../resources/internal.ts";
import { machineOf, ownMachine } from "./internal.ts";
import { versionOf } from "./rules.ts";

/**
 * A machine reports, by its own credential, and learns where and what it is. The first time it gets its workspace's
 * default rules (C17); the text of the rules is in the answer if the machine has another version.
 */
export const heartbeat = procedure("machine", "resource.reported")
  .input(ReportHeartbeat)
  .output(Heartbeat)
  .mutation(async ({ ctx, input }) => {
    const [reported] = await ctx.sql<{ first: boolean }>("SELECT authz.heartbeat() AS first");
    const { row, kind, rules } = await ownMachine(ctx);
    const version = versionOf(rules);

    if (reported?.first)
      await ctx.record({
        action: "resource.reported",
        target: aboutResource(row),
        after: { rules: version },
      });
    return {
      machine: machineOf(kind, ctx.workspace, row),
      rules: { version, text: input.rules === version ? null : rules },
      heartbeatSeconds,
    };
  });
