import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { withClient } from "../connection.ts";
import { testDatabase } from "../testing/test-database.ts";
import { migrate, readMigrations } from "./migrate.ts";

const database = await testDatabase({ empty: true });
const owner = database.urls.owner;
const folder = mkdtempSync(join(tmpdir(), "bailiwick-migrate-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => query("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));

let folders = 0;
/** A separate migrations folder. */
function write(files: Record<string, string>): string {
  const path = join(folder, String(folders++));
  mkdirSync(path);
  writeFileSync(join(path, "migration_lock.toml"), 'provider = "postgresql"\n');
  for (const [name, sql] of Object.entries(files)) add(path, name, sql);
  return path;
}

function add(path: string, name: string, sql: string): void {
  mkdirSync(join(path, name), { recursive: true });
  writeFileSync(join(path, name, "migration.sql"), sql);
}

async function query(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]> {
  return await withClient(owner, async (client) => (await client.query(sql, values)).rows);
}

const first = "20260101000000_create_cities";
const second = "20260102000000_add_country";
const files = {
  [second]: "ALTER TABLE city ADD COLUMN country text;\nINSERT INTO city VALUES ('Ghent', 'BE');\n",
  [first]: "-- Cities.\nCREATE TABLE city (name text PRIMARY KEY);\nINSERT INTO city VALUES ('Bruges');\n",
};

describe("the migration runner", () => {
  test("applies what is missing in the order of the names, and nothing the next time", async () => {
    const path = write(files);
    expect(await migrate(owner, path)).toEqual([first, second]);
    expect(await migrate(owner, path)).toEqual([]);
    expect(await query("SELECT * FROM city ORDER BY name")).toEqual([
      { name: "Bruges", country: null },
      { name: "Ghent", country: "BE" },
    ]);
    add(path, "20260103000000_add_mayor", "ALTER TABLE city ADD COLUMN mayor text");
    expect(await migrate(owner, path)).toEqual(["20260103000000_add_mayor"]);
  });

  test("keeps Prisma's own records, so that prisma migrate deploy has nothing left to do", async () => {
    await migrate(owner, write(files));
    const columns = await query(
      `SELECT column_name, data_type, character_maximum_length AS length, is_nullable FROM information_schema.columns
       WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`,
    );
    expect(columns.map((c) => [c.column_name, c.data_type, c.length, c.is_nullable])).toEqual([
      ["id", "character varying", 36, "NO"],
      ["checksum", "character varying", 64, "NO"],
      ["finished_at", "timestamp with time zone", null, "YES"],
      ["migration_name", "character varying", 255, "NO"],
      ["logs", "text", null, "YES"],
      ["rolled_back_at", "timestamp with time zone", null, "YES"],
      ["started_at", "timestamp with time zone", null, "NO"],
      ["applied_steps_count", "integer", null, "NO"],
    ]);
    const rows = await query("SELECT * FROM _prisma_migrations ORDER BY migration_name");
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      migration_name: first,
      checksum: createHash("sha256")
        .update(files[first] ?? "")
        .digest("hex"),
      logs: null,
      rolled_back_at: null,
      applied_steps_count: 1,
      id: expect.stringMatching(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/),
      started_at: expect.any(Date),
      finished_at: expect.any(Date),
    });
  });

  test("rolls back a migration that fails, keeps the ones before it, and names the line", async () => {
    const path = write({ ...files, [second]: "ALTER TABLE city ADD COLUMN country text;\n\nSELEKT 1;\n" });
    await expect(migrate(owner, path)).rejects.toThrow(
      `The migration ${second} failed in line 3 with: syntax error at or near "SELEKT".`,
    );
    expect(await query("SELECT * FROM city")).toEqual([{ name: "Bruges" }]);
    expect(await query("SELECT migration_name FROM _prisma_migrations")).toEqual([{ migration_name: first }]);
    add(path, second, files[second] ?? "");
    expect(await migrate(owner, path)).toEqual([second]);
  });

  test("lets several processes start concurrently: each migration is applied once", async () => {
    const path = write(files);
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(owner, path)));
    expect(applied.flat().sort()).toEqual([first, second]);
    expect(await query("SELECT count(*)::int FROM _prisma_migrations")).toEqual([{ count: 2 }]);
  });

  test("waits while Prisma's runner holds its lock", async () => {
    const path = write(files);
    await withClient(owner, async (prisma) => {
      await prisma.query("SELECT pg_advisory_lock(72707369)");
      const waiting = migrate(owner, path);
      const seen = async () => {
        const { rows } = await prisma.query(
          "SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707369 AND NOT granted",
        );
        return rows.length;
      };
      await expect.poll(seen).toBe(1);
      expect((await prisma.query("SELECT to_regclass('public._prisma_migrations') AS books")).rows).toEqual([
        { books: null },
      ]);
      await prisma.query("SELECT pg_advisory_unlock(72707369)");
      expect(await waiting).toEqual([first, second]);
    });
  });

  test("refuses an applied migration that was changed", async () => {
    const path = write(files);
    await migrate(owner, path);
    add(path, first, `${files[first]}-- a word more\n`);
    await expect(migrate(owner, path)).rejects.toThrow(
      `The migration ${first} was changed after it had been applied; restore it.`,
    );
  });

  test("refuses a database that a newer version migrated", async () => {
    await migrate(owner, write(files));
    await expect(migrate(owner, write({ [first]: files[first] ?? "" }))).rejects.toThrow(
      `The database was migrated by a newer version, which has the migration ${second}; start that version.`,
    );
  });

  test("refuses a migration that Prisma left unfinished, and applies one that Prisma rolled back", async () => {
    const path = write(files);
    await migrate(owner, path);
    await query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1", [second]);
    await expect(migrate(owner, path)).rejects.toThrow(
      /^The migration \S+_add_country did not finish; repair the database/,
    );
    await query("ALTER TABLE city DROP COLUMN country; DELETE FROM city WHERE name = 'Ghent'");
    await query("UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = $1", [second]);
    expect(await migrate(owner, path)).toEqual([second]);
  });

  test("resets a migration's own settings afterwards", async () => {
    const path = write({
      [first]: "SET LOCAL search_path = pg_catalog; SET LOCAL ROLE bailiwick_worker;",
      [second]: "CREATE TABLE here AS SELECT current_user AS who",
    });
    expect(await migrate(owner, path)).toEqual([first, second]);
    expect(await query("SELECT who FROM public.here")).toEqual([{ who: "bailiwick_owner" }]);
  });
});

test("the product's own migrations are named by stamp and state their intent in the first line", () => {
  const own = readMigrations();
  expect(own.length).toBeGreaterThan(0);
  for (const { name, sql } of own) {
    expect(name).toMatch(/^\d{14}_[a-z][a-z_]+$/);
    expect(sql).toMatch(/^-- \S/);
  }
});
