import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { Visitor } from "./identity/testing.ts";
import { newFolder, run } from "./testing/process.ts";

const database = await testDatabase();

/** Holds a request back: the counter of attempts waits for a lock until `release`. */
async function holdRequests() {
  const client = new pg.Client(database.urls.owner);
  await client.connect();
  await client.query("BEGIN");
  await client.query("LOCK TABLE identity.rate_limit IN ACCESS EXCLUSIVE MODE");
  const waiting = async () => {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_locks WHERE relation = 'identity.rate_limit'::regclass AND NOT granted`,
    );
    return rows[0]?.count;
  };
  const release = async () => {
    await client.query("ROLLBACK");
    await client.end();
  };
  return { waiting, release };
}

/** Waits until the server accepts no new connection. */
async function closed(url: string): Promise<void> {
  const tryIt = () =>
    fetch(`${url}/healthz`, { headers: { connection: "close" } }).then(String, () => "refused");
  await expect.poll(tryIt).toBe("refused");
}

const signUp = { name: "Newcomer", email: "newcomer@compliance.example", password: "correct horse battery" };

describe("the server", () => {
  test("prints its URL, becomes ready, and stops cleanly on a signal", async () => {
    const { child, ended, address } = run(database);
    const url = await address();
    const ready = await fetch(`${url}/readyz`);
    expect(await ready.json()).toEqual({
      status: "ready",
      checks: { database: "ok", doctor: "ok", audit: "ok" },
    });
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
  });

  test("finishes a request in flight, and accepts no new one", async () => {
    const { child, ended, address } = run(database);
    const url = await address();
    const { waiting, release } = await holdRequests();
    const inFlight = new Visitor(url).post("/api/auth/sign-up/email", signUp);
    await expect.poll(waiting).toBeGreaterThan(0);
    child.kill("SIGTERM");
    await closed(url);
    expect(child.exitCode).toBeNull();
    await release();
    expect(await inFlight).toMatchObject({ status: 200, body: { user: { email: signUp.email } } });
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
  });

  test("logs every request, and no secrets", async () => {
    const { child, ended, address } = run(database, { LOG_LEVEL: "trace" });
    const visitor = new Visitor(await address());
    const email = "logged@compliance.example";
    const { body } = await visitor.post("/api/auth/sign-up/email", { ...signUp, email });
    await visitor.post("/api/auth/sign-in/email", { email, password: "a wrong password" });
    await visitor.post("/api/auth/request-password-reset", { email });
    await visitor.post("/api/auth/confirm-address", { token: "not-a-mailed-token" });
    const bearer = { authorization: `Bearer ${body.token}` };
    await fetch(`${await address()}/api/trpc/session.me?input=%22in-the-query%22`, { headers: bearer });
    child.kill("SIGTERM");
    const { stderr } = await ended;
    const lines = stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.filter((line) => line.msg === "request").map((line) => line.req.path)).toEqual([
      "/api/auth/sign-up/email",
      "/api/auth/sign-in/email",
      "/api/auth/request-password-reset",
      "/api/auth/confirm-address",
      "/api/trpc/session.me",
    ]);
    const secrets = [
      signUp.password,
      "a wrong password",
      body.token,
      "not-a-mailed-token",
      "in-the-query",
      email,
    ];
    for (const secret of secrets) expect(stderr).not.toContain(secret);
  });

  test("does not wait after a second signal", async () => {
    // After the first signal it would serve for another quarter of an hour.
    const { child, ended, address } = run(database, { BAILIWICK_STOP_GRACE: "900" });
    const url = await address();
    const { waiting, release } = await holdRequests();
    const inFlight = new Visitor(url).post("/api/auth/sign-up/email", signUp).catch(() => "broken");
    await expect.poll(waiting).toBeGreaterThan(0);
    child.kill("SIGINT");
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(503);
    child.kill("SIGINT");
    expect((await ended).code).toBe(1);
    expect(await inFlight).toBe("broken");
    await release();
  });

  test("appoints the platform admin at startup, if the address is verified by then", async () => {
    const owner = new pg.Client(database.urls.owner);
    await owner.connect();
    const email = "chief@operator.example";
    await owner.query(
      `INSERT INTO identity."user" (id, name, email, email_verified) VALUES (gen_random_uuid(), 'Chief', $1, true)`,
      [email],
    );
    const { child, ended, address } = run(database, { BAILIWICK_PLATFORM_ADMIN: email });
    await address();
    const { rows } = await owner.query(
      `SELECT u.email FROM identity.platform_admin p JOIN identity."user" u ON u.id = p.user_id`,
    );
    await owner.end();
    expect(rows).toEqual([{ email }]);
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
  });

  test("starts its own database, stops it on exit and finds it again", async () => {
    const home = newFolder();
    const settings = { BAILIWICK_HOME: home, DATABASE_URL: "", BAILIWICK_SECRET: "" };
    const first = run(database, settings);
    expect((await new Visitor(await first.address()).post("/api/auth/sign-up/email", signUp)).status).toBe(
      200,
    );
    first.child.kill("SIGINT");
    expect(await first.ended).toMatchObject({ code: 0, stderr: "" });

    const second = run(database, settings);
    const { email, password } = signUp;
    const signedIn = await new Visitor(await second.address()).post("/api/auth/sign-in/email", {
      email,
      password,
    });
    expect(signedIn.status).toBe(200);
    second.child.kill("SIGTERM");
    expect(await second.ended).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("the demo", () => {
  test("exists after the first start, and the printed credentials work", async () => {
    const home = newFolder();
    const { child, ended, address, output } = run(database, {
      BAILIWICK_HOME: home,
      BAILIWICK_DEMO: "",
      DATABASE_URL: "",
      BAILIWICK_SECRET: "",
    });
    const url = await address();
    const password = /password (\S+)/.exec(output.stdout)?.[1];
    const addresses = output.stdout.match(/\S+@\S+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(2);
    for (const email of addresses) {
      const { status } = await new Visitor(url).post("/api/auth/sign-in/email", { email, password });
      expect({ email, status }).toEqual({ email, status: 200 });
    }
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
  });
});
