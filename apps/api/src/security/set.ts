import { ChangedSecurityPolicy, SetSecurityPolicy } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { demandProven } from "../session/proven.ts";
import { canonicalRules, changeTo } from "./change.ts";
import { setAction, toChange } from "./needs.ts";

/**
 * Changes the security policy of a workspace or an organization (C1, C10): what it loosens is kept, what it tightens is on
 * trial. The answer names who loses access by it.
 */
export const set = procedure(toChange, setAction)
  .input(SetSecurityPolicy)
  .output(ChangedSecurityPolicy)
  .mutation(async ({ ctx, input }) => {
    await demandProven(ctx);
    return changeTo(ctx, canonicalRules(input.rules), { expected: input.version });
  });
