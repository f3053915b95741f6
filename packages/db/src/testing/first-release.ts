import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { withClient } from "../connection.ts";
import { applyMigrations, lockMigrations, readMigrations } from "../setup/migrate.ts";
import type { TestDatabase } from "./test-database.ts";

const folder = resolve(import.meta.dirname, "../../fixtures/first-release");
const read = (name: string) => readFileSync(join(folder, name), "utf8");

/** The last migration of the first release. */
const lastMigration = "20261130000300_create_records";

/** The session tokens of the creators of the two organizations in the first release's rows. */
export const firstReleaseTokens = ["1".repeat(32), "2".repeat(32)] as const;

/** Turns an empty database into what the first release left: its tables, a row in each, its functions and policies. */
export async function makeFirstRelease({ urls, adminUrl }: TestDatabase): Promise<void> {
  await withClient(urls.owner, async (owner) => {
    await lockMigrations(owner);
    await applyMigrations(
      owner,
      readMigrations().filter(({ name }) => name <= lastMigration),
    );
  });
  // The tables' row-level security lets no one else write before there are policies.
  await withClient(adminUrl, (admin) => admin.query(read("data.sql")));
  await withClient(urls.owner, (owner) => owner.query(read("code.sql")));
  await withClient(adminUrl, (admin) =>
    admin.query("UPDATE identity.session SET expires_at = now() + interval '1 day'"),
  );
}
