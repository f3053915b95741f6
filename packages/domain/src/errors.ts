/** The eight codes that an error can have, wherever it is shown: API, console, command line. */
export const errorCodes = [
  "NOT_FOUND",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  "CONFLICT",
  "INVALID",
  "LIMIT_REACHED",
  "WRONG_STATE",
  "INTERNAL",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** A "no" with its reason: `reason` in snake_case for a program, `message` a sentence for a person. */
export type Refusal = {
  readonly allowed: false;
  readonly code: ErrorCode;
  readonly reason: string;
  readonly message: string;
  /** The input field that is at fault, where one is. */
  readonly path?: string;
};

export type Decision = { readonly allowed: true } | Refusal;

/** The one "yes", shared so that deciding allocates nothing. */
export const allowed: Decision = Object.freeze({ allowed: true });

/** Makes a refusal. `path` names the input field at fault. */
export function refuse(code: ErrorCode, reason: string, message: string, path?: string): Refusal {
  return Object.freeze(
    path === undefined
      ? { allowed: false, code, reason, message }
      : { allowed: false, code, reason, message, path },
  );
}

/** Thrown to end an operation that was refused; carries the refusal to the edge that answers. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = "Refused";
    this.refusal = refusal;
  }
}

/** Throws {@link Refused} when the decision is a refusal; returns nothing when it is allowed. */
export function demand(decision: Decision): void {
  if (!decision.allowed) throw new Refused(decision);
}

/** The first refusal among the decisions, in their order, or allowed. A later one is not asked after a "no". */
export function allOf(...questions: readonly (() => Decision)[]): Decision {
  for (const ask of questions) {
    const decision = ask();
    if (!decision.allowed) return decision;
  }
  return allowed;
}
