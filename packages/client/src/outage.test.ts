import { relayTo, staffed, startApi } from "@bailiwick/api/testing";
import { expect, test } from "vitest";
import { createClient } from "./index.ts";

const direct = await startApi();
const relay = await relayTo(direct.database.adminUrl);
const api = await startApi({ beside: direct, through: relay });

const send = async (path: string, token: string, init: RequestInit = {}) => {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const response = await fetch(`${api.url}/api/${path}`, { headers, ...init });
  const retryAfter = response.headers.get("retry-after");
  return { status: response.status, retryAfter, body: await response.text() };
};

test("an outage of the database is reported as one by every entry point", async () => {
  const { founder } = await staffed(direct, "compliance-ops");
  const credentials = JSON.stringify({ email: founder.email, password: "correct horse battery" });
  const stream = { headers: { authorization: `Bearer ${founder.token}`, accept: "text/event-stream" } };
  const ask = () => [
    send("trpc/session.me", founder.token),
    send("trpc/session.me,session.list?batch=1", founder.token),
    send("trpc/session.signOutElsewhere", founder.token, { method: "POST", body: "{}" }),
    send("auth/sign-in/email", "", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: credentials,
    }),
  ];
  // With connections that break in use or idle, and with none available.
  await Promise.all(ask());
  await relay.cut();
  for (const answer of [...(await Promise.all(ask())), ...(await Promise.all(ask()))]) {
    expect(answer.body).toContain('"reason":"unavailable"');
    expect(answer).toMatchObject({ status: 503, retryAfter: "1" });
  }
  expect((await send("trpc/live.changes?input={}", founder.token, stream)).body).toContain(
    '"reason":"unavailable"',
  );
  await relay.mend();
  expect(await send("trpc/session.me", founder.token)).toMatchObject({ status: 200 });
});

test("reads and changes are retried through outages: every acknowledged change happened exactly once", async () => {
  const { founder, org } = await staffed(direct, "ai-governance");
  const client = createClient({ url: api.url, credential: founder.token });
  const names = Array.from({ length: 60 }, (_, at) => `Team ${at}`);
  const left = [...names];
  const made: string[] = [];
  const work = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const team = await client.teams.create.mutate({ organization: org, name });
      made.push(team.name);
      await client.session.me.query();
    }
  };
  const workers = Promise.all(Array.from({ length: 4 }, work));
  for (const progress of [10, 25, 40]) {
    await expect.poll(() => made.length, { interval: 1 }).toBeGreaterThanOrEqual(progress);
    await relay.cut();
    expect((await send("trpc/session.me", founder.token)).status).toBe(503);
    await relay.mend();
  }
  await workers;
  expect(made.toSorted()).toEqual(names.toSorted());
  const { rows } = await direct.owner.query<{ name: string }>("SELECT name FROM team WHERE org_id = $1", [
    org,
  ]);
  expect(rows.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
});
