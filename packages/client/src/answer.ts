import { type ErrorCode, errorCodes, type Params, type Reason } from "@bailiwick/domain";
import type { TRPCClientError } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";

// What every call needs to read an answer, without the domain's sentences, so that a page of the console loads it
// first.

/** Why a call was refused: a code and a reason for a program, the invalid field, a sentence for a person. */
export type CallRefusal = {
  readonly code: ErrorCode;
  readonly reason: string;
  /** The parameters of the sentence, as data. */
  readonly params: Params;
  readonly path: string | null;
  readonly message: string;
};

/** Whether a call failed before any answer came. `fetch` throws a TypeError for that on every platform. */
export function neverArrived(error: Error): boolean {
  return error.cause instanceof TypeError;
}

/** The reasons that pass by themselves: an outage, or too many requests. */
const passing = ["unavailable", "busy", "too_many_requests"] as const satisfies readonly Reason[];

/** Whether a failed call might succeed soon: there was no answer, or it reported an outage, or too many calls. */
export function passes(error: TRPCClientError<AnyTRPCRouter>): boolean {
  const { status = 0 } = (error.meta?.response ?? {}) as { readonly status?: number };
  const reason = readRefusal(error.data)?.reason;
  if (reason !== undefined) return passing.some((each) => each === reason);
  // A proxy's status while its server is starting.
  return neverArrived(error) || [502, 503, 504].includes(status);
}

/** The refusal in the server's answer; null if there is none. */
export function readRefusal(body: unknown): CallRefusal | null {
  if (typeof body !== "object" || body === null) return null;
  const { code, reason, params, path, message } = body as Readonly<Record<string, unknown>>;
  const known = errorCodes.find((each) => each === code);
  if (known === undefined || typeof reason !== "string" || typeof message !== "string") return null;
  return {
    code: known,
    reason,
    params: readParams(params),
    path: typeof path === "string" ? path : null,
    message,
  };
}

/** The parameters of a sentence; an older server sends none. */
function readParams(params: unknown): Params {
  return typeof params === "object" && params !== null && !Array.isArray(params) ? (params as Params) : {};
}
