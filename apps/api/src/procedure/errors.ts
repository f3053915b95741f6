import { isUnavailable, sqlState, violatedConstraint } from "@bailiwick/db";
import {
  at,
  busy,
  changedMeanwhile,
  type ErrorCode,
  internalFault,
  type Measured,
  type Params,
  type Reason,
  type Refusal,
  Refused,
  refuse,
  refusedByDatabase,
  suspendedByDirectory,
  unavailable,
} from "@bailiwick/domain";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { Moved } from "./moved.ts";

/** The data of an error on the wire, besides the sentence, for a program. */
export type WireError = {
  readonly code: ErrorCode;
  readonly reason: Reason;
  /** The parameters of the sentence: for a program, and for the sentence in another language. */
  readonly params: Params;
  readonly path: string | null;
  readonly message: string;
};

/** The only mapping from the product's codes to the transport's. */
const transportCode = {
  NOT_FOUND: "NOT_FOUND",
  FORBIDDEN: "FORBIDDEN",
  UNAUTHENTICATED: "UNAUTHORIZED",
  CONFLICT: "CONFLICT",
  INVALID: "BAD_REQUEST",
  LIMIT_REACHED: "UNPROCESSABLE_CONTENT",
  WRONG_STATE: "PRECONDITION_FAILED",
  INTERNAL: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<ErrorCode, TRPCError["code"]>;

/** The meaning of the database's own refusals, by SQLSTATE. */
const databaseRefusals: Readonly<Record<string, Refusal>> = {
  "42501": refusedByDatabase,
  "23505": changedMeanwhile,
  "23503": changedMeanwhile,
  "23514": changedMeanwhile,
  "40001": busy,
  "40P01": busy,
  "55P03": busy,
  "57014": busy,
};

/** The meaning of its refusals by a rule that guards every way to the same row, by the name of its constraint. */
const constraintRefusals: Readonly<Record<string, Refusal>> = {
  suspended_by_directory: suspendedByDirectory,
};

/** The refusal for an error; an internal error for anything unexpected. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof z.ZodError) return invalid(error);
  if (error instanceof TRPCError) {
    if (error.cause instanceof Refused || error.cause instanceof z.ZodError) return refusalOf(error.cause);
    return transportRefusals[error.code] ?? internalFault;
  }
  if (isUnavailable(error)) return unavailable;
  const byConstraint = constraintRefusals[violatedConstraint(error) ?? ""];
  return byConstraint ?? databaseRefusals[sqlState(error) ?? ""] ?? internalFault;
}

const unreadable = refuse("unreadable");

/** tRPC's own refusals, before a procedure runs. */
const transportRefusals: Partial<Record<TRPCError["code"], Refusal>> = {
  PARSE_ERROR: unreadable,
  BAD_REQUEST: unreadable,
  NOT_FOUND: refuse("no_such_procedure"),
  METHOD_NOT_SUPPORTED: refuse("method"),
  UNSUPPORTED_MEDIA_TYPE: refuse("media_type"),
  PAYLOAD_TOO_LARGE: refuse("too_large"),
};

function invalid(error: z.ZodError): Refusal {
  const issue = error.issues[0];
  if (issue === undefined) return unreadable;
  const keys = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
  const path = keys.map(String).join(".");
  return at(path, refusalOfIssue(issue));
}

/** The contracts' validation errors, in the product's own words. */
function refusalOfIssue(issue: z.core.$ZodIssue): Refusal {
  switch (issue.code) {
    case "custom":
      return (issue.params?.refusal as Refusal | undefined) ?? refuse("custom");
    case "too_small":
      return refuse("too_small", { least: Number(issue.minimum), of: measured(issue.origin) });
    case "too_big":
      return refuse("too_big", { most: Number(issue.maximum), of: measured(issue.origin) });
    case "invalid_value":
      return refuse("invalid_value", { options: issue.values.map(String) });
    case "invalid_format":
      return refuse(issue.format === "email" ? "invalid_email" : "invalid_format");
    case "unrecognized_keys":
    case "invalid_type":
    case "invalid_union":
      return refuse(issue.code);
    default:
      return refuse("custom");
  }
}

function measured(origin: string): Measured {
  if (origin === "string") return "characters";
  return origin === "array" || origin === "set" ? "entries" : "number";
}

/** Whether a retry might soon succeed. */
export function passes({ reason }: Refusal): boolean {
  return reason === unavailable.reason || reason === busy.reason;
}

/** Turns any error into the transport's. */
export function toTRPCError(error: unknown): TRPCError {
  if (error instanceof Moved) return new TRPCError({ code: "NOT_FOUND", cause: error });
  const refusal = refusalOf(error);
  return new TRPCError({
    code: passes(refusal) ? "SERVICE_UNAVAILABLE" : transportCode[refusal.code],
    message: refusal.message,
    cause: new Refused(refusal),
  });
}

/** Whether the operator has to see it: an internal error, or an outage. */
export function isFault({ code }: TRPCError): boolean {
  return code === "INTERNAL_SERVER_ERROR" || code === "SERVICE_UNAVAILABLE";
}

/** The error's shape on the wire; never a stack, never SQL. */
export function wireError(error: unknown): WireError {
  const { code, reason, params, path, message } = refusalOf(error);
  return { code, reason, params, path: path ?? null, message };
}
