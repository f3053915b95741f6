import { randomBytes, scryptSync } from "node:crypto";
import type pg from "pg";
import { OperatorError } from "../operator-error.ts";
import { databaseName, serverName } from "./database-url.ts";

/*
 * The database remembers which instance secret it was created with, as a comment on one of our schemas: any user can
 * read it there, even one from DATABASE_URL that can't read any table. scrypt makes guessing a human-chosen secret as
 * expensive as guessing a password.
 */

const begins = "Secret of the instance: ";

function fingerprint(secret: string, salt: string): string {
  return scryptSync(secret, salt, 32).toString("hex");
}

/** What the database remembers about its instance's secret: 'none', or whether it is this one. */
export async function compareSecret(
  client: pg.ClientBase,
  secret: string,
): Promise<"none" | "same" | "other"> {
  const { rows } = await client.query<{ kept: string | null }>(
    "SELECT obj_description(oid, 'pg_namespace') AS kept FROM pg_namespace WHERE nspname = 'authz'",
  );
  const kept = rows[0]?.kept;
  if (!kept?.startsWith(begins)) return "none";
  const [salt = "", hash] = kept.slice(begins.length).split(":");
  return fingerprint(secret, salt) === hash ? "same" : "other";
}

/** Writes the secret's fingerprint, as the owner; if there is one already, only with `replace`. */
export async function rememberSecret(owner: pg.ClientBase, secret: string, replace = false): Promise<void> {
  if (!replace && (await compareSecret(owner, secret)) !== "none") return;
  const salt = randomBytes(16).toString("hex");
  await owner.query(`COMMENT ON SCHEMA authz IS '${begins}${salt}:${fingerprint(secret, salt)}'`);
}

/** The message for a database that belongs to an instance with another secret. */
export function otherSecret(base: URL): OperatorError {
  return new OperatorError(
    `The database "${databaseName(base)}" at ${serverName(base)} belongs to an instance with another secret; ` +
      "set BAILIWICK_SECRET to that instance's, or BAILIWICK_HOME to its data folder. " +
      "To give the database this instance's secret for good, stop the other one and run pnpm db:take-over.",
  );
}
