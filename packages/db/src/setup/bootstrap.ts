import type pg from "pg";
import { errorCode, withClient } from "../connection.ts";
import { type EmbeddedOptions, startEmbedded } from "../embedded/embedded.ts";
import { openHome } from "../embedded/home.ts";
import { OperatorError } from "../operator-error.ts";
import { alone } from "./alone.ts";
import { addBlueprintFiles } from "./blueprint-files.ts";
import { syncCatalogue } from "./catalogue.ts";
import { closeContext } from "./context-grants.ts";
import { grantDatabase } from "./database-grants.ts";
import { databaseName, parseDatabaseUrl } from "./database-url.ts";
import { compareSecret, otherSecret, rememberSecret } from "./fingerprint.ts";
import { applyMigrations, lockMigrations, readMigrations } from "./migrate.ts";
import { findRoleNames, type RoleNames, roleNames, rolePrefix } from "./role-names.ts";
import { ensureRoles, type RoleUrls, roleUrls } from "./roles.ts";
import { loadSecret, rolePassword } from "./secret.ts";
import { checkServer } from "./server-version.ts";
import { applySqlCode } from "./sql-code.ts";

export type Instance = {
  /** A connection string for each database role. */
  urls: RoleUrls;
  /** The data folder, absolute. */
  home: string;
  /** The instance secret. */
  secret: string;
  /** Whether this start created the database's tables. */
  fresh: boolean;
  /** Sentences for the operator. */
  notices: string[];
  /** Settles when an embedded server exits, intentionally or not; never with a `DATABASE_URL`. */
  ended: Promise<void>;
  /** Stops the embedded server, if any. Close every connection first. */
  stop: () => Promise<void>;
};

type Server = {
  base: URL;
  names: RoleNames;
  ended: Promise<void>;
  notices: string[];
  stop: () => Promise<void>;
};

export type InstanceOptions = Pick<EmbeddedOptions, "settings"> & {
  /** Moves a database that belongs to an instance with another secret to this one's. */
  readonly takeOver?: boolean;
};

/**
 * Opens the instance: its data folder, its server (the embedded one, or the one that `DATABASE_URL` names), its roles
 * and its tables.
 * @param env `BAILIWICK_HOME`, `BAILIWICK_SECRET`, `DATABASE_URL`, and the files in `BAILIWICK_BLUEPRINTS`.
 * @throws OperatorError, one sentence for each problem that an operator can fix; leaves nothing running then.
 */
export async function openInstance(
  env: NodeJS.ProcessEnv,
  { takeOver = false, ...options }: InstanceOptions = {},
): Promise<Instance> {
  await addBlueprintFiles(env);
  const external = env.DATABASE_URL ? parseDatabaseUrl(env.DATABASE_URL) : undefined;
  const home = openHome(env);
  const secret = loadSecret(home, env);
  const server = external
    ? await useServer(external, secret, takeOver)
    : await useEmbedded({ home, secret, ...options });
  try {
    const urls = roleUrls(server.base, secret, server.names);
    const { fresh } = await prepareDatabase(urls.owner);
    await withClient(urls.owner, (owner) => rememberSecret(owner, secret, takeOver));
    return { urls, home, secret, fresh, notices: server.notices, ended: server.ended, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * Brings a database to the current version of the product: its tables, its functions and policies, and its copy of the
 * permission matrix.
 * @param ownerUrl the owner role's connection string.
 */
export async function prepareDatabase(ownerUrl: string): Promise<{ fresh: boolean }> {
  const migrations = readMigrations();
  return await withClient(ownerUrl, async (owner) => {
    await lockMigrations(owner);
    const applied = await applyMigrations(owner, migrations);
    await applySqlCode(owner);
    await syncCatalogue(owner);
    await owner.query("SELECT authz.make_record_partitions()");
    return { fresh: applied[0] !== undefined && applied[0] === migrations[0]?.name };
  });
}

async function useServer(base: URL, secret: string, takeOver: boolean): Promise<Server> {
  return await withClient(base.href, async (admin) => {
    await checkServer(admin);
    const names = await findRoleNames(admin, databaseName(base));
    if (!takeOver && (await compareSecret(admin, secret)) === "other") throw otherSecret(base);
    const notices = await alone(admin, async () => {
      const taken = await ensureRoles(admin, base, secret, names, takeOver);
      await grantDatabase(admin, base, names);
      return [...taken, ...(await closeContext(admin, names))];
    });
    return { base, names, notices, ended: new Promise<void>(() => {}), stop: async () => {} };
  });
}

type Embedded = Pick<EmbeddedOptions, "home" | "settings"> & { secret: string };

async function useEmbedded({ secret, ...options }: Embedded): Promise<Server> {
  const server = await startEmbedded({ ...options, password: rolePassword(secret, "postgres") });
  try {
    const base = new URL(server.url);
    base.pathname = "/bailiwick";
    const names = roleNames(rolePrefix("bailiwick"));
    const notices = await asSuperuser(server.url, options.home, async (admin) => {
      const taken = await ensureRoles(admin, base, secret, names);
      const { rowCount } = await admin.query("SELECT FROM pg_database WHERE datname = 'bailiwick'");
      if (rowCount === 0) await admin.query(`CREATE DATABASE bailiwick OWNER ${names.owner}`);
      return taken;
    });
    await withClient(base.href, async (admin) => {
      await grantDatabase(admin, base, names);
      await closeContext(admin, names);
    });
    return { base, names, notices, ended: server.exited, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The superuser's password comes from the instance secret: if it is rejected, the secret is a different one. */
async function asSuperuser<T>(url: string, home: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  try {
    return await withClient(url, work);
  } catch (error) {
    if (!(error instanceof OperatorError) || errorCode(error) !== "28P01") throw error;
    throw new OperatorError(
      `The database in ${home} was created with a different instance secret; ` +
        "start with the BAILIWICK_SECRET, or the file secret, that belongs to it.",
      { cause: error },
    );
  }
}
