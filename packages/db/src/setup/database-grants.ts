import pg from "pg";
import { errorCode } from "../connection.ts";
import { OperatorError } from "../operator-error.ts";
import { databaseName, serverName } from "./database-url.ts";
import type { RoleNames } from "./role-names.ts";

/**
 * Lets the owner create objects in the database and the others connect, and revokes from PUBLIC what no one needs.
 * @param admin a connection to the database itself, by its owner or a superuser.
 * @throws OperatorError when the owner still can't create objects in it afterwards.
 */
export async function grantDatabase(admin: pg.Client, base: URL, roles: RoleNames): Promise<void> {
  const name = databaseName(base);
  const database = pg.escapeIdentifier(name);
  const complete = async () => {
    const { rows } = await admin.query<{ complete: boolean }>(
      `SELECT has_database_privilege($1, $2, 'CREATE') AND has_schema_privilege($1, 'public', 'CREATE, USAGE')
         AND has_database_privilege($3, $2, 'CONNECT') AND has_database_privilege($4, $2, 'CONNECT')
         AND has_database_privilege($5, $2, 'CONNECT') AND NOT has_database_privilege('public', $2, 'TEMPORARY')
         AND NOT has_schema_privilege('public', 'public', 'USAGE') AS complete`,
      [roles.owner, name, roles.app, roles.worker, roles.identity],
    );
    return rows[0]?.complete === true;
  };
  if (await complete()) return;
  let cause: unknown;
  try {
    await admin.query(`GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${database} TO ${roles.owner}`);
    await admin.query(
      `GRANT CONNECT ON DATABASE ${database} TO ${roles.app}, ${roles.worker}, ${roles.identity}`,
    );
    await admin.query(`REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC`);
    await admin.query(`GRANT ALL ON SCHEMA public TO ${roles.owner} WITH GRANT OPTION`);
    await admin.query("REVOKE ALL ON SCHEMA public FROM PUBLIC");
  } catch (error) {
    if (errorCode(error) !== "42501") throw error;
    cause = error;
  }
  if (await complete()) return;
  throw new OperatorError(
    `The user "${admin.user}" can't hand the database "${name}" at ${serverName(base)} to ${roles.owner}; ` +
      "put the database's owner into DATABASE_URL.",
    { cause },
  );
}
