import { hash } from "node:crypto";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { startApi, type TestApi } from "../testing/api.ts";
import { requestLimit } from "./request-limit.ts";

/*
 * The limit of requests, on two processes with one database. Nothing grows back while a test runs: the
 * budgets are those of the database, which tests set ahead of its clock.
 */

const settings = { BAILIWICK_REQUESTS_PER_SECOND: "10", BAILIWICK_TRUSTED_PROXIES: "127.0.0.1" };
const api = await startApi({ settings });
const beside = await startApi({ settings, beside: api });
const identity = new pg.Pool({ connectionString: api.database.urls.identity });
afterAll(() => identity.end());
const most = 20;
const block = 2;

const ask = (
  { url }: TestApi,
  token: string | null,
  address = "198.51.100.1",
  path = "/api/trpc/session.me",
) =>
  fetch(`${url}${path}`, {
    headers: { "x-forwarded-for": address, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
  });

/** Sets what a caller has left, for a long time: `at` is ahead of now. */
const leave = (key: string, remaining: number) =>
  api.owner.query(
    `INSERT INTO identity.request_budget VALUES ($1, $2, now() + interval '1 hour', now() + interval '2 hours')
     ON CONFLICT (key) DO UPDATE SET remaining = excluded.remaining, at = excluded.at`,
    [key, remaining],
  );
const keyOf = (token: string) => hash("sha256", token, "hex");

/** Asks until it is refused, and returns how often it was answered and the refusal. */
async function untilRefused(on: TestApi, token: string | null, address?: string, path?: string) {
  for (let answered = 0; ; answered += 1) {
    const answer = await ask(on, token, address, path);
    if (answer.status === 429) return { answered, answer };
    if (answered > 10 * most) throw new Error("nothing was refused");
  }
}

describe("the limit of requests", () => {
  test("is told with every answer", async () => {
    const { token } = await api.person();
    const answer = await ask(api, token);
    expect(answer.headers.get("ratelimit-policy")).toBe('"requests";q=20;w=2');
    expect(answer.headers.get("ratelimit")).toBe('"requests";r=19;t=2');
  });

  test("refuses what is above it with 429, a reason, and when to try again", async () => {
    const { token } = await api.person();
    await leave(keyOf(token), 5);
    const { answer } = await untilRefused(api, token);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    const { error } = (await answer.json()) as { error: { data: unknown } };
    expect(error.data).toMatchObject({ code: "LIMIT_REACHED", reason: "too_many_requests" });
    expect(answer.headers.get("ratelimit")).toMatch(/^"requests";r=0;t=\d+$/);
    const { answer: program } = await untilRefused(api, token, undefined, "/api/v1/session/me");
    expect(program.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(await program.json()).toMatchObject({ status: 429, reason: "too_many_requests" });
  });

  test("is one for all processes, which exceed it by a block each at most", async () => {
    const { token } = await api.person();
    await leave(keyOf(token), 12);
    // By turns, so that each takes its blocks from what the other left.
    let answered = 0;
    const refused = new Set<TestApi>();
    while (refused.size < 2) {
      for (const each of [api, beside].filter((one) => !refused.has(one))) {
        if ((await ask(each, token)).status === 429) refused.add(each);
        else answered += 1;
      }
    }
    expect(answered).toBeGreaterThanOrEqual(12);
    expect(answered).toBeLessThanOrEqual(12 + 2 * block);
  });

  test("holds for requests in a burst", async () => {
    const { token } = await api.person();
    await leave(keyOf(token), 6);
    // Without HTTP, all of them wait for the same answers of the database.
    const limit = requestLimit(identity, 10);
    const waits = await Promise.all(Array.from({ length: 60 }, () => limit.enter(keyOf(token), "")));
    const answered = waits.filter(({ wait }) => wait === 0).length;
    expect(answered).toBeGreaterThanOrEqual(6);
    expect(answered).toBeLessThanOrEqual(6 + block);
  });

  test("is each caller's own", async () => {
    const [one, other] = [await api.person(), await api.person()];
    await leave(keyOf(one.token), 0);
    await untilRefused(api, one.token);
    expect((await ask(api, other.token)).status).toBe(200);
  });

  test("counts wrong credentials for their address, and lets those through that worked there before", async () => {
    const address = "198.51.100.9";
    const { token } = await api.person();
    expect((await ask(api, token, address)).status).toBe(200);
    await leave(`address ${address}`, 0);
    const wrong = (at: number) => `${"x".repeat(30)}${String(at).padStart(2, "0")}`;
    const statuses: number[] = [];
    for (let at = 0; at < 30 && statuses.at(-1) !== 429; at += 1) {
      statuses.push((await ask(api, wrong(at), address)).status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect((await ask(api, null, address)).status).toBe(429);
    expect((await ask(api, token, address)).status).toBe(200);
    expect((await ask(api, wrong(31), "198.51.100.10")).status).toBe(401);
  });

  test("grows back", async () => {
    const { token } = await api.person();
    await leave(keyOf(token), 0);
    await untilRefused(api, token);
    await api.owner.query(
      "UPDATE identity.request_budget SET at = now() - interval '1 minute' WHERE key = $1",
      [keyOf(token)],
    );
    expect((await ask(beside, token)).status).toBe(200);
    const { rows } = await api.owner.query("SELECT identity.spend_requests($1, 0, 10, 20) AS left", [
      keyOf(token),
    ]);
    expect(rows).toEqual([{ left: most }]);
  });

  test("doesn't count while the database can't", async () => {
    const { token } = await api.person();
    await api.owner.query("ALTER FUNCTION identity.spend_requests RENAME TO away");
    try {
      const statuses = new Set<number>();
      for (let at = 0; at < 2 * most; at += 1) statuses.add((await ask(api, token)).status);
      expect([...statuses]).toEqual([200]);
    } finally {
      await api.owner.query("ALTER FUNCTION identity.away RENAME TO spend_requests");
    }
  });
});
