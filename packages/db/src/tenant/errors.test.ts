import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { createTenant, createUser, entryFor } from "../testing/tenants.ts";
import { testDatabase } from "../testing/test-database.ts";
import { isDuplicate, isRetryable, sqlState } from "./errors.ts";
import { type Tenant, tenantTransaction } from "./tenant.ts";

const { urls } = await testDatabase();
const app = new pg.Pool({ connectionString: urls.app });
const identity = new pg.Pool({ connectionString: urls.identity });
afterAll(() => Promise.all([app.end(), identity.end()]));

const founder = await createUser(identity);
const { org: orgId, workspace: id } = await createTenant(app, founder, "ai-governance");

/** The error of a statement in the creator's workspace. */
function failure(body: (tenant: Tenant) => Promise<unknown>): Promise<unknown> {
  const entry = entryFor(founder, { workspace: id, forChange: true });
  return tenantTransaction(app, entry, body).then(
    () => null,
    (error: unknown) => error,
  );
}

const person = { userId: founder.id, role: "workspace_admin", name: "Someone", email: founder.email };

describe("the SQLSTATE of a refused statement", () => {
  test.each([
    [
      "23505",
      "INSERT INTO member (org_id, workspace_id, user_id, role, name, email) SELECT org_id, workspace_id, user_id, role, name, email FROM member",
    ],
    ["23514", "UPDATE workspace SET name = '' WHERE id = authz.workspace_id()"],
    ["42501", "UPDATE workspace SET state = 'pending_deletion' WHERE id = authz.workspace_id()"],
    ["22012", "SELECT 1 / 0"],
  ])("is read from the driver's error: %s", async (state, statement) => {
    expect(sqlState(await failure(({ sql }) => sql(statement)))).toBe(state);
  });

  test("is read through Prisma's error, whose own code has the same shape", async () => {
    const duplicate = await failure(async ({ prisma }) => {
      await (await prisma()).member.create({ data: { orgId, workspaceId: id, ...person } });
    });
    expect(duplicate).toMatchObject({ code: "P2002" });
    expect(sqlState(duplicate)).toBe("23505");
    expect(isDuplicate(duplicate)).toBe(true);
    const where = { orgId_id: { orgId, id } };
    const change = (data: { name?: string; state?: string }) =>
      failure(async ({ prisma }) => (await prisma()).workspace.update({ where, data }));
    expect(sqlState(await change({ name: "" }))).toBe("23514");
    expect(sqlState(await change({ state: "pending_deletion" }))).toBe("42501");
  });

  test("is undefined for an error that did not come from Postgres", () => {
    for (const error of [new Error("fault"), null, "text", { code: "P2025" }])
      expect(sqlState(error)).toBeNull();
  });
});

test("a serialization failure and a deadlock can be retried", () => {
  expect(
    ["40001", "40P01", "23505"].map((code) => isRetryable(Object.assign(new Error("refused"), { code }))),
  ).toEqual([true, true, false]);
});
