import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { withClient } from "../connection.ts";
import { openInstance } from "../setup/bootstrap.ts";
import { rolePassword } from "../setup/secret.ts";
import "./test-server.ts";

/** No one needs test data after a power failure. */
const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/** Starts one real server for the whole run, with a migrated database to copy from, and removes both at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "bailiwick-test-"));
  chmodSync(folder, 0o711);
  const instance = await openInstance({ BAILIWICK_HOME: join(folder, "home") }, { settings });
  const base = new URL(instance.urls.owner);
  const template = base.pathname.slice(1);
  base.username = "postgres";
  base.password = rolePassword(instance.secret, "postgres");
  base.pathname = "/postgres";
  // The database to copy must have no connections.
  await withClient(base.href, (admin) => admin.query(`ALTER DATABASE ${template} ALLOW_CONNECTIONS false`));
  project.provide("testServer", { adminUrl: base.href, secret: instance.secret, template });
  return async () => {
    await instance.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
