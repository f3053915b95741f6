import { CheckMachine, MachineRuling } from "@bailiwick/contracts";
import { Refused, ruleOn } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutResource } from "../resources/internal.ts";
import { modeOf, ownMachine } from "./internal.ts";
import { readRules } from "./rules.ts";

/**
 * Asks whether an agent on the machine can do this: by the machine's rules and its permission mode (C15). In bypass mode
 * it always can, and each use is in the log.
 */
export const check = procedure("machine", "resource.bypassed")
  .input(CheckMachine)
  .output(MachineRuling)
  .mutation(async ({ ctx, input }) => {
    const { row, kind, rules } = await ownMachine(ctx);
    const read = readRules(rules, kind.connects.rules.field);
    if (!read.allowed) throw new Refused(read);
    const mode = modeOf(row.fields[kind.connects.mode.field]);
    const ruling = ruleOn(mode, read.rules, input);

    if (mode === "bypass")
      await ctx.record({ action: "resource.bypassed", target: aboutResource(row), after: { ...input } });
    return { ...ruling, mode };
  });
