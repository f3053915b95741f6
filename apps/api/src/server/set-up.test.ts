import { testDatabase } from "@bailiwick/db/testing";
import { createTRPCClient, httpLink } from "@trpc/client";
import { expect, test } from "vitest";
import { Visitor } from "../identity/testing.ts";
import type { AppRouter } from "../router.ts";
import { run } from "../testing/process.ts";

const linkIn = (output: string) => /http:\S+\/set-up\?token=(\S+)/.exec(output);

/** Starts the server, as an operator does, and returns its output. */
async function start(database: Awaited<ReturnType<typeof testDatabase>>) {
  const server = run(database);
  const url = await server.address();
  await expect.poll(() => server.output.stdout).toContain("Ctrl+C");
  const token = linkIn(server.output.stdout)?.[1];
  const stop = async () => {
    server.child.kill("SIGTERM");
    await server.ended;
  };
  return { url, token, link: linkIn(server.output.stdout)?.[0], stop };
}

const account = { name: "Operator", email: "operator@people.example", password: "a long enough password" };

test("the first platform admin of an instance creates their account with the printed link, once", async () => {
  const database = await testDatabase();
  const first = await start(database);
  await first.stop();
  const { url, token, link, stop } = await start(database);
  expect(token).toMatch(/^bwf_/);
  expect((await fetch(link ?? "")).status).toBe(200);

  // The link of an earlier start no longer works.
  const stranger = new Visitor(url);
  const refused = { status: 400, body: { reason: "invalid_token", path: "token" } };
  const early = { ...account, email: "early@people.example" };
  expect(await stranger.post("/api/auth/set-up", { ...early, token: first.token })).toMatchObject(refused);
  expect(stranger.cookie).toBe("");

  const operator = new Visitor(url);
  const answer = await operator.post("/api/auth/set-up", { ...account, token });
  expect(answer.status).toBe(200);
  const headers = { authorization: `Bearer ${answer.body.token}` };
  const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/api/trpc`, headers })] });
  const { user } = await client.session.me.query();
  expect(user).toMatchObject({ email: account.email, emailVerified: true });
  expect((await client.platform.people.query({})).items.map(({ email }) => email)).toEqual([account.email]);

  // It works once, and no later start offers another.
  const late = { ...account, email: "late@people.example" };
  expect(await stranger.post("/api/auth/set-up", { ...late, token })).toMatchObject(refused);
  expect((await client.platform.people.query({})).items).toHaveLength(1);
  await stop();
  const last = await start(database);
  expect(last.token).toBeUndefined();
  await last.stop();
});

test("the set-up link expires after a day", async () => {
  const database = await testDatabase();
  const { url, token, stop } = await start(database);
  const { default: pg } = await import("pg");
  const owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
  const { rows } = await owner.query(
    `UPDATE identity.verification SET expires_at = now() WHERE value = 'set-up'
     RETURNING old.expires_at - old.created_at = interval '24 hours' AS "ofADay"`,
  );
  await owner.end();
  expect(rows).toEqual([{ ofADay: true }]);
  const answer = await new Visitor(url).post("/api/auth/set-up", { ...account, token });
  expect(answer).toMatchObject({ status: 400, body: { reason: "invalid_token" } });
  await stop();
});
