import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openInstance } from "@bailiwick/db";
import pg from "pg";
import { rolePassword } from "./product.ts";

/** The single PostgreSQL server with the data of the product and its peers. */
export type Server = {
  /** An administrator's connection string to this database, which is created on first use. */
  readonly database: (name: string) => Promise<URL>;
  /** The secret of every instance of the product on this server. */
  readonly secret: string;
  /** A folder for the output of a run, removed at its end. */
  readonly folder: string;
  readonly version: string;
  /** Drops what was created and stops the server, if it is ours. */
  readonly stop: () => Promise<void>;
};

/**
 * Opens the embedded server in a separate folder, with its production settings; or uses the one in `DATABASE_URL`,
 * where only this run's own databases are touched.
 */
export async function openServer(env: NodeJS.ProcessEnv): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "bailiwick-bench-"));
  chmodSync(folder, 0o711);
  return env.DATABASE_URL ? useServer(new URL(env.DATABASE_URL), folder, env) : embed(folder);
}

async function embed(folder: string): Promise<Server> {
  const instance = await openInstance({ BAILIWICK_HOME: join(folder, "home") });
  const admin = new URL(instance.urls.owner);
  admin.username = "postgres";
  admin.password = rolePassword(instance.secret, "postgres");
  const stop = async () => {
    await instance.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...(await databases(admin, "")), secret: instance.secret, folder, stop };
}

async function useServer(admin: URL, folder: string, env: NodeJS.ProcessEnv): Promise<Server> {
  const secret = env.BAILIWICK_SECRET ?? rolePassword(folder, "bench");
  const { drop, ...rest } = await databases(admin, `_${Date.now().toString(36)}`);
  const stop = async () => {
    await drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...rest, secret, folder, stop };
}

async function databases(admin: URL, suffix: string) {
  const made = new Set<string>();
  const { rows } = await query(admin, "SHOW server_version");
  const name = (key: string) => `bench_${key}${suffix}`;
  return {
    version: String(rows[0]?.server_version),
    database: async (key: string) => {
      const url = new URL(admin);
      url.pathname = `/${name(key)}`;
      if (!made.has(key)) await query(admin, `CREATE DATABASE ${name(key)}`);
      made.add(key);
      return url;
    },
    drop: async () => {
      for (const key of made) await query(admin, `DROP DATABASE ${name(key)} WITH (FORCE)`);
    },
  };
}

/** One statement on a separate connection. */
export async function query(url: URL, text: string): Promise<pg.QueryResult> {
  return withClient(url.href, (client) => client.query(text));
}

/** Works on one connection and closes it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
