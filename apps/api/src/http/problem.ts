import { STATUS_CODES } from "node:http";
import type { Refusal } from "@bailiwick/domain";

/** The media type of an error, by RFC 9457. */
export const problemType = "application/problem+json; charset=utf-8";

/**
 * An error as a program in any language reads it (RFC 9457). Besides the standard's members it has the product's: one of
 * the eight codes, the stable reason with its parameters, and the field that it is about.
 */
export type Problem = {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: Refusal["code"];
  readonly reason: Refusal["reason"];
  readonly params: Refusal["params"];
  readonly path: string | null;
};

/** Paths whose errors are problems: those that programs in other languages call. */
const ofPrograms = /^\/(?:api\/v1|access\/v1|bundles|storage)(?:[/?]|$)/;

/** Whether the errors of an address are problems. */
export const answersProblems = (url: string): boolean => ofPrograms.test(url);

// What HTTP itself has a status for, where our own routes answer 400.
const ownStatus: Readonly<Partial<Record<Refusal["reason"], number>>> = {
  method: 405,
  too_large: 413,
  media_type: 415,
  file_too_large: 413,
  bad_range: 416,
};

/** A refusal as a problem; `status` is that of its code. */
export function problemOf({ code, reason, params, message, path }: Refusal, status: number): Problem {
  const own = ownStatus[reason] ?? status;
  return {
    type: "about:blank",
    title: STATUS_CODES[own] ?? "",
    status: own,
    detail: message,
    code,
    reason,
    params,
    path: path ?? null,
  };
}
