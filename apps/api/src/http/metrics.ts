import { createHash, timingSafeEqual } from "node:crypto";
import { release } from "@bailiwick/db";
import { signInFirst } from "@bailiwick/domain";
import type { FastifyInstance } from "fastify";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { passes, refusalOf } from "../procedure/errors.ts";
import type { Observe, Sources } from "./monitoring.ts";
import { sendRefusal } from "./replies.ts";

type Metrics = {
  readonly observe: Observe;
  /** Everything that is counted, in Prometheus' text format. */
  readonly print: () => Promise<string>;
};

/** In seconds. Most operations take a few milliseconds; the database ends a statement after ten seconds. */
const buckets = [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What a process counts for the operator's monitoring. Names follow Prometheus' conventions: base units, `_total`. */
export function createMetrics(sources: Sources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "bailiwick_info",
    help: "The release of this process",
    labelNames: ["version"],
    registers,
  }).set({ version: release }, 1);
  const operations = new Counter({
    name: "bailiwick_operations_total",
    help: "Operations of the API by outcome: ok, or the code of the refusal",
    labelNames: ["operation", "outcome"],
    registers,
  });
  const seconds = new Histogram({
    name: "bailiwick_operation_seconds",
    help: "The time of an operation of the API",
    labelNames: ["operation"],
    buckets,
    registers,
  });
  watchConnections(registers, sources);
  const readAgain = watchWork(registers, sources.work);

  return {
    observe: async (operation, work) => {
      const from = performance.now();
      let outcome = "ok";
      try {
        return await work();
      } catch (error) {
        const refusal = refusalOf(error);
        outcome = passes(refusal) ? "UNAVAILABLE" : refusal.code;
        throw error;
      } finally {
        operations.inc({ operation, outcome });
        seconds.observe({ operation }, (performance.now() - from) / 1_000);
      }
    },
    print: async () => {
      await readAgain();
      return registry.metrics();
    },
  };
}

function watchConnections(registers: Registry[], { pools, followers }: Sources): void {
  new Gauge({
    name: "bailiwick_pool_connections",
    help: "Connections to the database by purpose",
    labelNames: ["pool", "state"],
    registers,
    collect() {
      for (const [pool, { totalCount, idleCount }] of Object.entries(pools)) {
        this.set({ pool, state: "busy" }, totalCount - idleCount);
        this.set({ pool, state: "idle" }, idleCount);
      }
    },
  });
  new Gauge({
    name: "bailiwick_pool_waiting",
    help: "Calls that wait for a connection to the database",
    labelNames: ["pool"],
    registers,
    collect() {
      for (const [pool, { waitingCount }] of Object.entries(pools)) this.set({ pool }, waitingCount);
    },
  });
  new Gauge({
    name: "bailiwick_live_followers",
    help: "Open consoles and programs that follow changes",
    registers,
    collect() {
      this.set(followers());
    },
  });
}

/** Of the whole instance: every process reports the same. Returns how to read it again. */
function watchWork(registers: Registry[], work: Sources["work"]): () => Promise<void> {
  if (work === undefined) return async () => undefined;
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `bailiwick_${name}`, help, labelNames, registers });
  const up = gauge("database_up", "1 if the database answered when this was asked for");
  const waiting = gauge("queue_waiting", "What is due in a queue", "queue");
  const failing = gauge("queue_failing", "What failed in a queue and is tried again", "queue");
  const givenUp = gauge("queue_given_up", "What is not tried again", "queue");
  const oldest = gauge("queue_oldest_seconds", "How long the oldest in a queue has been due", "queue");
  const taskFailing = gauge("task_failing", "1 if the last run of a background task failed", "task");
  const taskFinished = gauge("task_finished_timestamp_seconds", "When a task was last done", "task");
  return async () => {
    const found = await work().catch(() => null);
    up.set(found === null ? 0 : 1);
    for (const { kind, name, ...row } of found ?? []) {
      if (kind === "queue") {
        waiting.set({ queue: name }, row.waiting);
        failing.set({ queue: name }, row.failing);
        givenUp.set({ queue: name }, row.givenUp);
        oldest.set({ queue: name }, row.oldestSeconds);
      } else {
        taskFailing.set({ task: name }, row.failing);
        if (row.finishedAt !== null) taskFinished.set({ task: name }, row.finishedAt);
      }
    }
  };
}

/** Serves `/metrics` to callers with the token. */
export function serveMetrics(app: FastifyInstance, metrics: Metrics, token: string): void {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  const wanted = hash(`Bearer ${token}`);
  app.get("/metrics", async (request, reply) => {
    reply.header("cache-control", "no-store");
    if (!timingSafeEqual(hash(request.headers.authorization ?? ""), wanted))
      return sendRefusal(reply.header("www-authenticate", "Bearer"), signInFirst);
    return reply.type("text/plain; version=0.0.4; charset=utf-8").send(await metrics.print());
  });
}
