import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import {
  createTenant,
  createUser,
  entryFor,
  type TestTenant,
  type TestUser,
  testDatabase,
} from "../testing/index.ts";
import { tenantTransaction } from "./tenant.ts";

/* Row-level security of approvals, as the application's role: each as oneself, of what waits, and never of one's own. */

const database = await testDatabase();
const pool = (role: "app" | "identity" | "owner") =>
  new pg.Pool({ connectionString: database.urls[role], max: 2, pipeline: role === "app" });
const [app, identity, owner] = [pool("app"), pool("identity"), pool("owner")];
afterAll(() => Promise.all([app, identity, owner].map((each) => each.end())));

const founder = await createUser(identity);
const tenant = await createTenant(app, founder, "compliance-ops");
const { org } = tenant;

/** A person with a role in the workspace. */
async function member(role: string): Promise<TestUser> {
  const person = await createUser(identity);
  await owner.query(
    "INSERT INTO member (org_id, workspace_id, user_id, role, name, email) VALUES ($1, $2, $3, $4, $4, $5)",
    [org, tenant.workspace, person.id, role, person.email],
  );
  return person;
}

/** A change by this author, in a state. */
async function change(author: TestUser, state = "submitted", at: TestTenant = tenant): Promise<string> {
  const id = randomUUID();
  await owner.query(
    "INSERT INTO resource_root (org_id, id, workspace_id, kind) VALUES ($1, $2, $3, 'change')",
    [at.org, id, at.workspace],
  );
  await owner.query(
    `INSERT INTO resource (org_id, id, root_id, kind, state, title, fields, created_by)
     VALUES ($1, $2, $2, 'change', $3, 'Split', '{"summary": "Split"}', $4)`,
    [at.org, id, state, author.id],
  );
  return id;
}

/** Adds an approval as a person; resolves to how many rows that wrote. */
const approve = (by: TestUser, id: string, as = by.id, action = "approve") =>
  tenantTransaction(
    app,
    entryFor(by, { workspace: tenant.workspace }),
    async ({ sql }) => {
      const rows = await sql(
        `INSERT INTO approval (org_id, resource_id, action, user_id) VALUES (authz.org_id(), $1, $2, $3) RETURNING user_id`,
        [id, action, as],
      );
      return rows.length;
    },
    () => undefined,
  );

const refused = { code: "42501" };
const admin = await member("admin");
const author = await member("member");

describe("an approval is written", () => {
  test("by who holds the verb, as themselves", async () => {
    const id = await change(author);
    expect(await approve(admin, id)).toBe(1);
    await expect(approve(founder, id, admin.id)).rejects.toMatchObject(refused);
    await expect(approve(author, await change(founder))).rejects.toMatchObject(refused);
  });

  test("never by the author", async () => {
    await expect(approve(admin, await change(admin))).rejects.toMatchObject(refused);
  });

  test("of what waits for it alone", async () => {
    await expect(approve(admin, await change(author, "draft"))).rejects.toMatchObject(refused);
    await expect(approve(admin, await change(author), admin.id, "reject")).rejects.toMatchObject(refused);
    const other = await createTenant(app, await createUser(identity), "compliance-ops");
    await expect(approve(admin, await change(author, "submitted", other))).rejects.toMatchObject(refused);
  });
});

test("an edit discards the approvals on any way in, and what was approved waits again", async () => {
  const id = await change(author);
  await approve(admin, id);
  await owner.query("UPDATE resource SET state = 'approved' WHERE id = $1", [id]);
  const there = async () =>
    (
      await owner.query<{ state: string; n: number }>(
        "SELECT r.state, (SELECT count(*)::int FROM approval a WHERE a.resource_id = r.id) AS n FROM resource r WHERE r.id = $1",
        [id],
      )
    ).rows[0];
  expect(await there()).toEqual({ state: "approved", n: 1 });
  await owner.query(`UPDATE resource SET fields = '{"summary": "Drop"}' WHERE id = $1`, [id]);
  expect(await there()).toEqual({ state: "submitted", n: 0 });
});
