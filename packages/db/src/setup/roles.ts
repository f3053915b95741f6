import pg from "pg";
import { connect, errorCode } from "../connection.ts";
import { OperatorError } from "../operator-error.ts";
import { serverName, urlFor } from "./database-url.ts";
import { otherSecret } from "./fingerprint.ts";
import { type RoleKey, type RoleNames, roleKeys } from "./role-names.ts";
import { rolePassword } from "./secret.ts";

/** A connection string for each role. */
export type RoleUrls = Record<RoleKey, string>;

/** The settings of a role's connections, in milliseconds: a hanging request must not hold its locks. */
const defaults: Record<RoleKey, Record<string, string>> = {
  owner: { search_path: "public" },
  app: {
    search_path: "public",
    // A read sees one moment: what confirms its authority, and what it answers. Changes say otherwise in their BEGIN.
    default_transaction_isolation: "repeatable read",
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

/** The connection strings of the four roles for the database in `base`. */
export function roleUrls(base: URL, secret: string, names: RoleNames): RoleUrls {
  const url = (role: RoleKey) => urlFor(base, names[role], rolePassword(secret, names[role]));
  return { owner: url("owner"), app: url("app"), worker: url("worker"), identity: url("identity") };
}

/** Errors that mean another session of the server did the same to a role concurrently: on a second look it is done. */
const raced = new Set(["42710", "23505", "XX000"]);

/**
 * Creates the four roles, or brings them to the intended state: passwords, defaults, and the owner's right to act as
 * the others. Changes nothing that is already right. The owner migrates and owns;
 * the app runs requests; the worker runs the named jobs across tenants; identity keeps accounts and sessions. None has
 * SUPERUSER or BYPASSRLS, not even the owner.
 * @param admin a connection that can create roles. One that can't is enough if there is nothing to do.
 * @param takeOver whether to give this instance's passwords to roles that have another's.
 * @returns sentences for the operator about what was taken over or left as it is.
 * @throws OperatorError when a role has another password, or is missing and the connection can't change that.
 */
export async function ensureRoles(
  admin: pg.Client,
  base: URL,
  secret: string,
  names: RoleNames,
  takeOver = false,
): Promise<string[]> {
  const urls = roleUrls(base, secret, names);
  for (let left = 10; ; left -= 1) {
    const rows = await findRoles(admin, names);
    const locked = (
      await Promise.all(roleKeys.map(async (key) => ((await canLogIn(urls[key])) ? [] : [key])))
    ).flat();
    const foreign = locked.filter((key) => rows.some(({ rolname }) => rolname === names[key]));
    if (foreign.length > 0 && !takeOver) throw otherSecret(base);
    if (foreign.length > 0) await refuseShared(admin, names);
    try {
      return await bringRoles(admin, secret, names, { rows, locked });
    } catch (error) {
      if (raced.has(errorCode(error) ?? "") && left > 0) continue;
      if (errorCode(error) !== "42501") throw error;
      // All four exist and let us in; the doctor checks whether they can do too much.
      if (locked.length === 0)
        return [`The user "${admin.user}" can't change roles; they are used as they are.`];
      throw new OperatorError(
        `The user "${admin.user}" can't create roles at ${serverName(base)}; put a user with CREATEROLE into ` +
          `DATABASE_URL, or have the roles ${Object.values(names).join(", ")} made with this instance's passwords.`,
        { cause: error },
      );
    }
  }
}

/** Roles that own or can use something in another database serve an instance there, which would lose them. */
async function refuseShared(admin: pg.Client, names: RoleNames): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `SELECT DISTINCT d.datname FROM pg_shdepend s JOIN pg_roles r ON r.oid = s.refobjid AND r.rolname = ANY ($1)
     JOIN pg_database d ON d.oid = s.dbid WHERE s.refclassid = 'pg_authid'::regclass AND d.datname <> current_database()`,
    [Object.values(names)],
  );
  if (rows[0] === undefined) return;
  throw new OperatorError(
    `The roles of this database serve the database "${rows[0].datname}" on the same server too, which would lose them; ` +
      "use the instance secret of that one, or restore this database on another server.",
  );
}

type RoleRow = { rolname: string; rolconfig: string[] | null; excess: string };

async function findRoles(admin: pg.Client, names: RoleNames): Promise<RoleRow[]> {
  const { rows } = await admin.query<RoleRow>(
    `SELECT rolname, rolconfig, concat_ws(' ', CASE WHEN rolsuper THEN 'NOSUPERUSER' END,
       CASE WHEN rolbypassrls THEN 'NOBYPASSRLS' END, CASE WHEN rolcreaterole THEN 'NOCREATEROLE' END,
       CASE WHEN rolcreatedb THEN 'NOCREATEDB' END, CASE WHEN rolreplication THEN 'NOREPLICATION' END) AS excess
     FROM pg_roles WHERE rolname = ANY ($1)`,
    [Object.values(names)],
  );
  return rows;
}

async function bringRoles(
  admin: pg.Client,
  secret: string,
  names: RoleNames,
  { rows, locked }: { rows: RoleRow[]; locked: RoleKey[] },
): Promise<string[]> {
  const taken: string[] = [];
  for (const key of roleKeys) {
    const name = names[key];
    const row = rows.find((found) => found.rolname === name);
    const password = pg.escapeLiteral(rolePassword(secret, name));
    if (!row) {
      // The owner also has the worker's rights, to create what belongs to it; the others have only their own.
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
  // The owner also has the worker's rights, and can act as the others, to try out what they can reach.
  for (const key of ["worker", "app", "identity"] as const) {
    const { rows: membership } = await admin.query<{ complete: boolean }>(
      "SELECT pg_has_role($1, $2, 'SET') AND ($3 OR pg_has_role($1, $2, 'USAGE')) AS complete",
      [names.owner, names[key], key !== "worker"],
    );
    if (membership[0]?.complete) continue;
    await admin.query(
      `GRANT ${names[key]} TO ${names.owner} WITH INHERIT ${key === "worker" ? "TRUE" : "FALSE"}, SET TRUE`,
    );
  }
  return taken;
}

/** Whether a role's password is the one that this instance derives; later failures do not matter. */
async function canLogIn(url: string): Promise<boolean> {
  try {
    await (await connect(url)).end();
    return true;
  } catch (error) {
    return !["28P01", "28000"].includes(errorCode(error) ?? "");
  }
}
