import {
  busy,
  type ErrorCode,
  errorCodes,
  type Params,
  Refused,
  strangeAnswer,
  unavailable,
  unreachable,
} from "@bailiwick/domain";
import { TRPCClientError } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";

/** Why a call was refused: a code and a reason for a program, the field at fault, a sentence for a person. */
export type CallRefusal = {
  readonly code: ErrorCode;
  readonly reason: string;
  /** What the sentence names, as data. */
  readonly params: Params;
  readonly path: string | null;
  readonly message: string;
};

/**
 * Reads what a call of this client threw. A call that got no answer, or one that is not Bailiwick's, is `INTERNAL`
 * with the reason `unreachable` or `strange_answer`. Null for an error that is no call's.
 */
export function refusalOf(error: unknown): CallRefusal | null {
  if (error instanceof Refused) {
    const { code, reason, params, path = null, message } = error.refusal;
    return { code, reason, params, path, message };
  }
  if (!(error instanceof TRPCClientError)) return null;
  return readRefusal(error.data) ?? refusalOf(new Refused(neverArrived(error) ? unreachable : strangeAnswer));
}

/** Whether a call failed before any answer came. `fetch` tells of that with a TypeError, wherever it runs. */
export function neverArrived(error: Error): boolean {
  return error.cause instanceof TypeError;
}

/** Whether a call that failed may succeed in a moment: no answer came, or one that tells of an outage. */
export function passes(error: TRPCClientError<AnyTRPCRouter>): boolean {
  const { status = 0 } = (error.meta?.response ?? {}) as { readonly status?: number };
  const reason = readRefusal(error.data)?.reason;
  if (reason !== undefined) return reason === unavailable.reason || reason === busy.reason;
  // What a proxy says of a server that is being started.
  return neverArrived(error) || [502, 503, 504].includes(status);
}

/** The refusal in what the server sent; null when there is none in it. */
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

/** What a sentence names; an older server sends none. */
function readParams(params: unknown): Params {
  return typeof params === "object" && params !== null && !Array.isArray(params) ? (params as Params) : {};
}
