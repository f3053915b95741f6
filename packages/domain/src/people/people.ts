import type { Actor } from "../access/actor.ts";
import { can } from "../access/decide.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** For an account that is not there. */
export const noSuchPerson = refuse("no_such_person", {}, "userId");

const yourself = refuse("suspend_yourself");

const alreadySuspended = refuse("already_suspended");

const notSuspended = refuse("not_suspended");

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
