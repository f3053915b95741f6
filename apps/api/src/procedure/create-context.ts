import { sharedReads } from "@bailiwick/db";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Live } from "../live/live.ts";
import type { InstanceSettings, RequestContext, RequestPools } from "./context.ts";

/** The header in which a program that sent its token as a bearer finds its fresh one. */
export const freshTokenHeader = "bailiwick-session-token";

const keyShape = /^[\x21-\x7e]{8,100}$/;

/** Makes the function that turns a request into what a procedure gets of it. */
export function contextMaker({ reads, changes }: RequestPools, instance: InstanceSettings, live: Live) {
  return ({ req, res }: { req: FastifyRequest; res: FastifyReply }): RequestContext => {
    const key = req.headers["idempotency-key"];
    return {
      instance,
      pool: changes,
      live,
      read: sharedReads(reads),
      tokenHash: req.tokenHash,
      ip: req.clientAddress,
      idempotencyKey: typeof key === "string" && keyShape.test(key) ? key : null,
      giveToken: (token) => {
        if (req.credential?.from === "bearer") res.header(freshTokenHeader, token);
        else res.header("set-cookie", req.server.sessionCookies.give(token, req.headers));
      },
      report: (error) => req.log.error({ err: error }, "a request failed"),
    };
  };
}
