import type { FastifyInstance } from "fastify";
import type { Pool } from "pg";
import type { Work } from "../jobs/background-work.ts";

/** Runs an operation of the API, and counts it with its outcome and its time where a process is monitored. */
export type Observe = <Answer>(operation: string, work: () => Promise<Answer>) => Promise<Answer>;

/** What a process says of itself. */
export type Sources = {
  readonly pools: Readonly<Record<string, Pool>>;
  readonly followers: () => number;
  /** Reads the background work; none in a process that does none. */
  readonly work?: (() => Promise<readonly Work[]>) | undefined;
};

/**
 * Counts what the process does and serves it at `/metrics` to callers with the token. Without one there is no such page, and
 * nothing is counted.
 */
export async function monitor(
  app: FastifyInstance,
  sources: Sources,
  token: string | undefined,
): Promise<void> {
  if (token === undefined) {
    app.decorate("observe", (_, work) => work());
    return;
  }
  const { createMetrics, serveMetrics } = await import("./metrics.ts");
  const metrics = createMetrics(sources);
  app.decorate("observe", metrics.observe);
  serveMetrics(app, metrics, token);
}
