import { refuse } from "../refusals/refusal.ts";

/** For a call that needs a person and has none: no credential, an unknown one, one that has ended. */
export const signInFirst = refuse("sign_in_first");

/** For what is not there, and for what somebody else has: the two look the same. */
export const notFound = refuse("not_found");

/** For a repeat of an idempotency key with another request. */
export const idempotencyKeyReused = refuse("idempotency_key_reused");

/** For what the database refused although the rules above allowed it; the second wall never explains itself. */
export const refusedByDatabase = refuse("refused_by_database");

/** For a change that met another one that came first. */
export const changedMeanwhile = refuse("changed_meanwhile");

/** For a fault of ours. */
export const internalFault = refuse("internal");

/** For a fault that passes by itself: a lock or a statement that took too long. */
export const busy = refuse("busy");

/** For an outage of the database. Whether the call was carried out is not known: ask again with its idempotency key. */
export const unavailable = refuse("unavailable");

/** What a client tells of a call that never got an answer. */
export const unreachable = refuse("unreachable");

/** What a client tells of an answer that cannot be Bailiwick's, as of a proxy in between or of another program. */
export const strangeAnswer = refuse("strange_answer");
