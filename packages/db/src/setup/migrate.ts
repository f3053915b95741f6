import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type pg from "pg";
import { withClient } from "../connection.ts";
import { OperatorError } from "../operator-error.ts";
import { failurePlace } from "./failure-place.ts";
import { withRoleNames } from "./role-names.ts";

export type Migration = { name: string; sql: string; checksum: string };

export const migrationsFolder = resolve(import.meta.dirname, "../../prisma/migrations");

/** The number of the advisory lock that `prisma migrate` takes: each runner waits for the other. */
const lockNumber = 72_707_369;

/** Prisma's own bookkeeping, column for column, so that `prisma migrate deploy` finds what it expects. */
const bookkeeping = `CREATE TABLE IF NOT EXISTS public._prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** The migrations of a folder in the order of their names, with the checksum that Prisma takes (SHA-256, hex). */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Applies what is missing, each migration in one transaction with its own row in `_prisma_migrations`.
 * Safe to repeat and to run from several processes concurrently.
 * @param url the owner role's connection string.
 * @returns the names of the migrations that this call applied.
 * @throws OperatorError when an applied migration was edited or is unknown here, one failed under Prisma, or one fails now.
 */
export async function migrate(url: string, folder: string = migrationsFolder): Promise<string[]> {
  return await withClient(url, async (owner) => {
    await lockMigrations(owner);
    return await applyMigrations(owner, readMigrations(folder));
  });
}

/** Takes the lock for bringing a database to a release, until the connection ends. */
export async function lockMigrations(owner: pg.Client): Promise<void> {
  await owner.query("SELECT pg_advisory_lock($1)", [lockNumber]);
}

/** Like {@link migrate}, on a connection that holds the lock. */
export async function applyMigrations(owner: pg.Client, migrations: Migration[]): Promise<string[]> {
  await owner.query("SET client_min_messages = warning");
  await owner.query(bookkeeping);
  const pending = await findPending(owner, migrations);
  const { rows } = await owner.query<{ who: string }>("SELECT session_user AS who");
  const who = rows[0]?.who ?? "";
  for (const migration of pending) await apply(owner, migration, who);
  return pending.map((migration) => migration.name);
}

type Applied = { migration_name: string; checksum: string; finished: boolean };

async function findPending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
     FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of rows) {
    const migration = known.get(row.migration_name);
    if (!row.finished) {
      throw new OperatorError(
        `The migration ${row.migration_name} did not finish; repair the database and mark it with "prisma migrate resolve".`,
      );
    }
    if (!migration) {
      throw new OperatorError(
        row.migration_name < (migrations[0]?.name ?? "")
          ? `The database is of a version before the first release (${row.migration_name}), which this one cannot take over; start with an empty database.`
          : `The database was migrated by a newer version, which has the migration ${row.migration_name}; start that version.`,
      );
    }
    if (migration.checksum !== row.checksum) {
      throw new OperatorError(
        `The migration ${row.migration_name} was changed after it had been applied; restore it.`,
      );
    }
  }
  const applied = new Set(rows.map((row) => row.migration_name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration, owner: string): Promise<void> {
  const id = randomUUID();
  await client.query("BEGIN");
  try {
    await client.query(
      `INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at)
       VALUES ($1, $2, $3, clock_timestamp())`,
      [id, checksum, name],
    );
    await client.query(withRoleNames(sql, owner));
    // Resets a migration's own settings.
    await client.query("RESET ROLE; SET LOCAL search_path = public");
    await client.query(
      "UPDATE public._prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1",
      [id],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw new OperatorError(`The migration ${name} failed ${failurePlace(sql, error)}.`, { cause: error });
  }
}
