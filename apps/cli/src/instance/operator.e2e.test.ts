import { seedDemo } from "@bailiwick/api/testing";
import { createTenant, createUser, testDatabase } from "@bailiwick/db/testing";
import { complianceOps } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cliUser } from "../testing/cli.ts";

const database = await testDatabase();
const env = { DATABASE_URL: database.adminUrl, BAILIWICK_SECRET: database.secret };
const owner = new pg.Client({ connectionString: database.urls.owner });
const [app, identity] = [database.urls.app, database.urls.identity].map(
  (connectionString) => new pg.Pool({ connectionString, max: 1 }),
) as [pg.Pool, pg.Pool];
beforeAll(() => owner.connect());
afterAll(() => Promise.all([owner, app, identity].map((each) => each.end())));

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

describe("bailiwick second-factor reset", () => {
  test("takes a lost second factor off an account, ends its sessions, and says when there is none", async () => {
    expect(await run("second-factor reset gone@operator.example", { env })).toMatchObject({
      code: 1,
      stderr: "No account with the address gone@operator.example.\n",
    });
    const person = await createUser(identity);
    const { email } = person;
    const reset = () => run(`second-factor reset ${email}`, { env });
    expect(await reset()).toMatchObject({
      code: 1,
      stderr: `The account with the address ${email} has no second factor.\n`,
    });
    const tenant = await createTenant(app, person, complianceOps.key);
    await owner.query(
      `INSERT INTO identity.authenticator (user_id, id, secrets, confirmed_at) VALUES ($1, gen_random_uuid(), '{}', now())`,
      [person.id],
    );
    expect(await reset()).toMatchObject({
      code: 0,
      stdout: `${email} signs in with the password alone now.\n`,
    });
    expect(await count(`identity.session WHERE user_id = '${person.id}'`)).toBe(0);
    expect(await count(`identity."user" WHERE email = '${email}' AND NOT second_factor`)).toBe(1);
    const entries = await owner.query(
      "SELECT action, actor_name, target_id FROM audit_entry WHERE org_id = $1 ORDER BY seq DESC LIMIT 1",
      [tenant.org],
    );
    expect(entries.rows).toEqual([
      { action: "person.second_factor_reset", actor_name: "Bailiwick", target_id: person.id },
    ]);
    expect((await reset()).code).toBe(1);
  });
});
