import { type ErrorCode, errorCodes, type Params, type Reason } from "@bailiwick/domain";
import type { TRPCClientError } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";

// What every call needs to read an answer, without the domain's sentences: a page of the console loads this first.

/** Why a call was refused: a code and a reason for a program, the field at fault, a sentence for a person. */
export type CallRefusal = {
  readonly code: ErrorCode;
  readonly reason: string;
  /** What the sentence names, as data. */
  readonly params: Params;
  readonly path: string | null;
  readonly message: string;
};

/** Whether a call failed before any answer came. `fetch` tells of that with a TypeError, wherever it runs. */
export function neverArrived(error: Error): boolean {
  return error.cause instanceof TypeError;
}

/** The reasons that tell of an outage. */
const passing = ["unavailable", "busy"] as const satisfies readonly Reason[];

/** Whether a call that failed may succeed in a moment: no answer came, or one that tells of an outage. */
export function passes(error: TRPCClientError<AnyTRPCRouter>): boolean {
  const { status = 0 } = (error.meta?.response ?? {}) as { readonly status?: number };
  const reason = readRefusal(error.data)?.reason;
  if (reason !== undefined) return passing.some((each) => each === reason);
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
