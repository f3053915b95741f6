import { Refused, strangeAnswer, unreachable } from "@bailiwick/domain";
import { TRPCClientError } from "@trpc/client";
import { type CallRefusal, neverArrived, readRefusal } from "./answer.ts";

/**
 * Reads what a call of this client threw. A call without an answer, or with one that is not Bailiwick's, is `INTERNAL`
 * with the reason `unreachable` or `strange_answer`. Null for any other error.
 */
export function refusalOf(error: unknown): CallRefusal | null {
  if (error instanceof Refused) {
    const { code, reason, params, path = null, message } = error.refusal;
    return { code, reason, params, path, message };
  }
  if (!(error instanceof TRPCClientError)) return null;
  return readRefusal(error.data) ?? refusalOf(new Refused(neverArrived(error) ? unreachable : strangeAnswer));
}
