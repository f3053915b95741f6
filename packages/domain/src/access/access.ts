import { refuse } from "../errors.ts";

/** For a call that needs a person and has none: no credential, an unknown one, one that has ended. */
export const signInFirst = refuse("UNAUTHENTICATED", "sign_in_first", "Sign in first.");

/** For what is not there, and for what somebody else has: the two look the same (decision 6). */
export const notFound = refuse("NOT_FOUND", "not_found", "There is nothing here that you can see.");

/** For a repeat of an idempotency key with another request. */
export const idempotencyKeyReused = refuse(
  "CONFLICT",
  "idempotency_key_reused",
  "This idempotency key was used for another request.",
);

/** For what the database refused although the rules above allowed it; the second wall never explains itself. */
export const refusedByDatabase = refuse("FORBIDDEN", "refused_by_database", "You cannot do that here.");

/** For a change that met another one that came first. */
export const changedMeanwhile = refuse(
  "CONFLICT",
  "changed_meanwhile",
  "Somebody else changed this just now. Look again.",
);

/** For a fault of ours. */
export const internalFault = refuse(
  "INTERNAL",
  "internal",
  "Something went wrong on our side. Try again in a moment.",
);

/** For a fault that passes by itself: a lock or a statement that took too long. */
export const busy = refuse(
  "INTERNAL",
  "busy",
  "This takes longer than it should just now. Try again in a moment.",
);

/** For an outage of the database. Whether the call was carried out is not known: ask again with its idempotency key. */
export const unavailable = refuse(
  "INTERNAL",
  "unavailable",
  "Bailiwick cannot reach its database just now. Try again in a moment.",
);

/** What a client tells of a call that never got an answer. */
export const unreachable = refuse(
  "INTERNAL",
  "unreachable",
  "The server cannot be reached. Check its address and the network.",
);

/** What a client tells of an answer that cannot be Bailiwick's, as of a proxy in between or of another program. */
export const strangeAnswer = refuse(
  "INTERNAL",
  "strange_answer",
  "What answers at this address is not Bailiwick, or something in between fails.",
);
