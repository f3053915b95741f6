import { join, resolve } from "node:path";
import type { RoleUrls } from "@bailiwick/db";
import { openInstance } from "@bailiwick/db";
import type { Server } from "../server/index.ts";
import { type Child, lineOf, startProgram } from "./child.ts";

const main = resolve(import.meta.dirname, "../../../apps/api/src/main.ts");

/** A migrated database of the product. */
export type ProductDatabase = { readonly url: URL; readonly home: string; readonly urls: RoleUrls };

/** Creates a database and migrates it to the product's current version. */
export async function openProduct(server: Server, name: string): Promise<ProductDatabase> {
  const url = await server.database(name);
  const home = join(server.folder, name);
  const { urls } = await openInstance({
    DATABASE_URL: url.href,
    BAILIWICK_SECRET: server.secret,
    BAILIWICK_HOME: home,
  });
  return { url, home, urls };
}

/** The product's own server process on a database, as an operator runs it; `flags` are Node's. */
export async function startApi(
  { secret }: Server,
  { url, home }: ProductDatabase,
  flags: readonly string[] = [],
): Promise<Child & { url: string }> {
  const child = startProgram({
    command: [process.execPath, ...flags, main],
    env: {
      PORT: "0",
      BAILIWICK_DEMO: "0",
      DATABASE_URL: url.href,
      BAILIWICK_SECRET: secret,
      BAILIWICK_HOME: home,
      // One person asks as fast as they can.
      BAILIWICK_REQUESTS_PER_SECOND: "999999",
    },
  });
  const port = await lineOf(child, /http:\/\/localhost:(\d+)/);
  return { ...child, url: `http://127.0.0.1:${port}` };
}

/** A peer's server process: a script of this package that prints its URL; `flags` are Node's. */
export async function startPeer(
  script: string,
  env: NodeJS.ProcessEnv,
  flags: readonly string[] = [],
): Promise<Child & { url: string }> {
  const child = startProgram({
    command: [process.execPath, ...flags, resolve(import.meta.dirname, "../peers", script)],
    env,
  });
  return { ...child, url: await lineOf(child, /(http:\/\/127\.0\.0\.1:\d+)/) };
}
