import { type Migration, readMigrations } from "./migrate.ts";
import {
  dropFunctions,
  dropTriggersAndPolicies,
  hashOf,
  readSqlFiles,
  release,
  type SqlFile,
} from "./sql-code.ts";

/*
 * A release migration holds the functions and policies that changed since the previous release, so that
 * `prisma migrate deploy` brings a database to the same state as starting the server. A line before each file names it;
 * from these lines the next release knows what was written last.
 */

const marker = (path: string) => `-- file: ${path}\n`;

/** The result of the release migrations for each file, by path; null for a removed one. */
export function releasedFiles(migrations: readonly Migration[]): Map<string, string | null> {
  const files = new Map<string, string | null>();
  for (const { sql } of migrations) {
    for (const part of sql.split(/^-- file: /m).slice(1)) {
      const end = part.indexOf("\n");
      const [path = "", gone] = part.slice(0, end).split(" ");
      files.set(path, gone === undefined ? part.slice(end + 1, part.lastIndexOf("-- end\n")) : null);
    }
  }
  return files;
}

/** The name of the function in a file; null for policies. */
function functionOf(path: string): string | null {
  return path.startsWith("policies/") ? null : path.replace(/\.sql$/, "").replace("/", ".");
}

/**
 * Policies and triggers are created again in every release, because the functions they call might have changed; so
 * is what returns the one type, which is dropped with its function.
 */
const isMadeAnew = ({ path, sql }: SqlFile) =>
  functionOf(path) === null || /^CREATE .*TRIGGER/m.test(sql) || sql.includes("authz.entered");

/** The text of the next release migration; null if nothing changed since the last one. */
export function writeRelease(
  files: readonly SqlFile[] = readSqlFiles(),
  migrations: readonly Migration[] = readMigrations(),
): string | null {
  const before = releasedFiles(migrations);
  const changed = files.filter(({ path, sql }) => before.get(path) !== sql);
  const gone = [...before].filter(([path, sql]) => sql !== null && !files.some((file) => file.path === path));
  if (changed.length === 0 && gone.length === 0) return null;
  const written = files.filter((file) => changed.includes(file) || isMadeAnew(file));
  const dropped = [...written.map(({ path }) => path), ...gone.map(([path]) => path)].map(functionOf);
  return [
    `-- The functions and policies of release ${release} that differ from the release before.\n`,
    "SET check_function_bodies = off;\n",
    dropTriggersAndPolicies,
    `${dropFunctions(dropped.filter((name) => name !== null))}\n`,
    ...gone.map(([path]) => `-- file: ${path} gone\n-- end\n`),
    ...written.map(({ path, sql }) => `${marker(path)}${sql}-- end\n`),
    `INSERT INTO authz.sql_code (hash, release) VALUES ('${hashOf(files)}', '${release}')
  ON CONFLICT (only_row) DO UPDATE SET hash = excluded.hash, release = excluded.release;
RESET check_function_bodies;
`,
  ].join("\n");
}
