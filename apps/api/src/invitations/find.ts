import { FoundInvitation, InvitationToken } from "@bailiwick/contracts";
import { canAccept } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";
import { findByToken } from "./found.ts";

/**
 * The invitation of the mailed token, for the person who has it, signed in or not, and whether they can accept it now.
 */
export const find = procedure("link")
  .input(InvitationToken)
  .output(FoundInvitation)
  .query(async ({ ctx, input }) => {
    const found = await findByToken(ctx, input.token, false);
    const { organization, workspace, email, role, invitedByName, facts } = found;
    const decision = canAccept(facts);
    return {
      organization: { ...organization, blueprint: found.blueprint.key },
      workspace,
      email,
      role,
      invitedByName,
      state: facts.state,
      isMember: facts.isMember,
      expiresAt: iso(found.expiresAt),
      accessEndsAt: iso(found.accessEndsAt),
      refusal: decision.allowed
        ? null
        : {
            code: decision.code,
            reason: decision.reason,
            params: decision.params,
            message: decision.message,
          },
    };
  });
