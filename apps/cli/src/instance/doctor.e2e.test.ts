import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openInstance } from "@bailiwick/db";
import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { cliUser } from "../testing/cli.ts";

const { run } = cliUser();

describe("bailiwick doctor", () => {
  test("examines the database in DATABASE_URL: intact, and after someone broke the isolation", async () => {
    const database = await testDatabase();
    const env = { DATABASE_URL: database.adminUrl, BAILIWICK_SECRET: database.secret };
    const healthy = await run("doctor", { env });
    expect(healthy).toMatchObject({ code: 0, stderr: "" });
    expect(healthy.stdout).toMatch(/\nAll \d+ checks are in order\.\n$/);
    const owner = new pg.Client({ connectionString: database.urls.owner });
    await owner.connect();
    await owner.query("ALTER TABLE member NO FORCE ROW LEVEL SECURITY");
    await owner.end();
    const broken = await run("doctor --json", { env });
    expect(broken).toMatchObject({ code: 1, stderr: "Tenants aren't isolated in this database.\n" });
    const findings: { ok: boolean; detail: string }[] = JSON.parse(broken.stdout);
    expect(findings.filter((finding) => !finding.ok).map((finding) => finding.detail)).toEqual([
      "public.member: not forced",
    ]);
  });

  test("reports in one sentence what is wrong with DATABASE_URL, and never prints its password", async () => {
    const BAILIWICK_SECRET = "s".repeat(32);
    for (const DATABASE_URL of ["mysql://u:hunter2@h/d", "postgres://u:hunter2@127.0.0.1:9/d"]) {
      const { code, stdout, stderr } = await run("doctor", { env: { DATABASE_URL, BAILIWICK_SECRET } });
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toMatch(/^[^\n]+\.\n$/);
      expect(stderr).not.toContain("hunter2");
    }
  });

  test("examines the embedded server of the data folder, running or not", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bailiwick-doctor-"));
    chmodSync(folder, 0o711);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const env = { BAILIWICK_HOME: join(folder, "home") };
    const instance = await openInstance(env);
    const running = await run("doctor", { env });
    await instance.stop();
    expect(running).toMatchObject({ code: 0, stderr: "" });
    expect(await run("doctor", { env })).toEqual(running);
  });
});
