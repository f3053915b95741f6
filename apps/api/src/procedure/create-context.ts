import { rechecks, sharedReads } from "@bailiwick/db";
import { refuse } from "@bailiwick/domain";
import type { FastifyReply, FastifyRequest } from "fastify";
import { hashToken, newToken } from "../identity/credential.ts";
import type { Live } from "../live/live.ts";
import { askedLocale } from "../mail/texts/index.ts";
import type { InstanceSettings, RequestContext, RequestPools } from "./context.ts";
import { resumeSwitch } from "./resume-switch.ts";

/** The header with the new token for a program that sent its token as a bearer token. */
export const freshTokenHeader = "bailiwick-session-token";

const keyShape = /^[\x21-\x7e]{8,100}$/;

/** A request's idempotency key is 8 to 100 visible ASCII characters. */
export const badKey = refuse("idempotency_key", {}, "idempotency-key");

/** Whether the request has an idempotency key that is none. */
export function hasBadKey({ headers }: FastifyRequest): boolean {
  const key = headers["idempotency-key"];
  return key !== undefined && !keyShape.test(String(key));
}

/** The header by which a console says that it asks on its own: `1`. */
const backgroundHeader = "bailiwick-background";

/** How the requests of one way into the API are read. */
type Way = Partial<Pick<RequestContext, "followsNames">>;

/** Creates the function that turns a request into a procedure's context. */
export function contextMaker(
  { reads, changes }: RequestPools,
  instance: InstanceSettings,
  live: Live,
  { followsNames = false }: Way = {},
) {
  const recheck = rechecks(reads);
  return async ({ req, res }: { req: FastifyRequest; res: FastifyReply }): Promise<RequestContext> => {
    const header = req.headers["idempotency-key"];
    const key = typeof header === "string" && keyShape.test(header) ? header : null;
    const { credential } = req;
    const { sessionCookies } = req.server;
    const giveToken = (token: string) => {
      if (credential?.from === "bearer") res.header(freshTokenHeader, token);
      else res.header("set-cookie", sessionCookies.give(token, req.headers));
    };
    const resumed = await resumeSwitch(changes, req, key);
    if (resumed !== null) giveToken(resumed);
    return {
      instance,
      pool: changes,
      live,
      read: sharedReads(reads),
      recheck,
      tokenHash: resumed === null ? req.tokenHash : hashToken(resumed),
      ip: req.clientAddress,
      idempotencyKey: key,
      isBackground: req.headers[backgroundHeader] === "1",
      followsNames,
      locale: askedLocale(req.headers["accept-language"] ?? null),
      freshToken: () =>
        credential !== null && key !== null ? sessionCookies.successor(credential.token, key) : newToken(),
      giveToken,
      report: (error) => req.log.error({ reqId: req.id, err: error }, "a request failed"),
    };
  };
}
