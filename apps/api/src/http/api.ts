import { Refused } from "@bailiwick/domain";
import type { AnyTRPCRouter } from "@trpc/server";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import type { FastifyInstance } from "fastify";
import type { Live } from "../live/live.ts";
import type { InstanceSettings, RequestPools } from "../procedure/context.ts";
import { badKey, contextMaker, hasBadKey } from "../procedure/create-context.ts";
import { pingMs } from "../procedure/trpc.ts";
import { answer } from "./answer.ts";
import { maxBatchSize, readCalls } from "./calls.ts";
import { nestsTooDeep, tooDeep } from "./json.ts";

export type ApiParts = {
  readonly router: AnyTRPCRouter;
  readonly instance: InstanceSettings;
  readonly pools: RequestPools;
  readonly live: Live;
};

/**
 * Mounts the API's router. Plain queries and mutations are answered on Fastify's own request and reply; everything else
 * (subscriptions and malformed requests) by tRPC's adapter, which wraps each in a web Request and Response with streams
 * (docs/decisions/011-two-ways-into-the-router.md).
 */
export async function apiRoutes(
  app: FastifyInstance,
  { router, instance, pools, live }: ApiParts,
): Promise<void> {
  const createContext = contextMaker(pools, instance, live);
  app.addHook("preHandler", (request, _, next) => {
    const { input } = request.query as { input?: unknown };
    if ([request.body, input].some((text) => typeof text === "string" && nestsTooDeep(text))) {
      return next(new Refused(tooDeep));
    }
    if (hasBadKey(request)) return next(new Refused(badKey));
    next();
  });
  app.addHook("preHandler", (request, _, next) => {
    // A stream sends something regularly; one that can't be written to any more is ended.
    if (request.headers.accept?.includes("text/event-stream")) request.raw.socket.setTimeout(3 * pingMs);
    next();
  });
  app.addHook("preHandler", async (req, res) => {
    const calls = readCalls(router, req);
    if (calls === null) return undefined;
    const { status, body } = await answer(router, await createContext({ req, res }), calls, app.observe);
    res.headers({ vary: "trpc-accept, accept", "content-type": "application/json" });
    return res.code(status).send(JSON.stringify(body));
  });
  await app.register(fastifyTRPCPlugin, {
    trpcOptions: { router, maxBatchSize: maxBatchSize, createContext },
  });
}
