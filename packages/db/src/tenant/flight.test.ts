import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { cuttable } from "../testing/cuttable.ts";
import { testDatabase } from "../testing/index.ts";
import { flight, fly } from "./flight.ts";
import { prepared } from "./statements.ts";

const database = await testDatabase();
const open: pg.Client[] = [];
afterAll(() => Promise.all(open.map((client) => client.end().catch(() => undefined))));

async function connect(pipeline = true, url = database.urls.app): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, pipeline });
  client.on("error", () => undefined);
  await client.connect();
  open.push(client);
  return client;
}

/** Counts messages of the server by their names. */
function messagesOf(client: pg.Client): Map<string, number> {
  const seen = new Map<string, number>();
  const { connection } = client as unknown as { connection: NodeJS.EventEmitter };
  for (const name of ["rowDescription", "parseComplete", "readyForQuery"]) {
    connection.on(name, () => seen.set(name, (seen.get(name) ?? 0) + 1));
  }
  return seen;
}

const number = prepared("SELECT $1::int AS number", [7]);
const typed = prepared(
  "SELECT true AS yes, now() AS at, NULL::text AS nothing, ARRAY['a','b'] AS list, '{\"a\":1}'::jsonb AS json",
);
const failing = prepared("SELECT 1 / $1::int AS never", [0]);

describe.each([true, false])("a flight on a connection with pipeline %s", (pipeline) => {
  test("answers every statement, typed, with one Sync; rows are described and texts parsed once", async () => {
    const client = await connect(pipeline);
    const seen = messagesOf(client);
    const once = await flight(client, [number, typed]);
    expect(once).toEqual([
      [{ number: 7 }],
      [{ yes: true, at: expect.any(Date), nothing: null, list: ["a", "b"], json: { a: 1 } }],
    ]);
    expect(Object.fromEntries(seen)).toEqual({ rowDescription: 2, parseComplete: 2, readyForQuery: 1 });
    expect(await flight(client, [typed, { ...number, values: [8] }])).toMatchObject([[{}], [{ number: 8 }]]);
    expect(Object.fromEntries(seen)).toEqual({ rowDescription: 2, parseComplete: 2, readyForQuery: 2 });
  });

  test("is one transaction: settings that are local to it are gone after it, and a failure undoes all of it", async () => {
    // The app role can't set anything.
    const client = await connect(pipeline, database.urls.owner);
    const look = prepared("SELECT coalesce(current_setting('flight.test', true), '') AS set");
    const set = prepared("SELECT set_config('flight.test', 'here', true)");
    expect((await flight(client, [set, look]))[1]).toEqual([{ set: "here" }]);
    expect(await flight(client, [look])).toEqual([[{ set: "" }]]);
    await expect(flight(client, [set, failing])).rejects.toMatchObject({ code: "22012" });
    expect(await flight(client, [look])).toEqual([[{ set: "" }]]);
  });

  test.each([0, 1, 2])(
    "keeps what was answered before statement %i failed, and nothing behind it",
    async (at) => {
      const client = await connect(pipeline);
      const statements = [number, typed];
      statements.splice(at, 0, failing);
      const { answers, fault } = await fly(client, statements);
      expect(fault).toMatchObject({ code: "22012" });
      expect(answers).toHaveLength(at);
      // What was parsed, and what was skipped, is known: each runs again.
      expect(await flight(client, [number, typed])).toMatchObject([[{ number: 7 }], [{ yes: true }]]);
      await expect(flight(client, [failing])).rejects.toMatchObject({ code: "22012" });
    },
  );

  test("does not mix with others on the same connection, whichever of them fails", async () => {
    const client = await connect(pipeline);
    const numbers = Array.from({ length: 20 }, (_, at) => at);
    const landed = await Promise.all(
      numbers.map((at) =>
        fly(client, [
          { ...number, values: [at] },
          at % 3 === 0 ? failing : typed,
          { ...number, values: [-at] },
        ]),
      ),
    );
    for (const [at, { answers, fault }] of landed.entries()) {
      expect(answers[0]).toEqual([{ number: at }]);
      expect(fault === null).toBe(at % 3 !== 0);
      expect(answers[2]).toEqual(at % 3 === 0 ? undefined : [{ number: at === 0 ? 0 : -at }]);
    }
  });

  test("reads an answer of many rows, beside plain queries of the driver", async () => {
    const client = await connect(pipeline);
    const many = prepared(
      "SELECT i AS number, repeat('x', 100) AS text FROM generate_series(1, $1::int) i",
      [20_000],
    );
    const [[rows], plain] = await Promise.all([
      flight(client, [many]),
      client.query<{ two: number }>("SELECT 2 AS two"),
    ]);
    expect(rows).toHaveLength(20_000);
    expect(rows?.at(-1)).toEqual({ number: 20_000, text: "x".repeat(100) });
    expect(plain.rows).toEqual([{ two: 2 }]);
  });

  test("sends nothing if a value can't be sent", async () => {
    const client = await connect(pipeline);
    const circular: { self?: unknown } = {};
    circular.self = circular;
    await expect(flight(client, [number, { ...number, values: [circular] }])).rejects.toThrow(/circular/i);
    expect(await flight(client, [number])).toEqual([[{ number: 7 }]]);
  });

  test("fails with the connection, and keeps what was answered before", async () => {
    const client = await connect(pipeline, database.urls.owner);
    const own = prepared("SELECT pg_backend_pid() AS pid");
    const [[row] = []] = await flight(client, [own]);
    const waiting = fly(client, [number, prepared("SELECT pg_sleep(600)")]);
    const owner = await connect(false, database.urls.owner);
    await expect
      .poll(
        async () => {
          const { rows } = await owner.query(
            "SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'",
            [row?.pid],
          );
          return rows.length;
        },
        { timeout: 60_000 },
      )
      .toBe(1);
    await owner.query("SELECT pg_terminate_backend($1)", [row?.pid]);
    const { answers, fault } = await waiting;
    expect(answers).toEqual([[{ number: 7 }]]);
    expect(fault).toMatchObject({ code: "57P01" });
    await expect(flight(client, [number])).rejects.toThrow();
  });
});

test("a wire that is cut at any message gives the rows that came whole, and an error", async () => {
  const whole = [[{ number: 7 }], [{ number: 8 }, { number: 9 }]];
  const statements = [number, prepared("SELECT * FROM generate_series(8, 9) AS number")];
  let landings = 0;
  for (let messages = 0; landings === 0; messages += 1) {
    const way = await cuttable(database.urls.app);
    const client = await connect(true, way.url);
    way.arm(messages);
    const { answers, fault } = await fly(client, statements);
    expect(whole.slice(0, answers.length)).toEqual(answers);
    if (fault === null) {
      expect(answers).toEqual(whole);
      landings = messages;
    } else {
      await expect(flight(client, [number])).rejects.toThrow();
    }
    way.arm(0);
    await client.end().catch(() => undefined);
    await way.stop();
  }
  // Two statements that are parsed, bound, described and answered by three rows, and the end: all of it was cut through.
  expect(landings).toBeGreaterThanOrEqual(12);
});
