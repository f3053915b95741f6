import type { ErrorCode } from "./error-codes.ts";
import { type ParamsOf, type Reason, reasons } from "./reasons.ts";

/** What a sentence names: as data for a program, and for the sentence in another language. */
export type Params = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** A "no" with its reason for a program, and the English sentence for a person. */
export type Refusal = {
  readonly allowed: false;
  readonly code: ErrorCode;
  readonly reason: Reason;
  readonly params: Params;
  readonly message: string;
  /** The input field that is at fault, where one is. */
  readonly path?: string;
};

export type Decision = { readonly allowed: true } | Refusal;

/** The one "yes", shared so that deciding allocates nothing. */
export const allowed: Decision = Object.freeze({ allowed: true });

type Args<R extends Reason> = keyof ParamsOf<R> extends never
  ? [params?: Readonly<Record<never, never>>, path?: string]
  : [params: ParamsOf<R>, path?: string];

/** Makes a refusal of the reason, which decides its code. `path` names the input field at fault. */
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

/** The same refusal, laid to the field at `path`. */
export function at(path: string, refusal: Refusal): Refusal {
  return Object.freeze({ ...refusal, path });
}

/** The same refusal in a change of several people: it names the one whom it is about, and `path` their place in it. */
export function about(person: string, path: string, refusal: Refusal): Refusal {
  const params = Object.freeze({ ...refusal.params, person });
  return Object.freeze({ ...refusal, params, path, message: `${person}: ${refusal.message}` });
}

/** A sentence of a catalogue, with what it names. */
export function sentenceIn(sentence: string | ((params: never) => string), params: Params): string {
  return typeof sentence === "string" ? sentence : sentence(params as never);
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
