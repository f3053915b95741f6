import { AppliedConfiguration, ApplyConfiguration } from "@bailiwick/contracts";
import { Refused, refuse } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutPlace } from "../security/internal.ts";
import { carryOut } from "./carry-out.ts";
import { compare } from "./compare.ts";
import { toOpen } from "./needs.ts";
import { wireChanges } from "./wire.ts";

/**
 * Has a workspace or an organization be as a settings file says, in one commit: each change is that of the ordinary
 * procedure, with what it needs, its rules and its own entry in the log. Refused when what the file is about, or the file,
 * changed since its plan.
 */
export const apply = procedure(toOpen, "configuration.applied")
  .input(ApplyConfiguration)
  .output(AppliedConfiguration)
  .mutation(async ({ ctx, input: { file, fingerprint } }) => {
    const compared = await compare(ctx, file);
    if (fingerprint !== undefined && fingerprint !== compared.fingerprint)
      throw new Refused(refuse("configuration_moved", {}, "fingerprint"));

    const invited = await carryOut(ctx, compared);

    const { changes } = compared;
    if (changes.length > 0) {
      await ctx.record({
        action: "configuration.applied",
        target: aboutPlace(ctx),
        after: { changes: changes.length, fingerprint: compared.fingerprint },
      });
    }
    return { changes: wireChanges(changes), invited };
  });
