import { expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";

const api = await startApi({ settings: { BAILIWICK_URL: "https://bailiwick.example" } });
const platform = await api.person("Platform", { platformAdmin: true });

test("platform.instance reports the release, the database, and failures in the background", async () => {
  await api.owner.query(
    `INSERT INTO task (name, last_error, attempts, finished_at, took_ms) VALUES ('purge', 'the disk is full', 3, now(), 12)
     ON CONFLICT (name) DO UPDATE SET last_error = excluded.last_error`,
  );
  const state = await platform.client.platform.instance.query();
  expect(state).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    publicUrl: "https://bailiwick.example/",
    mailServer: false,
    database: {
      version: expect.stringMatching(/^\d+/),
      size: expect.any(Number),
      migration: expect.stringMatching(/^\d{14}_[a-z_]+$/),
    },
  });
  expect(state.database.size).toBeGreaterThan(1_000_000);
  expect(state.work.find(({ name }) => name === "purge")).toMatchObject({
    kind: "task",
    failing: 1,
    lastError: "the disk is full",
  });
  expect(state.work.find(({ kind }) => kind === "queue")).toMatchObject({ name: "mail", failing: 0 });
});

test("platform.instance is reserved for the platform admin", async () => {
  const person = await api.person();
  expect(await errorOf(person.client.platform.instance.query())).toMatchObject({ code: "FORBIDDEN" });
  expect(await errorOf(api.client().platform.instance.query())).toMatchObject({ code: "UNAUTHENTICATED" });
});

test("platform.doctor reports every check, and what is wrong with one that fails", async () => {
  const whole = await platform.client.platform.doctor.query();
  expect(whole.findings.length).toBeGreaterThan(20);
  expect(whole.findings.filter(({ ok }) => !ok)).toEqual([]);
  await api.owner.query("ALTER TABLE team NO FORCE ROW LEVEL SECURITY");
  try {
    const { findings } = await platform.client.platform.doctor.query();
    expect(findings.filter(({ ok }) => !ok).map(({ detail }) => detail)).toContainEqual(
      expect.stringContaining("team"),
    );
  } finally {
    await api.owner.query("ALTER TABLE team FORCE ROW LEVEL SECURITY");
  }
});

test("platform.doctor is reserved for the platform admin", async () => {
  const person = await api.person();
  expect(await errorOf(person.client.platform.doctor.query())).toMatchObject({ code: "FORBIDDEN" });
  expect(await errorOf(api.client().platform.doctor.query())).toMatchObject({ code: "UNAUTHENTICATED" });
});
