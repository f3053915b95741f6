import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrationsFolder, readMigrations } from "./migrate.ts";

/** The checksums of all migrations, one per line: a migration is never edited once it is written. */
export const goldenFile = join(migrationsFolder, "../migrations.golden.txt");

export function readGolden(): string[] {
  return readFileSync(goldenFile, "utf8").trimEnd().split("\n");
}

/** The lines for the folder's migrations, in order. */
export function goldenLines(): string[] {
  return readMigrations().map(({ name, checksum }) => `${checksum}  ${name}`);
}

/** Adds a line for each migration that has none. */
export function appendGolden(): void {
  const kept = readGolden();
  const named = new Set(kept.map((line) => line.split("  ")[1]));
  const added = goldenLines().filter((line) => !named.has(line.split("  ")[1]));
  writeFileSync(goldenFile, `${[...kept, ...added].filter((line) => line !== "").join("\n")}\n`);
}
