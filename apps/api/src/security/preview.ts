import { type ChangedSecurityPolicy, PolicyEffects, SetSecurityPolicy } from "@bailiwick/contracts";
import type { z } from "zod";
import { dryRun } from "../procedure/dry-run.ts";
import { changeOf, dryRunOf } from "../procedure/trpc.ts";
import { set } from "./set.ts";

/** Who would lose access by a change: the change itself is run, and rolled back. Who can't make it is refused. */
export const preview = dryRunOf(
  SetSecurityPolicy,
  PolicyEffects,
  ({ ctx, input }) =>
    dryRun(ctx, changeOf(set), input, async (_, perform) => {
      const { effects } = (await perform(input)) as z.output<typeof ChangedSecurityPolicy>;
      return effects;
    }),
  "securityPolicies.set",
);
