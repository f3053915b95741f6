import { STATUS_CODES } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Whether a body can take as long as it takes, because the route itself ends one that stalls. */
    readonly takesItsTime?: boolean;
  }
}

const withoutBody = new Set(["GET", "HEAD", "DELETE"]);

/**
 * Ends a request whose body is not here in time, as Node does for its headers: what arrives slowly does not hold its connection
 * forever. Node's own limit for whole requests has one value for all routes.
 * @param ms how long a body can take
 */
export function limitArrival(app: FastifyInstance, ms: number): void {
  app.addHook("onRequest", (request, _, next) => {
    const { takesItsTime = false } = request.routeOptions.config;
    if (!withoutBody.has(request.method) && !takesItsTime) endUnlessHere(request, ms);
    next();
  });
}

function endUnlessHere({ raw }: FastifyRequest, ms: number): void {
  const timer = setTimeout(() => {
    if (!raw.complete) raw.socket.end(`HTTP/1.1 408 ${STATUS_CODES[408]}\r\nConnection: close\r\n\r\n`);
  }, ms);
  const done = () => clearTimeout(timer);
  raw.once("end", done).once("close", done);
}
