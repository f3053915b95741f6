import { join } from "node:path";
import { holdsDemo, type Instance, OperatorError, openInstance } from "@bailiwick/db";
import type { FastifyInstance } from "fastify";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { createLog } from "../http/logging.ts";
import { checkPort, listenError } from "../http/port.ts";
import { demandIsolation, diagnosing, readiness } from "../http/readiness.ts";
import { appointPlatformAdmin } from "../identity/platform-admin.ts";
import { offerSetUp } from "../identity/set-up.ts";
import { readWork } from "../jobs/background-work.ts";
import { openColdStore } from "../jobs/open-cold-store.ts";
import { startLive } from "../live/live.ts";
import { tellOf } from "../live/notice.ts";
import { keep, type Transport } from "../outbox/deliver.ts";
import { defaultMailFrom } from "../outbox/mail-server.ts";
import { openStore } from "../storage/store.ts";
import { type Env, readEnv } from "./env.ts";
import { endPools, openPools } from "./pools.ts";

/** How long requests in flight can take to finish when the server stops, in milliseconds. */
const timeoutMs = 10_000;
/** The minimum time for clients on open connections to learn not to reuse them, in milliseconds. */
const leastGraceMs = 250;

export type Running = {
  /** The URL where people reach the instance. */
  readonly url: URL;
  readonly home: string;
  /** Whether it listens on all interfaces of the machine. */
  readonly everywhere: boolean;
  /** Notes for the operator, as lines: what was left as it was, how to sign in to the demo. */
  readonly notices: readonly string[];
  /** Settles when an embedded database server exits, intentionally or not. */
  readonly databaseEnded: Promise<void>;
  /**
   * Reports that it is not ready and keeps serving for the grace period; then stops accepting, lets requests in flight
   * finish, and ends jobs, connections and the embedded server.
   */
  readonly stop: () => Promise<void>;
};

/**
 * Opens the instance and serves it.
 * @throws OperatorError for anything that an operator can fix; leaves nothing running then.
 */
export async function start(variables: NodeJS.ProcessEnv): Promise<Running> {
  const env = readEnv(variables);
  const log = createLog(env.logLevel);
  await checkPort(env.port, env.host);
  // Slow imports run while the database starts.
  const parts = Promise.all([import("../http/app.ts"), import("../router.ts")]);
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
    const live = startLive(instance.urls.app, (err) =>
      log.warn({ err }, "following changes was interrupted"),
    );
    steps.push(live.stop);
    const tell = tellOf(live);
    const files = openStore(join(instance.home, "storage"));
    const app = await buildApp({
      env,
      files,
      log,
      pools,
      secret: instance.secret,
      router: appRouter,
      live,
      checks: readiness(pools.reads, instance.urls),
      examine: diagnosing(instance.urls),
      work: readWork(pools.worker),
    });
    steps.push(() => close(app));
    await listen(app, env);
    // While the server already answers, and before any mail leaves: the demo's mails stay here.
    if (env.isExposed) await refuseDemo(pools.identity);
    const demo = await openDemo(instance, env, app.publicUrl(), pools.identity);
    const { send, stop: stopMail } = await openMail(env, log, app.publicUrl());
    steps.push(stopMail);
    const [{ startBackground }, { openDoor }] = await Promise.all([
      import("../jobs/start.ts"),
      import("../outbound/door.ts"),
    ]);
    const store = await openColdStore(env.coldStore, instance.home, log);
    const background = await startBackground({
      pools,
      secret: instance.secret,
      store,
      files,
      mode: env.mode,
      publicUrl: app.publicUrl(),
      transport: send,
      door: openDoor(env.outbound),
      nameServers: env.nameServers,
      tell,
      log,
    });
    steps.push(background.stop);
    if (demo.length > 0) steps.push(await openDemoWorker(instance, app.publicUrl(), log));
    if (env.platformAdmin !== undefined) await appointPlatformAdmin(pools.identity, env.platformAdmin);
    const setUp = env.platformAdmin === undefined ? await offerSetUp(pools.identity, app.publicUrl()) : [];
    // Loaded now, so that the first sign-in does not wait for it.
    app.identity().catch((err: unknown) => log.error({ err }, "identity failed"));
    steps.push(() => app.drain(Math.max(env.stopGraceMs, leastGraceMs)));
    return {
      url: app.publicUrl(),
      home: instance.home,
      everywhere: ["0.0.0.0", "::"].includes(env.host),
      notices: [...instance.notices, ...demo, ...setUp],
      databaseEnded: instance.ended,
      stop,
    };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

/** @throws OperatorError when the database has the demo, whose password is public. */
async function refuseDemo(identity: Pool): Promise<void> {
  if (!(await holdsDemo(identity))) return;
  throw new OperatorError(
    'This database holds the demo, whose accounts have a known password: "bailiwick demo remove" takes it out before ' +
      "others reach the instance.",
  );
}

/** Creates the demo in a database without people. Returns how to sign in to it, as lines, if this database has it. */
async function openDemo(instance: Instance, env: Env, publicUrl: URL, identity: Pool): Promise<string[]> {
  if (!env.demo) return [];
  const [{ demoNotice }, { seedDemo }] = await Promise.all([
    import("../demo/notice.ts"),
    import("../demo/seed.ts"),
  ]);
  const { rowCount } = await identity.query('SELECT FROM identity."user" LIMIT 1');
  if (instance.fresh && rowCount === 0) await seedDemo(instance, publicUrl);
  return (await holdsDemo(identity)) ? demoNotice() : [];
}

/** Starts the demo's worker. Without it, as when someone revoked its key, the demo only moves less. Returns how to stop it. */
async function openDemoWorker(
  instance: Instance,
  publicUrl: URL,
  log: Logger,
): Promise<() => Promise<unknown>> {
  const { startDemoWorker } = await import("../demo/worker.ts");
  return startDemoWorker(instance, publicUrl).catch((err: unknown) => {
    log.warn({ err }, "the demo's worker was not started");
    return async () => undefined;
  });
}

/** The route of mail: over SMTP, or only to the outbox. */
async function openMail(
  env: Env,
  log: Logger,
  publicUrl: URL,
): Promise<{ send: Transport; stop: () => Promise<void> }> {
  if (env.smtp === undefined) return { send: keep, stop: async () => undefined };
  const { smtpTransport } = await import("../outbox/smtp.ts");
  return smtpTransport({ server: env.smtp, from: env.mailFrom ?? defaultMailFrom(publicUrl), log });
}

async function listen(app: FastifyInstance, { port, host }: Env): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    throw listenError(error, port, host);
  }
}

async function close(app: FastifyInstance): Promise<void> {
  // Established connections are accepted before the port closes; otherwise they would be reset.
  await new Promise((resolve) => setImmediate(resolve));
  const late = setTimeout(() => app.server.closeAllConnections(), timeoutMs);
  await app.close();
  clearTimeout(late);
}
