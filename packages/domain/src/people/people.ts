import type { Actor } from "../access/actor.ts";
import { can } from "../access/decide.ts";
import { allOf, allowed, type Decision, refuse } from "../errors.ts";

/** For an account that is not there. */
export const noSuchPerson = refuse("NOT_FOUND", "no_such_person", "There is no such account.", "userId");

const yourself = refuse(
  "FORBIDDEN",
  "suspend_yourself",
  "You cannot suspend your own account. Another platform admin can.",
);

const alreadySuspended = refuse("WRONG_STATE", "already_suspended", "This account is suspended already.");

const notSuspended = refuse("WRONG_STATE", "not_suspended", "This account is not suspended.");

/** An account, as the rules on it see it. */
export type Account = { readonly userId: string; readonly isSuspended: boolean };

/**
 * May the platform admin suspend the account? Even the last owner's: who keeps a workspace owned can sign in, and a
 * workspace that nobody keeps can be rescued (V61).
 */
export function canSuspend(actor: Actor, account: Account): Decision {
  return allOf(
    () => can(actor, "platform:suspend_person"),
    () => (account.userId === actor.id ? yourself : allowed),
    () => (account.isSuspended ? alreadySuspended : allowed),
  );
}

/** May the platform admin let the bearer of the account sign in again? */
export function canReinstate(actor: Actor, account: Account): Decision {
  return allOf(
    () => can(actor, "platform:suspend_person"),
    () => (account.isSuspended ? allowed : notSuspended),
  );
}
