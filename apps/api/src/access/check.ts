import { AccessAnswer, CheckAccess } from "@bailiwick/contracts";
import { can } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";

const yes = { allowed: true, code: null, reason: null, params: {}, message: null };

/**
 * Can the caller do this in the workspace, here and now? For services that check before they act. Never refuses the
 * call itself.
 */
export const check = procedure("workspace:read")
  .input(CheckAccess)
  .output(AccessAnswer)
  .answer(async ({ ctx, input }) => {
    const decision = can(ctx.actor, input.permission);
    if (decision.allowed) return yes;
    const { code, reason, params, message } = decision;
    return { allowed: false, code, reason, params, message };
  });
