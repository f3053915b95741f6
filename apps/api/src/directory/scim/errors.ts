import type { Refusal } from "@bailiwick/domain";
import type { FastifyReply } from "fastify";
import { scimRoot } from "../root.ts";

/** The media type of SCIM, of errors as well (RFC 7644, 8.1). */
export const scimType = "application/scim+json; charset=utf-8";

/** Whether an address is one of SCIM's, whose errors have its shape. */
export const answersScim = (url: string): boolean => url.startsWith(`${scimRoot}/`);

/** The details of an error for a program (RFC 7644, table 9). */
export type ScimDetail =
  | "invalidFilter"
  | "tooMany"
  | "uniqueness"
  | "mutability"
  | "invalidSyntax"
  | "invalidPath"
  | "noTarget"
  | "invalidValue";

/** What is wrong with a request by the protocol itself. */
export class ScimFault extends Error {
  readonly status: number;
  readonly scimType: ScimDetail | null;

  constructor(scimType: ScimDetail | null, detail: string, status = 400) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }
}

type Answer = { readonly status: number; readonly scimType: ScimDetail | null };

/** Refusals that the protocol has a word of its own for. */
const worded: Readonly<Partial<Record<Refusal["reason"], Answer>>> = {
  directory_person_exists: { status: 409, scimType: "uniqueness" },
  team_name_taken: { status: 409, scimType: "uniqueness" },
  directory_last_owner: { status: 400, scimType: "mutability" },
  directory_changed: { status: 412, scimType: null },
  directory_stopped: { status: 503, scimType: null },
  not_json: { status: 400, scimType: "invalidSyntax" },
  too_deep: { status: 400, scimType: "invalidSyntax" },
  too_large: { status: 413, scimType: null },
  media_type: { status: 415, scimType: null },
  method: { status: 405, scimType: null },
};

/** By code, what SCIM has no status of its own for. */
const byCode: Readonly<Partial<Record<Refusal["code"], Answer>>> = {
  INVALID: { status: 400, scimType: "invalidValue" },
  LIMIT_REACHED: { status: 403, scimType: null },
  WRONG_STATE: { status: 409, scimType: null },
};

/** Until the job has followed a change of the plan, in seconds (V40). */
const untilReconciled = 30;

/**
 * Answers with a refusal in SCIM's shape (RFC 7644, 3.12), and with the product's reason, which programs of our own read.
 * @param status where SCIM has none of its own for it
 */
export function sendScimRefusal(reply: FastifyReply, refusal: Refusal, status: number): FastifyReply {
  // Someone in a team whom the directory does not have is a wrong value, and nothing that is missing.
  const isValue = refusal.code === "NOT_FOUND" && refusal.path !== undefined && refusal.path !== null;
  const answer: Answer = isValue
    ? { status: 400, scimType: "invalidValue" }
    : (worded[refusal.reason] ??
      (status >= 429 ? undefined : byCode[refusal.code]) ?? { status, scimType: null });
  if (answer.status === 401) reply.header("www-authenticate", "Bearer");
  if (refusal.reason === "directory_stopped") reply.header("retry-after", untilReconciled);
  return send(reply, answer, refusal.message, refusal.reason);
}

/** Answers with what is wrong with a request by the protocol itself. */
export const sendScimFault = (reply: FastifyReply, fault: ScimFault): FastifyReply =>
  send(reply, fault, fault.message, null);

function send(
  reply: FastifyReply,
  { status, scimType: detail }: Answer,
  message: string,
  reason: string | null,
) {
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .type(scimType)
    .send(
      JSON.stringify({
        schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
        status: `${status}`,
        ...(detail === null ? {} : { scimType: detail }),
        detail: message,
        ...(reason === null ? {} : { reason }),
      }),
    );
}
