import { join } from "node:path";
import type { TestDatabase } from "@bailiwick/db/testing";
import type { FastifyInstance } from "fastify";
import pg from "pg";
import { afterAll } from "vitest";
import { buildApp } from "../http/app.ts";
import type { Check } from "../http/health.ts";
import { createLog } from "../http/logging.ts";
import { diagnosing } from "../http/readiness.ts";
import { silent } from "../live/live.ts";
import { appRouter } from "../router.ts";
import { type Env, readEnv } from "../server/env.ts";
import { openStore } from "../storage/store.ts";
import { hashToken } from "./credential.ts";

/** The password of everyone in the tests. */
export const password = "correct horse battery";

/** A new person, signed up and signed in. */
export type Newcomer = { readonly visitor: Visitor; readonly address: string; readonly token: string };

/** A server on a free port with a test's database behind it, and what a test inspects it with. */
export type TestServer = {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly env: Env;
  /** Queries the database as the owner role. */
  readonly sql: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
  /** Connections as the identity role. */
  readonly identity: pg.Pool;
  /** The mails to an address, oldest first. */
  readonly mailsTo: (address: string) => Promise<{ subject: string; body: string }[]>;
  /** Signs a person up, with a new address or with this one. */
  readonly newcomer: (address?: string) => Promise<Newcomer>;
  /** Whether the API accepts a session token: by its hash, in authz.enter. */
  readonly isLetIn: (token: string) => Promise<boolean>;
};

type Options = {
  readonly settings?: NodeJS.ProcessEnv;
  readonly checks?: readonly Check[];
  readonly console?: string;
  readonly arrivalMs?: number;
  readonly prepare?: (app: FastifyInstance) => void;
};

/** Starts the server for a test file; everything ends with the file's tests. */
export async function startTestServer(database: TestDatabase, options: Options = {}): Promise<TestServer> {
  const env = readEnv({ PORT: "0", LOG_LEVEL: "silent", ...options.settings });
  const pool = (role: keyof TestDatabase["urls"]) =>
    new pg.Pool({ connectionString: database.urls[role], max: 5 }).on("error", () => undefined);
  const pools = {
    reads: pool("app"),
    changes: pool("app"),
    identity: pool("identity"),
    owner: pool("owner"),
  };
  const app = await buildApp({
    env,
    pools,
    secret: database.secret,
    log: createLog(env.logLevel),
    files: openStore(join(database.home, "storage")),
    checks: options.checks ?? [],
    examine: diagnosing(database.urls),
    router: appRouter,
    live: silent,
    ...(options.console === undefined ? {} : { console: options.console }),
    ...(options.arrivalMs === undefined ? {} : { arrivalMs: options.arrivalMs }),
  });
  options.prepare?.(app);
  const url = await app.listen({ port: env.port, host: env.host });
  afterAll(async () => {
    // An answer that was left unread keeps its connection for a minute.
    app.server.closeAllConnections();
    await app.close();
    await Promise.all(Object.values(pools).map((each) => each.end()));
  });
  const sql = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await pools.owner.query<Row>(text, values)).rows;
  let count = 0;
  const newcomer = async (given?: string): Promise<Newcomer> => {
    count += 1;
    const address = given ?? `newcomer${count}@compliance.example`;
    const visitor = new Visitor(url);
    const signUp = { name: "Newcomer", email: address, password };
    const { status, body } = await visitor.post("/api/auth/sign-up/email", signUp);
    if (status !== 200) throw new Error(`signing up was answered with ${status}`);
    return { visitor, address, token: String(body.token) };
  };
  const isLetIn = async (token: string) => {
    const [row] = await sql<{ outcome: string }>(
      "SELECT outcome FROM authz.enter($1, NULL, NULL, NULL, 'member', false)",
      [hashToken(token)],
    );
    return row?.outcome === "entered";
  };
  return {
    app,
    url,
    newcomer,
    isLetIn,
    env,
    sql,
    identity: pools.identity,
    mailsTo: async (address) => {
      await app.allDone();
      return sql(
        "SELECT subject, body_text AS body FROM outbox WHERE recipient = $1 ORDER BY created_at, id",
        [address],
      );
    },
  };
}

/** A browser as far as identity is concerned: it keeps cookies and sends its origin. */
export class Visitor {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();
  readonly headers: Record<string, string> = {};
  /** The `Set-Cookie` headers of the last answer. */
  setCookies: string[] = [];

  constructor(url: string) {
    this.#url = url;
    this.headers.origin = url;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async post(
    path: string,
    body: unknown = {},
  ): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
    const response = await fetch(`${this.#url}${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(this.cookie === "" ? {} : { cookie: this.cookie }),
        ...this.headers,
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    this.setCookies = response.headers.getSetCookie();
    for (const cookie of this.setCookies) {
      const [pair = ""] = cookie.split(";");
      const name = pair.slice(0, pair.indexOf("="));
      if (/max-age=0/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(name.length + 1));
    }
    const text = await response.text();
    return { status: response.status, body: text === "" ? {} : JSON.parse(text), headers: response.headers };
  }
}

/** The token in a mail's link. */
export function tokenIn(mail: { body: string } | undefined): string {
  const token = /[?&]token=([^\s&]+)/.exec(mail?.body ?? "")?.[1];
  if (token === undefined) throw new Error("the mail holds no link");
  return token;
}
