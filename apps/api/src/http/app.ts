import { setTimeout as pause } from "node:timers/promises";
import { blueprint, Refused } from "@bailiwick/domain";
import type { AnyRouter, AnyTRPCRouter } from "@trpc/server";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  LogController,
} from "fastify";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { jwksRoutes } from "../access/jwks.ts";
import { accessSigner } from "../access/signing.ts";
import { checkpointRoot, checkpointRoutes } from "../audit/checkpoint-routes.ts";
import { checkpointSigner } from "../audit/checkpoint-signer.ts";
import { accessRoot, accessRoutes, configurationRoutes } from "../authzen/routes.ts";
import { bundleRoot } from "../bundles/root.ts";
import { bundleRoutes } from "../bundles/routes.ts";
import { bundleTickets } from "../bundles/tickets.ts";
import { uploads } from "../bundles/uploads.ts";
import { scimRoot } from "../directory/root.ts";
import { scimRoutes } from "../directory/scim/routes.ts";
import { rateLimit } from "../identity/rate-limit.ts";
import { identityRoutes } from "../identity/routes.ts";
import type { Work } from "../jobs/background-work.ts";
import type { Live } from "../live/live.ts";
import { callable } from "../outbound/target.ts";
import type { InstanceSettings, RequestPools } from "../procedure/context.ts";
import { keptAnswers } from "../procedure/idempotency.ts";
import { exportTickets } from "../resources/export-tickets.ts";
import { secretKeeper } from "../resources/secrets.ts";
import { root } from "../rest/operations.ts";
import { documentRoutes } from "../rest/publish.ts";
import { restRoutes } from "../rest/routes.ts";
import { recordKey, recordSigner } from "../reviews/signing.ts";
import type { Env } from "../server/env.ts";
import { storageRoot } from "../storage/root.ts";
import { storageRoutes } from "../storage/routes.ts";
import type { FileStore } from "../storage/store.ts";
import { storageTickets } from "../storage/tickets.ts";
import { apiRoutes } from "./api.ts";
import { limitArrival } from "./arrival.ts";
import { decorate } from "./decorations.ts";
import { type Check, serveHealth } from "./health.ts";
import { monitor, type Observe } from "./monitoring.ts";
import { isKept, pictureRoutes } from "./pictures.ts";
import { answerError, sendRefusal } from "./replies.ts";
import { limitRequests, requestLimit } from "./request-limit.ts";
import { schemaRoutes } from "./schemas.ts";
import { foreignMethod, foreignOrigin, isForeign, methodsOf, securityHeaders } from "./security.ts";
import { consoleFolder, readPage, serveConsole } from "./static.ts";

declare module "fastify" {
  interface FastifyInstance {
    /**
     * Keeps serving for this many milliseconds, but announces at `/readyz`, and with every answer on its connection,
     * that it is about to stop, so that balancers send new requests elsewhere.
     */
    readonly drain: (milliseconds: number) => Promise<void>;
    readonly observe: Observe;
  }
}

export type AppParts = {
  readonly env: Env;
  /** The instance's secret. */
  readonly secret: string;
  /** Connections by purpose; ended by the code that created them. */
  readonly pools: RequestPools & { readonly identity: Pool };
  readonly log: Logger;
  /** The checks for `/readyz`. */
  readonly checks: readonly Check[];
  readonly router: AnyRouter;
  /** Runs the isolation doctor for the operator. */
  readonly examine: InstanceSettings["examine"];
  /** Tells open consoles what was committed. */
  readonly live: Live;
  /** The console's build; by default the one of apps/web. */
  readonly console?: string;
  /** Reads the state of the background work, for monitoring. */
  readonly work?: () => Promise<readonly Work[]>;
  /** The workspaces' files. */
  readonly files: FileStore;
  /** The maximum time for a request to arrive, headers and body, in milliseconds; of a file's bytes, the maximum silence. */
  readonly arrivalMs?: number;
};

/** The maximum body size, in bytes. */
const bodyLimit = 256 * 1024;

/**
 * The maximum time for a handler outside the API, in milliseconds. The API's verbs are bounded by the database's timeouts,
 * and its streams last as long as their readers: there, a timer for each request would have nothing to end.
 */
const handlerTimeout = 60_000;

/** When to retry after an outage, in seconds. */
const retryAfter = 1;

