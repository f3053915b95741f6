import type { ErrorCode, Refusal } from "@bailiwick/domain";
import { texts } from "./texts/frame.ts";
import { sentenceOf } from "./texts/locale.ts";

/** A failure: a code, a reason for a program, the invalid field, a sentence in the console's language. */
export type Failure = {
  readonly code: ErrorCode | "OFFLINE";
  readonly reason: string;
  readonly path: string | null;
  readonly message: string;
};

// Spelled out here, and checked against the domain by its type: this file is in the first load, the domain is not.
const codes: Readonly<Record<ErrorCode, true>> = {
  NOT_FOUND: true,
  FORBIDDEN: true,
  UNAUTHENTICATED: true,
  CONFLICT: true,
  INVALID: true,
  LIMIT_REACHED: true,
  WRONG_STATE: true,
  INTERNAL: true,
};

function isCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(codes, code);
}

const unknown: Failure = { code: "INTERNAL", reason: "unknown", path: null, message: texts.problems.unknown };
const offline: Failure = { code: "OFFLINE", reason: "offline", path: null, message: texts.problems.offline };

/** Thrown by the identity calls; carries the server's failure. */
export class Failed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "Failed";
    this.failure = failure;
  }
}

/** A refusal that the console decided itself, for what replaces a page: in the console's language, of no field. */
export function refusedHere({ code, reason, ...rest }: Refusal): Failure {
  return { code, reason, path: null, message: sentenceOf({ reason, ...rest }) };
}

/** Reads any error as a failure. One that never reached the server is OFFLINE; never throws. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failed) return error.failure;
  if (typeof error !== "object" || error === null) return unknown;
  const data: unknown = Reflect.get(error, "data");
  const said = readFailure(data);
  if (said !== null) return said;
  const cause: unknown = Reflect.get(error, "cause");
  return error instanceof TypeError || cause instanceof TypeError ? offline : unknown;
}

/** The failure in a body of the API; null if there is none. */
export function readFailure(body: unknown): Failure | null {
  if (typeof body !== "object" || body === null) return null;
  const { code, reason: told, params, path, message } = body as Record<string, unknown>;
  if (!isCode(code) || typeof message !== "string") return null;
  const reason = typeof told === "string" ? told : "";
  const named = typeof params === "object" && params !== null ? (params as Record<string, unknown>) : {};
  return {
    code,
    reason,
    path: typeof path === "string" && path !== "" ? path : null,
    message: sentenceOf({ reason, params: named, message }),
  };
}
