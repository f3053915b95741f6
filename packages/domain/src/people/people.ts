import type { Actor } from "../access/actor.ts";
import { can, permission } from "../access/decide.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";

const platformSuspendPerson = permission("platform:suspend_person");
const platformResetSecondFactor = permission("platform:reset_second_factor");

/** For an account that does not exist. */
export const noSuchPerson = refuse("no_such_person", {}, "userId");

const yourself = refuse("suspend_yourself");

const alreadySuspended = refuse("already_suspended");

const notSuspended = refuse("not_suspended");

/** For an address that no account has, and no entry contains. */
export const noOneToErase = refuse("no_such_person", {}, "email");

/** For the address of someone who runs the instance: who could cover their own tracks. */
export const eraseOperator = refuse("erase_operator");

/** The facts about an account that its rules need. */
export type Account = { readonly userId: string; readonly isSuspended: boolean };

/**
 * Can the platform admin suspend the account? Even the last owner's: a suspended owner no longer counts, and a
 * workspace without an owner can be rescued (V61).
 */
export function canSuspend(actor: Actor, account: Account): Decision {
  return allOf(
    () => can(actor, platformSuspendPerson),
    () => (account.userId === actor.id ? yourself : allowed),
    () => (account.isSuspended ? alreadySuspended : allowed),
  );
}

/** Can the platform admin let the account's owner sign in again? */
export function canReinstate(actor: Actor, account: Account): Decision {
  return allOf(
    () => can(actor, platformSuspendPerson),
    () => (account.isSuspended ? allowed : notSuspended),
  );
}

/** A person's second factor, as someone who wants to reset it finds it. */
export type FactorFacts = { readonly userId: string; readonly secondFactor: boolean };

/**
 * Can the platform admin reset the person's second factor? Not their own: for a stolen session of theirs, it would
 * take the place of a code.
 */
export function canResetSecondFactor(actor: Actor, { userId, secondFactor }: FactorFacts): Decision {
  return allOf(
    () => can(actor, platformResetSecondFactor),
    () => (userId === actor.id ? refuse("reset_yourself") : allowed),
    () => (secondFactor ? allowed : refuse("no_authenticator")),
  );
}