/** Builds the server, not yet listening: identity, API, health and the console on one port. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { env, secret, pools, arrivalMs = 30_000 } = parts;
  // Fastify has its own type for loggers, which pino satisfies.
  const log: FastifyBaseLogger = parts.log;
  const app: FastifyInstance = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // One log for all requests: a child for each would take longer than most of what is logged. Entries name the request.
    childLoggerFactory: (logger) => logger,
    bodyLimit,
    // A batch is one path segment of all its procedures' names.
    routerOptions: { maxParamLength: 1_000 },
    // A slow request or a hanging handler does not hold its connection forever (milliseconds); limitArrival ends slow bodies.
    // Node checks for slow headers periodically, every thirty seconds by default.
    http: { headersTimeout: arrivalMs, connectionsCheckingInterval: Math.min(1_000, arrivalMs) },
    keepAliveTimeout: 65_000,
    forceCloseConnections: "idle",
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
  });
  limitArrival(app, arrivalMs);
  const page = readPage(parts.console ?? consoleFolder);

  app.addHook("onRoute", (route) => {
    const isOwn = /^\/api\/(?:trpc|v1)\//.test(route.url) || route.config?.takesItsTime === true;
    if (!isOwn) route.handlerTimeout = handlerTimeout;
  });
  const drain = { isOn: false };
  app.decorate("drain", async (milliseconds: number) => {
    drain.isOn = true;
    await pause(milliseconds);
  });
  decorate(app, { env, secret, identityPool: pools.identity, live: parts.live });
  guard(app, drain, securityHeaders(env.url?.protocol === "https:", page.inlineScripts));
  limitRequests(app, requestLimit(pools.identity, env.requestsPerSecond));
  if (parts.log.isLevelEnabled("info")) logRequests(app);
  app.setErrorHandler(answerError);

  serveHealth(app, parts.checks, () => drain.isOn);
  await monitor(app, { pools, followers: parts.live.followers, work: parts.work }, env.metricsToken);
  await app.register(identityRoutes, { prefix: "/api/auth", limit: rateLimit(pools.identity) });
  const instance = instanceSettings(parts, app.publicUrl);
  const api = { router: parts.router, instance, pools, live: parts.live };
  await app.register(apiRoutes, { prefix: "/api/trpc", ...api });
  await app.register(restRoutes, { prefix: root, ...api });
  await app.register(accessRoutes, { prefix: accessRoot, ...api });
  await app.register(scimRoutes, { prefix: scimRoot, ...api });
  await app.register(configurationRoutes, { prefix: "/.well-known" });
  await app.register(jwksRoutes, { prefix: "/.well-known", reads: pools.reads });
  await app.register(checkpointRoutes, { prefix: checkpointRoot, reads: pools.reads });
  await app.register(documentRoutes, { prefix: "/api", router: api.router as AnyTRPCRouter });
  await app.register(pictureRoutes, { prefix: "/api/pictures", reads: pools.reads });
  const { maxFileBytes } = env;
  const storage = {
    instance,
    pools,
    live: parts.live,
    files: parts.files,
    maxFileBytes,
    silenceMs: arrivalMs,
  };
  await app.register(storageRoutes, { prefix: storageRoot, ...storage });
  await app.register(bundleRoutes, { prefix: bundleRoot, ...storage });
  await app.register(schemaRoutes, { prefix: "/api/schemas" });
  app.addHook("preClose", (done) => {
    parts.live.endStreams();
    done();
  });
  await serveConsole(app, parts.console ?? consoleFolder, page.html);
  return app;
}

/** For every request: the origin check for changes, and the headers of every answer. */
function guard(app: FastifyInstance, drain: { isOn: boolean }, headers: Record<string, string>): void {
  app.addHook("onRequest", (request, reply, next) => {
    reply.headers(headers);
    const methods = methodsOf(request.url);
    if (!methods.includes(request.method)) {
      return void sendRefusal(reply.header("allow", methods.join(", ")), foreignMethod, 405);
    }
    if (!isForeign(request, app.origins())) return next();
    const { origin } = request.headers;
    request.log.warn(
      { reqId: request.id, origin, expected: app.origins() },
      "a change from another site was refused; if people use this instance there, set BAILIWICK_URL to it",
    );
    next(new Refused(foreignOrigin(app.publicUrl())));
  });
  app.addHook("preClose", (done) => {
    drain.isOn = true;
    done();
  });
  app.addHook("onSend", (request, reply, payload, next) => {
    if (request.url.startsWith("/api/") && !isKept(request, reply)) keepNowhere(reply, payload);
    if (reply.statusCode === 503 && !reply.hasHeader("retry-after")) reply.header("retry-after", retryAfter);
    // The last answer on a keep-alive connection; otherwise stopping waits for the client to leave.
    if (drain.isOn) reply.header("connection", "close");
    next();
  });
}

/**
 * An answer of the API is private and valid only now. A stream also tells proxies not to alter it; tRPC answers it with
 * a web Response, whose headers override the reply's.
 */
function keepNowhere(reply: FastifyReply, payload: unknown): void {
  const headers = payload instanceof Response ? payload.headers : undefined;
  const isStream = headers?.get("cache-control")?.includes("no-transform") === true;
  headers?.delete("cache-control");
  reply.header("cache-control", isStream ? "no-store, no-transform" : "no-store");
}

function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", (request, reply, done) => {
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ reqId: request.id, req: request, status: reply.statusCode, ms }, "request");
    done();
  });
}

function instanceSettings({ env, examine, files, secret }: AppParts, publicUrl: () => URL): InstanceSettings {
  return {
    blueprints: env.blueprints.map(blueprint),
    defaultBlueprint: blueprint(env.defaultBlueprint),
    mode: env.mode,
    demo: env.demo,
    docsUrl: env.docsUrl?.href ?? null,
    complianceUrl: env.complianceUrl?.href ?? null,
    publicUrl,
    mailServer: env.smtp !== undefined,
    examine,
    canCall: callable(env.outbound),
    keepSecret: secretKeeper(secret),
    signAccess: accessSigner(secret),
    signRecord: recordSigner(secret),
    keptAnswers: keptAnswers(secret),
    exportTickets: exportTickets(secret),
    storageTickets: storageTickets(secret),
    bundleTickets: bundleTickets(secret),
    uploads: uploads(secret),
    readUpload: (contentId) => files.readIncoming(contentId),
    recordKey: recordKey(secret),
    checkpoints: checkpointSigner(secret),
  };
}
