import { seedDemo } from "@bailiwick/api/testing";
import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cliUser } from "../testing/cli.ts";

const database = await testDatabase();
const env = { DATABASE_URL: database.adminUrl, BAILIWICK_SECRET: database.secret };
const owner = new pg.Client({ connectionString: database.urls.owner });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

const { run } = cliUser();
const count = async (from: string) =>
  (await owner.query<{ count: number }>(`SELECT count(*)::integer AS count FROM ${from}`)).rows[0]?.count;

describe("bailiwick platform-admin", () => {
  test("makes an account's owner the platform admin, and refuses an address without an account", async () => {
    const email = "chief@operator.example";
    expect(await run(`platform-admin ${email}`, { env })).toMatchObject({
      code: 1,
      stderr: `No account with the address ${email}. Sign up with it first.\n`,
    });
    await owner.query(
      `INSERT INTO identity."user" (id, name, email) VALUES (gen_random_uuid(), 'Chief', $1)`,
      [email],
    );
    for (let times = 0; times < 2; times += 1) {
      expect(await run(`platform-admin ${email}`, { env })).toMatchObject({ code: 0, stderr: "" });
    }
    const { rows } = await owner.query(
      `SELECT u.email, u.email_verified FROM identity.platform_admin p JOIN identity."user" u ON u.id = p.user_id`,
    );
    expect(rows).toEqual([{ email, email_verified: true }]);
  });
});

describe("bailiwick demo remove", () => {
  test("removes only the demo's accounts and what they created", async () => {
    await seedDemo(database, new URL("http://localhost:4000"));
    expect(await count("member")).toBeGreaterThan(0);
    const removed = await run("demo remove", { env });
    expect(removed).toMatchObject({ code: 0, stderr: "" });
    expect(removed.stdout).toMatch(/^Removed \d+ demo accounts\.\n$/);
    expect(await count('identity."user"')).toBe(1);
    expect(await count("organization WHERE state <> 'purged'")).toBe(0);
    for (const table of ["member", "workspace", "team", "invitation", "slug", "audit_entry"]) {
      expect({ table, rows: await count(table) }).toEqual({ table, rows: 0 });
    }
    expect((await run("demo remove", { env })).stdout).toBe("There is no demo here.\n");
  });
});
