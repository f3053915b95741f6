import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { errorOf, startApi } from "../testing/api.ts";
import { run } from "../testing/process.ts";
import { staffed } from "../testing/tenants.ts";

const token = "a-token-of-at-least-thirty-two-characters";
const api = await startApi({ settings: { BAILIWICK_METRICS_TOKEN: token } });
const closed = await startApi({ on: api.database });

const ask = (url: string, authorization?: string) =>
  fetch(`${url}/metrics`, authorization === undefined ? {} : { headers: { authorization } });

/** What is counted, by name and labels. */
async function metricsOf(url: string): Promise<ReadonlyMap<string, number>> {
  const answer = await ask(url, `Bearer ${token}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await answer.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]));
}

const count = (metrics: ReadonlyMap<string, number>, operation: string, outcome: string) =>
  metrics.get(`bailiwick_operations_total{operation="${operation}",outcome="${outcome}"}`) ?? 0;

test("operations are counted by their outcome and time, whichever way they came", async () => {
  const person = await api.person();
  const before = await metricsOf(api.url);
  await person.client.session.me.query();
  const headers = { authorization: `Bearer ${person.token}` };
  expect((await fetch(`${api.url}/api/v1/session/me`, { headers })).status).toBe(200);
  await errorOf(person.client.workspaces.get.query({ workspace: "no-such-place" }));
  await errorOf(api.client().session.me.query());
  const after = await metricsOf(api.url);
  const more = (operation: string, outcome: string) =>
    count(after, operation, outcome) - count(before, operation, outcome);
  expect(more("session.me", "ok")).toBe(2);
  expect(more("session.me", "UNAUTHENTICATED")).toBe(1);
  expect(more("workspaces.get", "NOT_FOUND")).toBe(1);
  const timed = (metrics: ReadonlyMap<string, number>) =>
    metrics.get('bailiwick_operation_seconds_count{operation="session.me"}') ?? 0;
  expect(timed(after) - timed(before)).toBe(3);
});

test("they are shown to who sends the token alone, and name no tenant", async () => {
  for (const wrong of [undefined, "Bearer wrong", token, `Basic ${token}`]) {
    const answer = await ask(api.url, wrong);
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain("bailiwick_");
  }
  const { org, founder, workspace } = await staffed(api, "compliance-ops");
  await founder.client.workspaces.get.query({ workspace });
  const text = await (await ask(api.url, `Bearer ${token}`)).text();
  expect(text).not.toContain(org);
  expect(text).not.toContain(workspace);
  expect(text).not.toContain(founder.id);
});

test("without the setting there is no such page", async () => {
  expect((await ask(closed.url, `Bearer ${token}`)).status).toBe(404);
});

test("a running instance reports its background work, and every name in the alerts exists", async () => {
  const server = run(api.database, { BAILIWICK_METRICS_TOKEN: token });
  const url = await server.address();
  await expect.poll(async () => (await metricsOf(url)).get('bailiwick_task_failing{task="purge"}')).toBe(0);
  expect((await fetch(`${url}/api/trpc/instance.get`)).status).toBe(200);
  const metrics = await metricsOf(url);
  expect(metrics.get("bailiwick_database_up")).toBe(1);
  expect(metrics.get('bailiwick_queue_oldest_seconds{queue="mail"}')).toBeGreaterThanOrEqual(0);
  const rules = resolve(import.meta.dirname, "../../../../packaging/alerts.yaml");
  const { groups } = parse(readFileSync(rules, "utf8")) as {
    groups: { rules: { alert: string; expr: string }[] }[];
  };
  const names = new Set([...metrics.keys()].map((key) => key.split("{")[0]));
  const alerts = groups.flatMap((group) => group.rules);
  expect(alerts.length).toBeGreaterThan(5);
  for (const { alert, expr } of alerts)
    for (const name of expr.match(/\bbailiwick_\w+/g) ?? [])
      expect(names, `${alert} asks for ${name}`).toContain(name);
  server.child.kill("SIGTERM");
  expect((await server.ended).code).toBe(0);
});
