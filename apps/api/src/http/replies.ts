import { isUnavailable } from "@bailiwick/db";
import {
  busy,
  type ErrorCode,
  internalFault,
  type Refusal,
  Refused,
  refuse,
  unavailable,
} from "@bailiwick/domain";
import type { FastifyReply, FastifyRequest } from "fastify";
import { answersScim, sendScimRefusal } from "../directory/scim/errors.ts";
import { answersProblems, problemOf, problemType } from "./problem.ts";

/** The HTTP status for each code, as in the API's errors. */
export const httpStatus = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  UNAUTHENTICATED: 401,
  CONFLICT: 409,
  INVALID: 400,
  LIMIT_REACHED: 422,
  WRONG_STATE: 412,
  INTERNAL: 500,
} as const satisfies Record<ErrorCode, number>;

export const notJson = refuse("not_json");

// What is wrong with a request, before any of our code reads it.
const malformed: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: refuse("too_large"),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: refuse("media_type"),
  FST_ERR_CTP_EMPTY_JSON_BODY: notJson,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: refuse("incomplete"),
  FST_ERR_BAD_URL: refuse("bad_url"),
};

const notAccepted = refuse("not_accepted");

/** Whether a library's error means that the client is at fault. */
function isClients(error: unknown): boolean {
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 0;
  return status >= 400 && status < 500;
}

/** Answers with a refusal, in the shape in which the caller reads errors: tRPC's under its path, problems for programs, else flat. */
export function sendRefusal(
  reply: FastifyReply,
  refusal: Refusal,
  status: number = httpStatus[refusal.code],
): FastifyReply {
  if (answersScim(reply.request.url)) return sendScimRefusal(reply, refusal, status);
  if (answersProblems(reply.request.url)) return sendProblem(reply, refusal, status);
  const { code, reason, params, message, path = null } = refusal;
  const data = { code, reason, params, path, message };
  const body = reply.request.url.startsWith("/api/trpc/") ? { error: { message, code: -32600, data } } : data;
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .type("application/json; charset=utf-8")
    .send(JSON.stringify(body));
}

/** Answers with a refusal as a problem; without a credential, it says which kind is taken (RFC 6750). */
export function sendProblem(
  reply: FastifyReply,
  refusal: Refusal,
  status: number = httpStatus[refusal.code],
): FastifyReply {
  const problem = problemOf(refusal, status);
  if (problem.status === 401) reply.header("www-authenticate", "Bearer");
  return reply
    .code(problem.status)
    .header("cache-control", "no-store")
    .type(problemType)
    .send(JSON.stringify(problem));
}

/**
 * The fallback of every route: a refusal as it is, a malformed request with its problem, and anything else as an
 * internal error without details, which are in the log.
 */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Refused) return sendRefusal(reply, error.refusal);
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  const refusal = malformed[code];
  if (refusal !== undefined) return sendRefusal(reply, refusal);
  // For example, a path that leads out of the console's folder.
  if (isClients(error)) return sendRefusal(reply, notAccepted);
  request.log.error({ reqId: request.id, err: error }, "request failed");
  if (isUnavailable(error)) return sendRefusal(reply, unavailable, 503);
  if (code === "FST_ERR_HANDLER_TIMEOUT") return sendRefusal(reply, busy, 503);
  return sendRefusal(reply, internalFault);
}
