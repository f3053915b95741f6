import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { withClient } from "../connection.ts";
import { startEmbedded } from "../embedded/embedded.ts";
import { serverAccount } from "../embedded/embedded-account.ts";
import { OperatorError } from "../operator-error.ts";
import { openInstance } from "./bootstrap.ts";
import { checkServer, requireVersion } from "./server-version.ts";

const folder = mkdtempSync(join(tmpdir(), "bailiwick-version-"));
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Installed servers that are too old, where Debian and the PATH put them. */
function oldServers(): string[] {
  const debian = "/usr/lib/postgresql";
  const folders = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version)) : [];
  return folders.filter((path) => {
    const { stdout } = spawnSync(join(path, "bin/postgres"), ["--version"], { encoding: "utf8" });
    return Number(/ (\d+)\./.exec(stdout ?? "")?.[1]) < 16;
  });
}

describe("a server's version", () => {
  test.each([160_000, 160_004, 170_001, 180_004, 190_000])("%i is new enough", (version) => {
    expect(() => requireVersion(version)).not.toThrow();
  });

  test.each([
    [150_018, "15.18"],
    [140_000, "14.0"],
    [90_624, "9.624"],
  ])("%i is refused with one sentence", (version, spoken) => {
    expect(() => requireVersion(version)).toThrow(
      new OperatorError(`The PostgreSQL server has version ${spoken}, and Bailiwick needs 16 or newer.`),
    );
  });

  test("is read from the server that actually answers", async () => {
    await withClient(inject("testServer").adminUrl, async (client) => {
      await expect(checkServer(client)).resolves.toBeUndefined();
    });
  });

  test("that can't sort names is refused with a remedy", async () => {
    const { adminUrl } = inject("testServer");
    const name = `no_order_${process.pid}`;
    await withClient(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name}`));
    const bare = new URL(adminUrl);
    bare.pathname = `/${name}`;
    try {
      await withClient(bare.href, async (client) => {
        await client.query("SET allow_system_table_mods = on");
        await client.query('DROP COLLATION pg_catalog."und-x-icu"');
        await expect(checkServer(client)).rejects.toThrow(
          /^The database has no collation "und-x-icu", in which names are put in order\. Use a PostgreSQL server built with ICU/,
        );
      });
    } finally {
      await withClient(adminUrl, (admin) => admin.query(`DROP DATABASE ${name}`));
    }
  });

  for (const installed of oldServers()) {
    test(`stops the start on the server in ${installed}, before creating anything on it`, async () => {
      const home = mkdtempSync(join(folder, "old-"));
      const data = join(home, "postgres");
      const account = serverAccount(data);
      mkdirSync(data, { mode: 0o700 });
      chmodSync(home, 0o711);
      if (account.uid !== undefined && account.gid !== undefined) chownSync(data, account.uid, account.gid);
      const made = spawnSync(join(installed, "bin/initdb"), ["-D", data, "-U", "postgres", "--auth=trust"], {
        ...account,
        cwd: "/",
      });
      expect(made.status).toBe(0);
      const old = await startEmbedded({ home, password: "none", serverFolder: installed });
      try {
        await expect(
          openInstance({ DATABASE_URL: old.url, BAILIWICK_HOME: join(folder, "bailiwick") }),
        ).rejects.toThrow(/^The PostgreSQL server has version 15\.\d+, and Bailiwick needs 16 or newer\.$/);
        await withClient(old.url, async (client) => {
          expect((await client.query("SELECT FROM pg_roles WHERE rolname LIKE 'bailiwick%'")).rowCount).toBe(
            0,
          );
        });
      } finally {
        await old.stop();
      }
    });
  }
});
