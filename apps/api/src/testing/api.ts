import { join } from "node:path";
import { createUser, type TestDatabase, testDatabase } from "@bailiwick/db/testing";
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from "@trpc/client";
import pg from "pg";
import { afterAll } from "vitest";
import { buildApp } from "../http/app.ts";
import { createLog } from "../http/logging.ts";
import { diagnosing } from "../http/readiness.ts";
import { hashToken, newToken } from "../identity/credential.ts";
import { rotateSigningKeys } from "../jobs/rotate-signing-keys.ts";
import { silent, startLive } from "../live/live.ts";
import type { WireError } from "../procedure/errors.ts";
import { type AppRouter, appRouter } from "../router.ts";
import { readEnv } from "../server/env.ts";
import { type FileStore, openStore } from "../storage/store.ts";
import type { Relay } from "./relay.ts";
import { UndoingPool } from "./undoing-pool.ts";

export type Client = TRPCClient<AppRouter>;

/** A person with an account and a session, and the typed client that acts as them over HTTP. */
export type TestPerson = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly token: string;
  readonly client: Client;
};

export type TestApi = {
  readonly url: string;
  readonly database: TestDatabase;
  /** The workspaces' files. */
  readonly files: FileStore;
  /** Connections of the app role. */
  readonly app: pg.Pool;
  /** Connections of the owner role, to bypass isolation or to break something on purpose. */
  readonly owner: pg.Pool;
  readonly person: (name?: string, options?: { platformAdmin?: boolean }) => Promise<TestPerson>;
  /** A client without a credential, or with this one. */
  readonly client: (token?: string, headers?: Record<string, string>) => Client;
};

export type ApiOptions = {
  readonly settings?: NodeJS.ProcessEnv;
  /** Lets every call answer as usual and then rolls it back. */
  readonly undo?: boolean;
  /** Notifies open consoles of commits, as a running instance does. */
  readonly live?: boolean;
  /** Serves this other database, as a second process of the same instance. */
  readonly beside?: TestApi;
  /** Connects to the database through this relay, which a test can cut. */
  readonly through?: Relay;
  /** The connection for changes; by default the one for reads. */
  readonly changes?: (urls: TestDatabase["urls"]) => pg.Pool;
  /** Serves this database. */
  readonly on?: TestDatabase;
};

/** Serves the product on a free port, on a separate database, for the tests of one file. */
export async function startApi({
  settings,
  undo = false,
  live: isLive = false,
  beside,
  through,
  changes,
  on = beside?.database,
}: ApiOptions = {}): Promise<TestApi> {
  const database = on ?? (await testDatabase());
  const Pool = undo ? UndoingPool : pg.Pool;
  const reached = (url: string) => through?.url(url) ?? url;
  const pool = new Pool({ connectionString: reached(database.urls.app), max: 40, pipeline: true });
  const identityPool = new pg.Pool({ connectionString: reached(database.urls.identity), max: 4 });
  for (const each of [pool, identityPool]) each.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const owner = new pg.Pool({ connectionString: database.urls.owner, max: 4 });
  const files = openStore(join(database.home, "storage"));
  const live = isLive ? startLive(reached(database.urls.app), () => undefined) : silent;
  const app = await buildApp({
    env: readEnv({ PORT: "0", BAILIWICK_REQUESTS_PER_SECOND: "999999", ...settings }),
    secret: database.secret,
    pools: { reads: pool, changes: changes?.(database.urls) ?? pool, identity: identityPool },
    log: createLog(process.env.LOG_LEVEL ?? "silent"),
    checks: [],
    files,
    examine: diagnosing(database.urls, 0),
    router: appRouter,
    live,
  });
  // As the background work of a running instance does.
  await rotateSigningKeys(owner, database.secret);
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  afterAll(async () => {
    await live.stop();
    // An answer that was left unread keeps its connection for a minute.
    app.server.closeAllConnections();
    await app.close();
    await Promise.all([pool.end(), identityPool.end(), owner.end()]);
  });

  const client: TestApi["client"] = (token, headers = {}) =>
    createTRPCClient<AppRouter>({
      links: [
        httpLink({
          url: `${url}/api/trpc`,
          headers: token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` },
        }),
      ],
    });

  const person: TestApi["person"] = async (name = "Member", { platformAdmin = false } = {}) => {
    const token = newToken();
    const { id, email } = await createUser(identityPool, name, hashToken(token));
    if (platformAdmin) await owner.query("INSERT INTO identity.platform_admin (user_id) VALUES ($1)", [id]);
    return { id, name, email, token, client: client(token) };
  };

  return { url, files, database, app: pool, owner, person, client };
}

/** The product's error of a call; throws if it succeeds or fails differently. */
export async function errorOf(call: Promise<unknown>): Promise<WireError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof TRPCClientError && error.data) return error.data as WireError;
    throw error;
  }
  throw new Error("expected a refusal, and the call succeeded");
}
