import type { ErrorCode } from "./error-codes.ts";
import { type ParamsOf, type Reason, reasons } from "./reasons.ts";

/** What a sentence names: data for a program, and input for the sentence in another language. */
export type Params = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** A "no" with its reason for a program, and the English sentence for a person. */
export type Refusal = {
  readonly allowed: false;
  readonly code: ErrorCode;
  readonly reason: Reason;
  readonly params: Params;
  readonly message: string;
  /** The invalid input field, if any. */
  readonly path?: string;
};

export type Decision = { readonly allowed: true } | Refusal;

/** The one "yes", shared so that deciding allocates nothing. */
export const allowed: Decision = Object.freeze({ allowed: true });

type Args<R extends Reason> = keyof ParamsOf<R> extends never
  ? [params?: Readonly<Record<never, never>>, path?: string]
  : [params: ParamsOf<R>, path?: string];

/** Makes a refusal for the reason, which decides its code. `path` names the invalid input field. */
export function refuse<R extends Reason>(reason: R, ...args: Args<R>): Refusal {
  const [params, path] = args;
  const { code } = reasons[reason];
  const given: Params = Object.freeze({ ...params });
  const refusal = {
    allowed: false,
    code,
    reason,
    params: given,
    message: sentenceIn(reasons[reason].sentence, given),
  } as const;
  return Object.freeze(path === undefined ? refusal : { ...refusal, path });
}

/** The same refusal, attributed to the field at `path`. */
export function at(path: string, refusal: Refusal): Refusal {
  return Object.freeze({ ...refusal, path });
}

/**
 * The same refusal for a change of several people: it names the person it is about; `path` is their place in the input.
 */
export function about(person: string, path: string, refusal: Refusal): Refusal {
  const params = Object.freeze({ ...refusal.params, person });
  return Object.freeze({ ...refusal, params, path, message: `${person}: ${refusal.message}` });
}

/** A sentence of a catalogue with its parameters filled in. */
export function sentenceIn(sentence: string | ((params: never) => string), params: Params): string {
  return typeof sentence === "string" ? sentence : sentence(params as never);
}

/** Thrown to end a refused operation; carries the refusal to the edge that answers. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = "Refused";
    this.refusal = refusal;
  }
}

/** Throws {@link Refused} when the decision is a refusal; returns nothing otherwise. */
export function demand(decision: Decision): void {
  if (!decision.allowed) throw new Refused(decision);
}

/** The first refusal among the decisions, in order, or allowed. Decisions after a refusal are not evaluated. */
export function allOf(...questions: readonly (() => Decision)[]): Decision {
  for (const ask of questions) {
    const decision = ask();
    if (!decision.allowed) return decision;
  }
  return allowed;
}
