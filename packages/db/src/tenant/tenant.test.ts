import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { createTenant, createUser, entryFor, testDatabase } from "../testing/index.ts";
import type { Entry } from "./entry.ts";
import { tenantRead } from "./read.ts";
import { type Tenant, tenantTransaction } from "./tenant.ts";

const database = await testDatabase();
const app = new pg.Pool({ connectionString: database.urls.app, max: 4, pipeline: true });
const identity = new pg.Pool({ connectionString: database.urls.identity, max: 2 });
const owner = new pg.Pool({ connectionString: database.urls.owner, max: 2 });
afterAll(() => Promise.all([app.end(), identity.end(), owner.end()]));

const founder = await createUser(identity);
const tenant = await createTenant(app, founder, "compliance-ops");
const inside = entryFor(founder, { workspace: tenant.slug });

const nameOf = async (workspace: string) =>
  (await owner.query<{ name: string }>("SELECT name FROM workspace WHERE id = $1", [workspace])).rows[0]
    ?.name;
const chainLength = async () =>
  (await owner.query<{ seq: string }>("SELECT seq FROM audit_head WHERE org_id = $1", [tenant.org])).rows[0]
    ?.seq;

describe("the tenant transaction", () => {
  test("rolls back what a body changed and recorded before it threw, through SQL and through Prisma", async () => {
    const before = await chainLength();
    const call = tenantTransaction(app, inside, async ({ prisma, record, sql }) => {
      const db = await prisma();
      await db.workspace.updateMany({ where: { id: tenant.workspace }, data: { name: "Changed" } });
      await sql("UPDATE workspace SET description = 'Changed' WHERE id = $1", [tenant.workspace]);
      await record({ action: "workspace.renamed", target: null, after: { name: "Changed" } });
      throw new Error("no");
    });
    await expect(call).rejects.toThrow("no");
    expect(await nameOf(tenant.workspace)).toBe("Test");
    expect(await chainLength()).toBe(before);
  });

  test("commits SQL and Prisma together, and releases the connection", async () => {
    await tenantTransaction(app, inside, async ({ prisma, sql }) => {
      const db = await prisma();
      await db.workspace.updateMany({ where: { id: tenant.workspace }, data: { name: "Both" } });
      const [row] = await sql<{ name: string }>("SELECT name FROM workspace WHERE id = $1", [
        tenant.workspace,
      ]);
      expect(row?.name).toBe("Both");
    });
    expect(await nameOf(tenant.workspace)).toBe("Both");
    expect(app.idleCount).toBe(app.totalCount);
  });

  test("fails with the reason why an entry could not be appended, and commits nothing", async () => {
    const before = await chainLength();
    const outcome = "perhaps" as "done";
    const act = { action: "workspace.renamed", target: null, after: { name: "Lost" }, outcome } as const;
    const lost = ({ record, sql }: Tenant, goesOn: boolean) =>
      sql("UPDATE workspace SET name = 'Lost' WHERE id = $1", [tenant.workspace])
        .then(() => record(act))
        .then(() => (goesOn ? sql("SELECT 1") : []));
    for (const goesOn of [false, true]) {
      await expect(tenantTransaction(app, inside, (open) => lost(open, goesOn))).rejects.toMatchObject({
        code: "23514",
      });
    }
    expect(await nameOf(tenant.workspace)).not.toBe("Lost");
    expect(await chainLength()).toBe(before);
    expect(app.idleCount).toBe(app.totalCount);
  });

  test("[V4] a read ends its transaction before the connection serves someone else", async () => {
    const one = new pg.Pool({ connectionString: database.urls.app, max: 1, pipeline: true });
    const stranger = entryFor(await createUser(identity), { workspace: tenant.slug });
    const seen = (entry: Entry) =>
      tenantRead(one, entry, async ({ entered, sql }) => {
        const [row] = await sql("SELECT count(*)::int AS rows FROM member");
        return `${entered.outcome} ${row?.rows}`;
      });
    try {
      expect(await Promise.all([seen(inside), seen(stranger), seen(inside)])).toEqual([
        "entered 1",
        "not_found 0",
        "entered 1",
      ]);
      const { rows } = await one.query("SELECT current_setting('authz.org_id', true) AS org");
      expect(rows).toEqual([{ org: "" }]);
    } finally {
      await one.end();
    }
  });

  test("[V4] a read's first query sees the entered place, and nothing when the caller is not let in", async () => {
    const text = `SELECT workspace_id AS workspace, (SELECT count(*)::int FROM member) AS all FROM member
      WHERE org_id = authz.org_id() AND workspace_id = authz.workspace_id() AND user_id = $1`;
    const firstQuery = { text, values: [founder.id] };
    const stranger = entryFor(await createUser(identity), { workspace: tenant.slug });
    const anonymous = { ...inside, tokenHash: null };
    const seen = (entry: Entry) =>
      tenantRead(app, entry, async ({ entered }, rows) => ({ outcome: entered.outcome, rows }), firstQuery);
    expect(await Promise.all([seen(inside), seen(stranger), seen(anonymous)])).toEqual([
      { outcome: "entered", rows: [{ workspace: tenant.workspace, all: 1 }] },
      { outcome: "not_found", rows: [] },
      { outcome: "unauthenticated", rows: [] },
    ]);
  });

  test("the first query goes out in the first round trip, and its failure fails only the read", async () => {
    // In the background, so that the read does not also note that the person was here.
    const entry = { ...inside, isBackground: true };
    const order: string[] = [];
    const one = new pg.Pool({ connectionString: database.urls.app, max: 1, pipeline: true });
    try {
      one.on("connect", (client) => {
        const query = client.query.bind(client);
        client.query = ((...all: Parameters<typeof query>) => {
          order.push("sent");
          return query(...all);
        }) as typeof client.query;
      });
      await tenantRead(one, entry, async () => void order.push("answered"), {
        text: "SELECT 1",
        values: [],
      });
      // The entry and the first query in one flight, which is a transaction by itself.
      expect(order).toEqual(["sent", "answered"]);
      const failing = tenantRead(one, entry, async () => "never", { text: "SELECT 1 / 0", values: [] });
      await expect(failing).rejects.toMatchObject({ code: "22012" });
      expect(await tenantRead(one, entry, async ({ entered }) => entered.outcome)).toBe("entered");
    } finally {
      await one.end();
    }
  });

  test("continues after a migration by another process changed a statement's columns", async () => {
    const look = () =>
      tenantRead(app, inside, async ({ sql }) =>
        Object.keys((await sql("SELECT * FROM workspace"))[0] ?? {}),
      );
    expect(await look()).not.toContain("later");
    await owner.query("ALTER TABLE workspace ADD COLUMN later integer");
    try {
      expect(await look()).toContain("later");
    } finally {
      await owner.query("ALTER TABLE workspace DROP COLUMN later");
    }
    expect(await look()).not.toContain("later");
  });

  test("[V4] leaves no context on the connection: without entering, no table shows a row", async () => {
    const client = await app.connect();
    try {
      for (const table of ["organization", "workspace", "member", "audit_entry", "role", "slug"]) {
        const { rows } = await client.query(`SELECT count(*)::int AS n FROM ${table}`);
        expect(rows, table).toEqual([{ n: 0 }]);
      }
    } finally {
      client.release();
    }
  });

  test("[V4] an outsider and a missing workspace get the same answer", async () => {
    const outsider = await createUser(identity);
    const outcome = (workspace: string) =>
      tenantTransaction(app, entryFor(outsider, { workspace }), async ({ entered }) => ({
        outcome: entered.outcome,
        actor: entered.actor,
      }));
    expect(await outcome(tenant.slug)).toEqual({ outcome: "not_found", actor: null });
    expect(await outcome("no-such-workspace")).toEqual(await outcome(tenant.slug));
  });

  test("runs the body again after a deadlock, and not after another error", async () => {
    await owner.query(
      `CREATE FUNCTION public.end_by_deadlock() RETURNS void LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'made up' USING ERRCODE = '40P01'; END $$;
       GRANT EXECUTE ON FUNCTION public.end_by_deadlock() TO bailiwick_app`,
    );
    let runs = 0;
    const answer = await tenantTransaction(app, inside, async ({ sql }) => {
      runs += 1;
      if (runs === 1) await sql("SELECT public.end_by_deadlock()");
      return runs;
    });
    expect(answer).toBe(2);
    const failing = tenantTransaction(app, inside, async ({ sql }) => {
      runs += 1;
      await sql("SELECT 1 / 0");
    });
    await expect(failing).rejects.toThrow("division by zero");
    expect(runs).toBe(3);
  });

  test("two concurrent requests keep their own tenants, although they share one Prisma client", async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => createUser(identity)));
    const tenants = await Promise.all(people.map((person) => createTenant(app, person, "ai-governance")));
    const seen = await Promise.all(
      Array.from({ length: 40 }, async (_, round) => {
        const at = round % people.length;
        const [person, own] = [people[at], tenants[at]];
        if (!person || !own) throw new Error("no tenant");
        return tenantTransaction(app, entryFor(person, { workspace: own.workspace }), async ({ prisma }) => {
          const db = await prisma();
          const [mine, all] = await Promise.all([
            db.workspace.findUnique({ where: { orgId_id: { orgId: own.org, id: own.workspace } } }),
            db.workspace.findMany(),
          ]);
          return mine?.id === own.workspace && all.length === 1;
        });
      }),
    );
    expect(seen).toEqual(seen.map(() => true));
  });
});
