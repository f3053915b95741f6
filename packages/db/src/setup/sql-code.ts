import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type pg from "pg";
import packageFile from "../../package.json" with { type: "json" };
import { OperatorError } from "../operator-error.ts";
import { sqlState } from "../tenant/errors.ts";
import { failurePlace } from "./failure-place.ts";
import { withRoleNames } from "./role-names.ts";

/*
 * The database's code: functions with their triggers, and row policies. The files are the source; the database's copy
 * is replaced as a whole, in one transaction, whenever it came from different files.
 */

/** One file: a function with its triggers and its grants, or the policies of one table. */
export type SqlFile = { readonly path: string; readonly sql: string };

export const sqlFolder = resolve(import.meta.dirname, "../../sql");

/** The release of this code, as three numbers with dots. */
export const release = packageFile.version;

/** The schemas in which these files define every function, trigger and policy of the owner. */
const schemas = "'public', 'authz', 'audit', 'identity'";

/** The files in the order of application: policies call functions, so functions come first. */
export function readSqlFiles(folder: string = sqlFolder): SqlFile[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".sql"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).replaceAll("\\", "/"), sql: readFileSync(path, "utf8") }));
  const rank = ({ path }: SqlFile) => `${path.startsWith("policies/") ? 1 : 0}${path}`;
  return files.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** SHA-256 over all files with their paths, in hex. */
export function hashOf(files: readonly SqlFile[]): string {
  const hash = createHash("sha256");
  for (const { path, sql } of files) hash.update(JSON.stringify([path, sql]));
  return hash.digest("hex");
}

/** Drops every trigger and policy: there are few, every change recreates them, and they depend on functions. */
export const dropTriggersAndPolicies = `DO $$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT p.polname AS name, p.polrelid::regclass AS place, 'POLICY' AS kind FROM pg_policy p
      JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace::regnamespace::text IN (${schemas})
    UNION ALL
    SELECT t.tgname, t.tgrelid::regclass, 'TRIGGER' FROM pg_trigger t
      JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND c.relnamespace::regnamespace::text IN (${schemas})
  LOOP
    EXECUTE format('DROP %s %I ON %s', found.kind, found.name, found.place);
  END LOOP;
END
$$;`;

/**
 * Drops functions of the owner, with any arguments, and the types created for them.
 * @param names which, with their schemas; omit for all.
 */
export function dropFunctions(names?: readonly string[]): string {
  const chosen =
    names === undefined
      ? ""
      : ` AND p.pronamespace::regnamespace || '.' || p.proname = ANY ('{${names.join(",")}}')`;
  const types = names === undefined || names.includes("authz.caller_at");
  return `DO $$
DECLARE
  found regprocedure;
BEGIN
  FOR found IN
    SELECT p.oid FROM pg_proc p WHERE p.pronamespace::regnamespace::text IN (${schemas})
      AND p.proowner = current_user::regrole${chosen}
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
  LOOP
    EXECUTE format('DROP FUNCTION %s', found);
  END LOOP;
END
$$;${types ? "\nDROP TYPE IF EXISTS authz.entered;" : ""}`;
}

/** What the database remembers about the files it has. */
export const rememberCode = `INSERT INTO authz.sql_code (hash, release) VALUES ($1, $2)
  ON CONFLICT (only_row) DO UPDATE SET hash = excluded.hash, release = excluded.release`;

/** Negative if release `a` came before `b`. */
export function compareReleases(a: string, b: string): number {
  const [as, bs] = [a, b].map((text) => text.split(".").map(Number));
  for (let at = 0; at < 3; at += 1) {
    const difference = (as?.[at] ?? 0) - (bs?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Brings the database's functions, triggers and policies to what the files say, in one transaction; does nothing if
 * they already match. Call it under the migrations' lock.
 * @param owner a connection as the owner, whose tables are those of this release.
 * @returns whether anything was replaced.
 * @throws OperatorError when a newer release applied its own, or a file fails.
 */
export async function applySqlCode(
  owner: pg.ClientBase,
  files: readonly SqlFile[] = readSqlFiles(),
  own: string = release,
): Promise<boolean> {
  const hash = hashOf(files);
  const { rows } = await owner.query<{ hash: string; release: string }>(
    "SELECT hash, release FROM authz.sql_code",
  );
  const applied = rows[0];
  if (applied?.hash === hash) return false;
  if (applied !== undefined && compareReleases(own, applied.release) < 0) {
    throw new OperatorError(
      `The database is at release ${applied.release} and this is Bailiwick ${own}; start ${applied.release} or a newer one.`,
    );
  }
  for (let left = 5; ; left -= 1) {
    try {
      await replaceAll(owner, files);
      await owner.query(rememberCode, [hash, own]);
      // What processes remember of callers came from the former functions.
      await owner.query("UPDATE authz.instance_revision SET revision = revision + 1");
      await owner.query("COMMIT");
      return true;
    } catch (error) {
      await owner.query("ROLLBACK");
      // A process of the previous release might hold one table and wait for another.
      if (sqlState(error) !== "40P01" || left === 0) throw error;
    }
  }
}

async function replaceAll(owner: pg.ClientBase, files: readonly SqlFile[]): Promise<void> {
  const { rows } = await owner.query<{ who: string }>("SELECT session_user AS who");
  const who = rows[0]?.who ?? "";
  await owner.query("BEGIN");
  // A function body can refer to what a later file creates.
  await owner.query("SET LOCAL check_function_bodies = off");
  await owner.query("SET LOCAL client_min_messages = warning");
  await owner.query(dropTriggersAndPolicies);
  await owner.query(dropFunctions());
  for (const { path, sql } of files) {
    try {
      await owner.query(withRoleNames(sql, who));
    } catch (error) {
      throw new OperatorError(`packages/db/sql/${path} failed ${failurePlace(sql, error)}.`, {
        cause: error,
      });
    }
  }
}
