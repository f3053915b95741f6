import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode, withClient } from "../connection.ts";
import { findHome } from "../embedded/home.ts";
import { openInstance } from "../setup/bootstrap.ts";
import { databaseName, parseDatabaseUrl } from "../setup/database-url.ts";
import { findRoleNames, roleNames } from "../setup/role-names.ts";
import { type RoleUrls, roleUrls } from "../setup/roles.ts";
import { loadSecret } from "../setup/secret.ts";

/**
 * Connects to the database of an existing instance, whether it runs or not: the server that `DATABASE_URL` names, the
 * embedded one that runs on the data folder, or, if none does, an embedded one started for the duration of `work`. A
 * running database is left as it is: nothing is migrated.
 * @param work gets the connection strings of the roles, and the instance's secret
 * @param env `BAILIWICK_HOME`, `BAILIWICK_SECRET`, `DATABASE_URL`.
 * @throws OperatorError when there is no such instance or its server is unreachable.
 */
export async function visitInstance<T>(
  env: NodeJS.ProcessEnv,
  work: (urls: RoleUrls, secret: string) => Promise<T>,
): Promise<T> {
  if (env.DATABASE_URL) {
    const secret = env.BAILIWICK_SECRET ? loadSecret("", env) : loadSecret(findHome(env), env);
    const base = parseDatabaseUrl(env.DATABASE_URL);
    const names = await withClient(base.href, (client) => findRoleNames(client, databaseName(base)));
    return await work(roleUrls(base, secret, names), secret);
  }
  const home = findHome(env);
  const secret = loadSecret(home, env);
  const running = await findRunning(home, secret);
  if (running !== null) return await work(running, secret);
  const instance = await openInstance(env);
  try {
    return await work(instance.urls, instance.secret);
  } finally {
    await instance.stop();
  }
}

/** The embedded server on the folder, by the port in its lock file; null if nothing answers there. */
async function findRunning(home: string, secret: string): Promise<RoleUrls | null> {
  const port = readPort(join(home, "postgres", "postmaster.pid"));
  if (port === null) return null;
  const urls = roleUrls(new URL(`postgres://127.0.0.1:${port}/bailiwick`), secret, roleNames("bailiwick"));
  try {
    await withClient(urls.app, (client) => client.query("SELECT 1"));
    return urls;
  } catch (error) {
    if (errorCode(error) === "ECONNREFUSED") return null;
    throw error;
  }
}

function readPort(lockFile: string): string | null {
  try {
    return readFileSync(lockFile, "utf8").split("\n")[3] ?? null;
  } catch {
    return null;
  }
}
