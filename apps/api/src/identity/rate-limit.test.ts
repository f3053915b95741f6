import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { rateLimit } from "./rate-limit.ts";
import { password, startTestServer, tokenIn, Visitor } from "./testing.ts";

const database = await testDatabase();
const server = await startTestServer(database, { settings: { BAILIWICK_TRUSTED_PROXIES: "127.0.0.1" } });
const pool = new pg.Pool({ connectionString: database.urls.identity });
afterAll(() => pool.end());

/** A visitor through the trusted proxy, with their own address. */
function from(address: string): Visitor {
  const visitor = new Visitor(server.url);
  visitor.headers["x-forwarded-for"] = address;
  return visitor;
}

async function attempts(visitor: Visitor, count: number, body: object): Promise<number[]> {
  const statuses: number[] = [];
  for (let at = 0; at < count; at += 1) {
    statuses.push((await visitor.post("/api/auth/sign-in/email", body)).status);
  }
  return statuses;
}

describe("signing in", () => {
  test("to one account is blocked for a network after ten wrong passwords in a minute, even with the right one, and for no other", async () => {
    const email = "guessed@compliance.example";
    await from("198.51.100.1").post("/api/auth/sign-up/email", { name: "Guessed", email, password });
    const guesser = from("198.51.100.2");
    const statuses = await attempts(guesser, 11, { email, password: "a wrong password" });
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);

    const refused = await guesser.post("/api/auth/sign-in/email", { email, password });
    expect(refused).toMatchObject({
      status: 429,
      body: { code: "LIMIT_REACHED", reason: "too_many_attempts" },
    });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await from("198.51.100.3").post("/api/auth/sign-in/email", { email, password })).status).toBe(
      200,
    );

    await server.sql("UPDATE identity.rate_limit SET window_ends = now()");
    expect((await guesser.post("/api/auth/sign-in/email", { email, password })).status).toBe(200);
  });

  test("stays possible for other people in a network where someone forgot their password", async () => {
    const [forgetful, colleague] = ["forgetful@compliance.example", "colleague@compliance.example"];
    for (const email of [forgetful, colleague]) {
      await from("198.51.100.20").post("/api/auth/sign-up/email", { name: "Office", email, password });
    }
    const office = from("198.51.100.21");
    await attempts(office, 11, { email: forgetful, password: "a wrong password" });
    expect((await office.post("/api/auth/sign-in/email", { email: colleague, password })).status).toBe(200);
  });

  test("is blocked for a network that tries many accounts", async () => {
    await server.sql(
      "INSERT INTO identity.rate_limit VALUES ('/sign-in/email|198.51.100.22', 99, now() + interval '1 minute')",
    );
    const body = { email: "nobody@compliance.example", password: "a wrong password" };
    expect(await attempts(from("198.51.100.22"), 1, body)).toEqual([401]);
    const other = { ...body, email: "nobody.else@compliance.example" };
    expect(await attempts(from("198.51.100.22"), 1, other)).toEqual([429]);
  });

  test("is slowed down for an account attacked from many networks, and never for a known device", async () => {
    const email = "target@compliance.example";
    const owner = from("198.51.100.30");
    await owner.post("/api/auth/sign-up/email", { name: "Target", email, password });
    const statuses: number[] = [];
    for (let at = 1; at <= 60; at += 1) {
      const body = { email, password: "a wrong password" };
      statuses.push(...(await attempts(from(`192.0.2.${at}`), 1, body)));
    }
    expect(statuses).toEqual([...Array<number>(20).fill(401), ...Array<number>(40).fill(429)]);
    const elsewhere = await from("192.0.2.200").post("/api/auth/sign-in/email", { email, password });
    expect(elsewhere.status).toBe(429);
    // The browser in which the owner signed up is known, in any network.
    owner.headers["x-forwarded-for"] = "192.0.2.201";
    expect((await owner.post("/api/auth/sign-in/email", { email, password })).status).toBe(200);
    // The next pauses are longer: a minute later fifty in a quarter of an hour are soon used up.
    await server.sql("UPDATE identity.rate_limit SET window_ends = now() WHERE key LIKE '%|account|60|%'");
    const later: number[] = [];
    for (let at = 61; at <= 75; at += 1) {
      later.push(...(await attempts(from(`192.0.2.${at}`), 1, { email, password: "a wrong password" })));
    }
    expect(later).toEqual(Array<number>(15).fill(401));

    // The mailbox's owner gets in immediately.
    await owner.post("/api/auth/request-password-reset", { email });
    const token = tokenIn((await server.mailsTo(email)).at(-1));
    const fresh = { token, newPassword: "another long password" };
    expect((await owner.post("/api/auth/reset-password", fresh)).status).toBe(200);
    const again = { email, password: fresh.newPassword };
    expect((await from("192.0.2.202").post("/api/auth/sign-in/email", again)).status).toBe(200);
  });

  test("is not blocked by successful sign-ins, however many", async () => {
    const email = "office@compliance.example";
    await from("198.51.100.4").post("/api/auth/sign-up/email", { name: "Office", email, password });
    const statuses = await attempts(from("198.51.100.5"), 12, { email, password });
    expect(statuses).toEqual(Array<number>(12).fill(200));
  });

  test("counts concurrent attempts, none of which can slip past another", async () => {
    const statuses = await Promise.all(
      Array.from({ length: 25 }, async () => {
        const body = { email: "nobody@compliance.example", password: "a wrong password" };
        return (await from("198.51.100.6").post("/api/auth/sign-in/email", body)).status;
      }),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  test("counts the addresses of one IPv6 customer as one", async () => {
    const body = { email: "nobody@compliance.example", password: "a wrong password" };
    const statuses: number[] = [];
    for (let at = 1; at <= 11; at += 1)
      statuses.push(...(await attempts(from(`2001:db8:5:6::${at}`), 1, body)));
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("signing up", () => {
  test("is blocked for a network that signed up a hundred and twenty people in a minute", async () => {
    await server.sql(
      "INSERT INTO identity.rate_limit VALUES ('/sign-up/email|198.51.100.7', 120, now() + interval '1 minute')",
    );
    const signUp = { name: "One more", email: "one.more@compliance.example", password };
    expect((await from("198.51.100.7").post("/api/auth/sign-up/email", signUp)).status).toBe(429);
    expect((await from("198.51.100.8").post("/api/auth/sign-up/email", signUp)).status).toBe(200);
  });
});

describe("mail", () => {
  test("goes to one address at most six times in ten minutes, no matter who requests it", async () => {
    const email = "bombed@compliance.example";
    const statuses: number[] = [];
    for (let at = 1; at <= 7; at += 1) {
      statuses.push(
        (await from(`203.0.113.${at}`).post("/api/auth/request-password-reset", { email })).status,
      );
    }
    expect(statuses).toEqual([...Array<number>(6).fill(200), 429]);
  });
});

describe("the count", () => {
  test("is shared by all processes, and restarts when its window is over", async () => {
    const [one, two] = [rateLimit(pool), rateLimit(pool)];
    const rule = { attempts: 2, seconds: 3_600 };
    expect(await one.take("shared", rule)).toBeNull();
    expect(await two.take("shared", rule)).toBeNull();
    // Seconds until the window is over: an hour, minus the elapsed time.
    const isWait = (seconds: number | null) => seconds !== null && seconds > 0 && seconds <= 3_600;
    expect(await one.take("shared", rule)).toSatisfy(isWait);
    await one.giveBack("shared");
    await one.giveBack("shared");
    expect(await two.take("shared", rule)).toBeNull();
    expect(await two.take("shared", rule)).toSatisfy(isWait);
    await server.sql("UPDATE identity.rate_limit SET window_ends = now() WHERE key = 'shared'");
    expect(await one.take("shared", rule)).toBeNull();
  });
});
