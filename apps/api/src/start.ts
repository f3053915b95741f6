import { join } from "node:path";
import { type Instance, openInstance } from "@bailiwick/db";
import type { FastifyInstance } from "fastify";
import type { Pool } from "pg";
import { type Env, readEnv } from "./env.ts";
import { appointPlatformAdmin } from "./identity/platform-admin.ts";
import { createLog } from "./logging.ts";
import { startCourier } from "./outbox/courier.ts";
import { keep } from "./outbox/deliver.ts";
import { endPools, openPools } from "./pools.ts";
import { checkPort, listenError } from "./port.ts";
import { demandIsolation, readiness } from "./readiness.ts";

/** How long requests in flight may take to finish when the server stops, in milliseconds. */
const patience = 10_000;

export type Running = {
  /** Where people reach the instance. */
  readonly url: URL;
  readonly home: string;
  /** What the operator should know, as lines: what was left as it was, how to sign in to the demo. */
  readonly notices: readonly string[];
  /** Settles when an embedded database server ends, wanted or not. */
  readonly databaseEnded: Promise<void>;
  /** Stops accepting, lets requests in flight finish, then ends jobs, connections and the embedded server. */
  readonly stop: () => Promise<void>;
};

/**
 * Opens the instance and serves it.
 * @throws OperatorError for whatever an operator can mend; nothing is left running then.
 */
export async function start(variables: NodeJS.ProcessEnv): Promise<Running> {
  const env = readEnv(variables);
  const log = createLog(env.logLevel);
  await checkPort(env.port, env.host);
  // What takes a while to load does so while the database starts.
  const parts = Promise.all([import("./app.ts"), import("./router.ts")]);
  parts.catch(() => undefined);
  const instance = await openInstance(variables);
  const steps: (() => Promise<unknown>)[] = [instance.stop];
  const stop = async () => {
    const failures: unknown[] = [];
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      await step().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
  try {
    await demandIsolation(instance.urls);
    const [{ buildApp }, { appRouter }] = await parts;
    const pools = openPools(instance.urls, log);
    steps.push(() => endPools(pools));
    const [demo, app] = await Promise.all([
      openDemo(instance, env.demo, pools.identity),
      buildApp({
        env,
        log,
        pools,
        secret: instance.secret,
        router: appRouter,
        checks: readiness(pools.app, instance.urls),
      }),
    ]);
    const courier = startCourier(pools.worker, keep, (err) => log.error({ err }, "outbox failed"));
    steps.push(courier.stop, () => close(app));
    await listen(app, env);
    const { startJobs } = await import("./jobs/start.ts");
    const coldStore = join(instance.home, "cold");
    const jobs = await startJobs({ workerUrl: instance.urls.worker, pools, coldStore, log });
    steps.push(jobs.stop);
    if (env.platformAdmin !== undefined) await appointPlatformAdmin(pools.identity, env.platformAdmin);
    // Loaded now, so that the first person to sign in does not wait for it.
    app.identity().catch((err: unknown) => log.error({ err }, "identity failed"));
    return {
      url: app.publicUrl(),
      home: instance.home,
      notices: [...instance.notices, ...demo],
      databaseEnded: instance.ended,
      stop,
    };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

/** Makes the demo in a database without people. How to sign in to it, as lines, when this database holds it. */
async function openDemo(instance: Instance, wanted: boolean, identity: Pool): Promise<string[]> {
  if (!wanted) return [];
  const [{ demoNotice }, { demoPlatformAdmin }, { seedDemo }] = await Promise.all([
    import("./demo/notice.ts"),
    import("./demo/people.ts"),
    import("./demo/seed.ts"),
  ]);
  const has = async (condition: string, ...values: string[]) => {
    const { rowCount } = await identity.query(
      `SELECT 1 FROM identity."user" WHERE ${condition} LIMIT 1`,
      values,
    );
    return rowCount === 1;
  };
  if (instance.fresh && !(await has("true"))) await seedDemo(instance.urls);
  return (await has("email = $1", demoPlatformAdmin)) ? demoNotice() : [];
}

async function listen(app: FastifyInstance, { port, host }: Env): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    throw listenError(error, port, host);
  }
}

async function close(app: FastifyInstance): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), patience);
  await app.close();
  clearTimeout(late);
}
