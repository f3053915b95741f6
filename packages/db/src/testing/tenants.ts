import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";
import type { Entry } from "../tenant/entry.ts";
import { tenantTransaction } from "../tenant/tenant.ts";

/** A person with an account and a session, without a password. */
export type TestUser = { readonly id: string; readonly email: string; readonly tokenHash: string };

/** An organization with one workspace, created the way the product does. */
export type TestTenant = { readonly org: string; readonly workspace: string; readonly slug: string };

/** Creates a person, signed in with the token that has this hash. `identity` connects as the identity role. */
export async function createUser(
  identity: pg.Pool,
  name = "Someone",
  tokenHash = createHash("sha256").update(randomUUID()).digest("hex"),
): Promise<TestUser> {
  const id = randomUUID();
  const email = `${id}@people.example`;
  await identity.query(`INSERT INTO "user" (id, name, email, email_verified) VALUES ($1, $2, $3, true)`, [
    id,
    name,
    email,
  ]);
  await identity.query(
    "INSERT INTO session (id, user_id, token, expires_at) VALUES ($1, $2, $3, now() + interval '1 day')",
    [randomUUID(), id, tokenHash],
  );
  return { id, email, tokenHash };
}

/** A member's entry for a read without a named tenant; the argument overrides the rest. */
export function entryFor(user: TestUser, rest: Partial<Entry> = {}): Entry {
  return {
    tokenHash: user.tokenHash,
    organization: null,
    workspace: null,
    ip: "127.0.0.1",
    actingAs: "member",
    forChange: false,
    ...rest,
  };
}

/** Creates an organization with a workspace, and records that in its chain. `app` connects as the app role. */
export async function createTenant(app: pg.Pool, founder: TestUser, blueprint: string): Promise<TestTenant> {
  const org = randomUUID();
  const workspace = randomUUID();
  const slug = `t-${org.slice(0, 8)}`;
  await tenantTransaction(app, entryFor(founder), async ({ sql, record }) => {
    await sql("SELECT authz.create_organization($1, $2, $3, 'Test', $4, $3, 'Test', '')", [
      org,
      blueprint,
      slug,
      workspace,
    ]);
    const target = { kind: "workspace", id: workspace, name: "Test" };
    await record({ action: "workspace.created", target, after: { slug } });
  });
  return { org, workspace, slug };
}
