import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { withClient } from "../connection.ts";
import { closeContext } from "../setup/context-grants.ts";
import { grantDatabase } from "../setup/database-grants.ts";
import { roleNames } from "../setup/role-names.ts";
import { type RoleUrls, roleUrls } from "../setup/roles.ts";
import "./test-server.ts";

export type TestDatabase = {
  name: string;
  /** A connection string for each database role. */
  urls: RoleUrls;
  /** The superuser's connection string to this database, for what a test has to break. */
  adminUrl: string;
  secret: string;
  /** A separate empty folder, for what the product keeps outside the database. */
  home: string;
};

/** Those of the copied database, which its copies keep. */
const roles = roleNames("bailiwick");

/**
 * A separate database for a test file, migrated, or without a single table when `empty`. Call it at the top level of
 * the file: `const database = await testDatabase();`. It is dropped after the file's tests, along with its connections.
 */
export async function testDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const { adminUrl, secret, template } = inject("testServer");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const base = new URL(adminUrl);
  base.pathname = `/${name}`;
  const source = options.empty ? "template1" : template;
  await withClient(adminUrl, (admin) =>
    admin.query(`CREATE DATABASE ${name} TEMPLATE ${source} OWNER ${roles.owner}`),
  );
  // Privileges on the database itself are not copied.
  await withClient(base.href, async (admin) => {
    await grantDatabase(admin, base, roles);
    await closeContext(admin, roles);
    // Tests hold locks on purpose, on busy machines: a waiting statement gives up after minutes, not seconds.
    for (const role of [roles.app, roles.worker, roles.identity]) {
      for (const limit of ["lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"])
        await admin.query(`ALTER ROLE ${role} IN DATABASE ${name} SET ${limit} = '5min'`);
    }
  });
  const home = mkdtempSync(join(tmpdir(), "bailiwick-test-"));
  afterAll(async () => {
    await withClient(adminUrl, async (admin) => {
      // An ended pool's last connections are still closing; Postgres waits for them, up to five seconds.
      await admin
        .query(`DROP DATABASE ${name}`)
        .catch(() => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
    });
    rmSync(home, { recursive: true, force: true });
  });
  return { name, urls: roleUrls(base, secret, roles), adminUrl: base.href, secret, home };
}
