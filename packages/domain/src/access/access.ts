import { refuse } from "../refusals/refusal.ts";

/** For a call that needs a signed-in person: no credential, an unknown one, or an expired one. */
export const signInFirst = refuse("sign_in_first");

/** For what does not exist and for what belongs to someone else: the two look the same. */
export const notFound = refuse("not_found");

/** For an idempotency key that is used again with a different request. */
export const idempotencyKeyReused = refuse("idempotency_key_reused");

/** For what the database refused although the rules above allowed it. This second wall never explains itself. */
export const refusedByDatabase = refuse("refused_by_database");

/** For a change that lost a race with another one. */
export const changedMeanwhile = refuse("changed_meanwhile");

/** For an internal fault. */
export const internalFault = refuse("internal");

/** For a transient fault: a lock or a statement that timed out. */
export const busy = refuse("busy");

/** For a database outage. The outcome of the call is unknown: retry with its idempotency key. */
export const unavailable = refuse("unavailable");

/** What a client reports when a call got no answer. */
export const unreachable = refuse("unreachable");

/** What a client reports when an answer can't be Bailiwick's, such as one from a proxy or another program. */
export const strangeAnswer = refuse("strange_answer");
