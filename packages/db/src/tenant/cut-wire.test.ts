import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { cuttable } from "../testing/cuttable.ts";
import { createTenant, createUser, entryFor, testDatabase } from "../testing/index.ts";
import { isUnavailable } from "./errors.ts";
import { tenantRead } from "./read.ts";
import { tenantTransaction } from "./tenant.ts";

const database = await testDatabase();
const app = new pg.Pool({ connectionString: database.urls.app, max: 2 });
const identity = new pg.Pool({ connectionString: database.urls.identity, max: 2 });
const way = await cuttable(database.urls.app);
afterAll(async () => {
  await Promise.all([app.end(), identity.end()]);
  await way.stop();
});

const callers = await Promise.all(
  ["one", "other"].map(async (name) => {
    const person = await createUser(identity, name);
    const { org, workspace } = await createTenant(app, person, "ai-governance");
    return { org, workspace, entry: entryFor(person, { workspace }) };
  }),
);

type Place = { org: string; workspace: string };
const place = "SELECT authz.org_id() AS org, authz.workspace_id() AS workspace";

/** A read whose first query goes with its entry, and one that asks more in a transaction. */
const reads = [
  (pool: pg.Pool, { entry }: (typeof callers)[number]) =>
    tenantRead(pool, entry, async (_, rows: Place[]) => rows[0], { text: place, values: [] }),
  (pool: pg.Pool, { entry }: (typeof callers)[number]) =>
    tenantRead(pool, entry, async ({ sql }) => {
      await sql("SELECT id FROM workspace");
      return (await sql<Place>(place))[0];
    }),
];

const own = ({ org, workspace }: Place) => ({ org, workspace });

/**
 * Cuts the wire after no message of the server, after one, after two, and so on, until the work on it comes through.
 * @param attempt works on a pool of its own, and says whether it was cut
 * @returns how many messages it took
 */
async function throughEveryCut(
  ready: (pool: pg.Pool) => Promise<unknown>,
  attempt: (pool: pg.Pool, messages: number) => Promise<boolean>,
): Promise<number> {
  for (let messages = 0; ; messages += 1) {
    const pool = new pg.Pool({ connectionString: way.url, max: 1, pipeline: true, application_name: "cut" });
    pool.on("error", () => undefined);
    pool.on("connect", (client) => client.on("error", () => undefined));
    await ready(pool);
    way.arm(messages);
    const wasCut = await attempt(pool, messages);
    way.mend();
    // Everyone who was cut off is answered again.
    for (const caller of callers) {
      await expect.poll(() => reads[0]?.(pool, caller)).toEqual(own(caller));
    }
    await pool.end();
    if (!wasCut) return messages;
  }
}

/** How many connections the server still works for that were cut off. */
async function served(): Promise<number> {
  const { rows } = await app.query("SELECT FROM pg_stat_activity WHERE application_name = 'cut'");
  return rows.length;
}

const asked = callers.flatMap((caller) => reads.map((read) => ({ caller, read })));

test.each([
  { memory: "that has met no one", ready: async () => undefined },
  {
    memory: "that remembers everyone",
    ready: (pool: pg.Pool) => Promise.all(asked.map(({ caller, read }) => read(pool, caller))),
  },
])(
  "[V4] a wire that is cut at any message of several people's reads gives each their own answer or an outage, in a process $memory",
  async ({ ready }) => {
    const messages = await throughEveryCut(ready, async (pool) => {
      const answers = await Promise.allSettled(asked.map(({ caller, read }) => read(pool, caller)));
      answers.forEach((answer, at) => {
        if (answer.status === "fulfilled") expect(answer.value).toEqual(own(asked[at]?.caller as Place));
        else expect(isUnavailable(answer.reason), String(answer.reason)).toBe(true);
      });
      return answers.some(({ status }) => status === "rejected");
    });
    // Four reads, each of them at least two rows, their ends, and the end of a flight.
    expect(messages).toBeGreaterThan(4 * 5);
  },
);

test("a wire that is cut at any message of a change leaves all of it or nothing, its entry in the log included", async () => {
  const [{ entry, workspace }] = callers as [(typeof callers)[number]];
  const look = () =>
    tenantRead(app, entry, async ({ sql }) => {
      const [found] = await sql<{ name: string; entries: number }>(
        `SELECT w.name, (SELECT count(*)::int FROM audit_entry e WHERE e.workspace_id = w.id) AS entries
         FROM workspace w WHERE w.id = $1`,
        [workspace],
      );
      return found;
    });
  let before = await look();
  const outcomes: boolean[] = [];
  const messages = await throughEveryCut(
    (pool) => reads[0]?.(pool, callers[0] as (typeof callers)[number]) as Promise<unknown>,
    async (pool, after) => {
      const name = `Cut after ${after}`;
      const change = tenantTransaction(pool, { ...entry, forChange: true }, async ({ sql, record }) => {
        await sql("UPDATE workspace SET name = $2 WHERE id = $1", [workspace, name]);
        await record({
          action: "workspace.renamed",
          target: { kind: "workspace", id: workspace, name },
          after: { name },
        });
      });
      const [answer] = await Promise.allSettled([change]);
      if (answer.status === "rejected") await expect.poll(served).toBe(0);
      const now = await look();
      const done = { name, entries: (before?.entries ?? 0) + 1 };
      if (answer.status === "fulfilled") expect(now).toEqual(done);
      else {
        expect(isUnavailable(answer.reason), String(answer.reason)).toBe(true);
        // If the answer to COMMIT was lost, the change may have happened: then all of it.
        expect([before, done]).toContainEqual(now);
      }
      outcomes.push(now?.name === name);
      before = now;
      return answer.status === "rejected";
    },
  );
  expect(messages).toBeGreaterThan(10);
  expect(outcomes.slice(0, 3)).toEqual([false, false, false]);
});
