import { Refused, refuse } from "@bailiwick/domain";
import type { AnyRouter } from "@trpc/server";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import type { FastifyInstance } from "fastify";
import type { Pool } from "pg";
import type { InstanceSettings } from "./context.ts";
import { contextMaker } from "./create-context.ts";
import { nestsTooDeep, tooDeep } from "./json.ts";

export type ApiParts = {
  readonly router: AnyRouter;
  readonly instance: InstanceSettings;
  /** Connections of the app role. */
  readonly pool: Pool;
};

/** The most calls that one request may hold. */
const longestBatch = 10;

const keyShape = /^[\x21-\x7e]{8,100}$/;
const badKey = refuse(
  "INVALID",
  "idempotency_key",
  "An idempotency key has 8 to 100 printable characters.",
  "idempotency-key",
);

/** Mounts the API's router. */
export async function apiRoutes(app: FastifyInstance, { router, instance, pool }: ApiParts): Promise<void> {
  app.addHook("preHandler", (request, _, next) => {
    const { input } = request.query as { input?: unknown };
    if ([request.body, input].some((text) => typeof text === "string" && nestsTooDeep(text))) {
      return next(new Refused(tooDeep));
    }
    const key = request.headers["idempotency-key"];
    if (key !== undefined && !keyShape.test(String(key))) return next(new Refused(badKey));
    next();
  });
  await app.register(fastifyTRPCPlugin, {
    trpcOptions: {
      router,
      maxBatchSize: longestBatch,
      createContext: contextMaker(pool, instance),
    },
  });
}
