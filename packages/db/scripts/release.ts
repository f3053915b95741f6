import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrationsFolder } from "../src/setup/migrate.ts";
import { appendGolden } from "../src/setup/migrations-golden.ts";
import { writeRelease } from "../src/setup/release-migration.ts";
import { release } from "../src/setup/sql-code.ts";

// Writes the functions and policies that changed since the last release into a migration, for `prisma migrate deploy`.
const written = writeRelease();
if (written === null) {
  process.stdout.write("No function or policy has changed since the last release.\n");
} else {
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const name = `${stamp}_release_${release.replaceAll(".", "_")}`;
  mkdirSync(join(migrationsFolder, name));
  writeFileSync(join(migrationsFolder, name, "migration.sql"), written);
  appendGolden();
  process.stdout.write(`Wrote ${name}.\n`);
}
