import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";

const api = await startApi();
const admin = new pg.Pool({ connectionString: api.database.adminUrl, max: 1 });
afterAll(() => admin.end());
// Before the first call, so that every connection of the app role counts its function calls.
await admin.query(`ALTER ROLE bailiwick_app IN DATABASE ${api.database.name} SET track_functions = 'all'`);

/** A person who is a viewer of this many workspaces of one organization that someone else created. */
async function memberOf(count: number): Promise<TestPerson & { readonly workspaces: string[] }> {
  const { org } = await staffed(api, "ai-governance");
  const person = await api.person();
  await api.owner.query(
    `INSERT INTO organization_member (org_id, user_id, role, name, email) VALUES ($1, $2, 'tenant_member', 'Member', $3)`,
    [org, person.id, person.email],
  );
  const { rows } = await api.owner.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO workspace (org_id, id, slug, name)
       SELECT $1::uuid, gen_random_uuid(), 'w-' || left($1::uuid::text, 8) || '-' || n, 'Workspace ' || lpad(n::text, 4, '0')
       FROM generate_series(1, $4) n RETURNING org_id, id, name
     ), seated AS (
       INSERT INTO member (org_id, workspace_id, user_id, role, name, email)
       SELECT org_id, id, $2, 'workspace_viewer', 'Member', $3 FROM made
     ) SELECT id FROM made ORDER BY name`,
    [org, person.id, person.email, count],
  );
  return { ...person, workspaces: rows.map(({ id }) => id) };
}

/** How often each database function has run; PostgreSQL reports it some seconds later. */
async function counted(name: string): Promise<number> {
  const { rows } = await admin.query<{ calls: string }>(
    "SELECT coalesce(sum(calls), 0) AS calls FROM pg_stat_user_functions WHERE schemaname = 'authz' AND funcname = $1",
    [name],
  );
  return Number(rows[0]?.calls);
}

let asked = 0;
/** The person's landing workspace, from session.me. */
async function land(person: TestPerson): Promise<string | undefined> {
  asked += 1;
  return (await person.client.session.me.query()).landing?.id;
}

/** How often all workspaces were read while the person asked for their landing workspace three times. */
async function looksFor(person: TestPerson): Promise<number> {
  // Each call computes the landing workspace; everything else is counted in the same interval.
  const settled = () =>
    expect.poll(() => counted("landing"), { interval: 250 }).toBeGreaterThanOrEqual(asked);
  await settled();
  const before = await counted("my_workspaces");
  for (let call = 0; call < 3; call += 1) await land(person);
  await settled();
  return (await counted("my_workspaces")) - before;
}

describe("session.me", () => {
  test("reads all workspaces of a person once, however many there are", async () => {
    expect(await looksFor(await memberOf(300))).toBe(3);
  });

  test("reads only the session's workspace for a session that is in one", async () => {
    const person = await memberOf(300);
    const wanted = person.workspaces[250];
    await api.owner.query("UPDATE identity.session SET active_workspace_id = $1 WHERE user_id = $2", [
      wanted,
      person.id,
    ]);
    expect(await land(person)).toBe(wanted);
    expect(await looksFor(person)).toBe(0);
  });

  test("lands elsewhere when the session's workspace was archived, or belongs to another tenant", async () => {
    const person = await memberOf(2);
    const landIn = async (workspace: string | undefined) => {
      const values = [workspace, person.id];
      await api.owner.query(
        "UPDATE identity.session SET active_workspace_id = $1 WHERE user_id = $2",
        values,
      );
      return land(person);
    };
    const [first, second] = person.workspaces;
    expect(await landIn(second)).toBe(second);
    await api.owner.query("UPDATE workspace SET state = 'archived', archived_at = now() WHERE id = $1", [
      second,
    ]);
    expect(await landIn(second)).toBe(first);
    const { workspace } = await staffed(api, "ai-tracing");
    expect(await landIn(workspace)).toBe(first);
    expect(await landIn(randomUUID())).toBe(first);
  });
});

describe("workspaces.mine", () => {
  test("returns the total, and the cursor", async () => {
    const person = await memberOf(1203);
    const mine = person.client.workspaces.mine;
    const first = await mine.query({});
    expect([first.items.length, first.total]).toEqual([1000, 1203]);
    const rest = await mine.query({ cursor: first.nextCursor });
    expect([rest.items.length, rest.total, rest.nextCursor]).toEqual([203, 1203, null]);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(person.workspaces);
    const found = await mine.query({ search: "workspace 12", limit: 3 });
    expect([found.items.length, found.total]).toEqual([3, 4]);
    expect((await errorOf(mine.query({ cursor: "bm90IG9uZQ" }))).code).toBe("INVALID");
  });
});
