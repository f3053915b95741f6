import pg from "pg";
import { connect, errorCode } from "../connection.ts";
import { OperatorError } from "../operator-error.ts";
import { serverName, urlFor } from "./database-url.ts";
import { rolePassword } from "./secret.ts";

/**
 * The login roles. The owner migrates and owns; the app runs requests; the worker runs the named jobs across tenants;
 * identity keeps accounts and sessions. None has SUPERUSER or BYPASSRLS, the owner included.
 */
export const roles = {
  owner: "bailiwick_owner",
  app: "bailiwick_app",
  worker: "bailiwick_worker",
  identity: "bailiwick_identity",
} as const;

export type RoleKey = keyof typeof roles;
/** One connection string for each role. */
export type RoleUrls = Record<RoleKey, string>;

const keys: readonly RoleKey[] = ["owner", "app", "worker", "identity"];

/** What a connection of the role starts with: a request that hangs must not hold its locks (milliseconds). */
const defaults: Record<RoleKey, Record<string, string>> = {
  owner: { search_path: "public" },
  app: {
    search_path: "public",
    statement_timeout: "15000",
    lock_timeout: "10000",
    idle_in_transaction_session_timeout: "30000",
  },
  worker: { search_path: "public", lock_timeout: "10000", idle_in_transaction_session_timeout: "60000" },
  identity: {
    search_path: "identity",
    statement_timeout: "15000",
    lock_timeout: "10000",
    idle_in_transaction_session_timeout: "30000",
  },
};

/** The connection strings of the four roles for the database that `base` leads to. */
export function roleUrls(base: URL, secret: string): RoleUrls {
  const url = (role: RoleKey) => urlFor(base, roles[role], rolePassword(secret, roles[role]));
  return { owner: url("owner"), app: url("app"), worker: url("worker"), identity: url("identity") };
}

/**
 * Makes the four roles, or brings them to what they should be: passwords, defaults, and the owner's right to make
 * the job queue's schema, which belongs to the worker. Changes nothing that is right already.
 * @param admin a connection that may create roles. One that may not is enough when nothing is to be done.
 * @returns sentences for the operator about what was taken over or left as it is.
 * @throws OperatorError when a role is missing or has another password and the connection may not change that.
 */
export async function ensureRoles(admin: pg.Client, base: URL, secret: string): Promise<string[]> {
  const urls = roleUrls(base, secret);
  let locked: RoleKey[] = [];
  try {
    // Two first starts on one server would both create the roles.
    await admin.query("SELECT pg_advisory_lock(hashtext('bailiwick roles'))");
    locked = (await Promise.all(keys.map(async (key) => ((await canLogIn(urls[key])) ? [] : [key])))).flat();
    return await bringRoles(admin, secret, locked);
  } catch (error) {
    if (errorCode(error) !== "42501") throw error;
    // All four are there and let us in; whether they can do too much is the doctor's to say.
    if (locked.length === 0)
      return [`The user "${admin.user}" may not change roles; they are used as they are.`];
    throw new OperatorError(
      `The user "${admin.user}" may not create roles at ${serverName(base)}; put a user that may (CREATEROLE) into ` +
        `DATABASE_URL, or have the roles ${keys.map((key) => roles[key]).join(", ")} made with this instance's passwords.`,
      { cause: error },
    );
  } finally {
    await admin.query("SELECT pg_advisory_unlock(hashtext('bailiwick roles'))").catch(() => {});
  }
}

type RoleRow = { rolname: string; rolconfig: string[] | null; excess: string };

async function bringRoles(admin: pg.Client, secret: string, locked: RoleKey[]): Promise<string[]> {
  const { rows } = await admin.query<RoleRow>(
    `SELECT rolname, rolconfig, concat_ws(' ', CASE WHEN rolsuper THEN 'NOSUPERUSER' END,
       CASE WHEN rolbypassrls THEN 'NOBYPASSRLS' END, CASE WHEN rolcreaterole THEN 'NOCREATEROLE' END,
       CASE WHEN rolcreatedb THEN 'NOCREATEDB' END, CASE WHEN rolreplication THEN 'NOREPLICATION' END) AS excess
     FROM pg_roles WHERE rolname = ANY ($1)`,
    [keys.map((key) => roles[key])],
  );
  const taken: string[] = [];
  for (const key of keys) {
    const name = roles[key];
    const row = rows.find((found) => found.rolname === name);
    const password = pg.escapeLiteral(rolePassword(secret, name));
    if (!row) {
      // The owner has the worker's rights as well, to make what belongs to it; the others have their own alone.
      await admin.query(
        `CREATE ROLE ${name} LOGIN ${key === "owner" ? "INHERIT" : "NOINHERIT"} PASSWORD ${password}`,
      );
    } else if (locked.includes(key)) {
      await admin.query(`ALTER ROLE ${name} LOGIN PASSWORD ${password}`);
      taken.push(`The role ${name} had another password and now has this instance's.`);
    }
    if (row?.excess) await admin.query(`ALTER ROLE ${name} ${row.excess}`);
    for (const [setting, value] of Object.entries(defaults[key])) {
      if (row?.rolconfig?.includes(`${setting}=${value}`)) continue;
      await admin.query(`ALTER ROLE ${name} SET ${setting} = ${pg.escapeLiteral(value)}`);
    }
  }
  const { rows: membership } = await admin.query<{ complete: boolean }>(
    "SELECT pg_has_role($1, $2, 'USAGE') AS complete",
    [roles.owner, roles.worker],
  );
  if (!membership[0]?.complete) {
    await admin.query(`GRANT ${roles.worker} TO ${roles.owner} WITH INHERIT TRUE, SET TRUE`);
  }
  return taken;
}

/** Whether a role's password is the one that this instance derives; what comes after the password does not matter. */
async function canLogIn(url: string): Promise<boolean> {
  try {
    await (await connect(url)).end();
    return true;
  } catch (error) {
    return !["28P01", "28000"].includes(errorCode(error) ?? "");
  }
}
