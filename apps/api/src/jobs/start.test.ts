import { join } from "node:path";
import { backgroundTasks } from "@bailiwick/contracts";
import { beginRotation, examine } from "@bailiwick/db";
import { afterAll, expect, test } from "vitest";
import { createLog } from "../http/logging.ts";
import { hashToken } from "../identity/credential.ts";
import { openDoor } from "../outbound/door.ts";
import { keep } from "../outbox/deliver.ts";
import { endPools, openPools } from "../server/pools.ts";
import { startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";
import { startBackground } from "./start.ts";

const api = await startApi();
const pools = openPools(api.database.urls, createLog("silent"));
const parts = {
  pools,
  secret: api.database.secret,
  files: api.files,
  store: { coldStore: join(api.database.home, "cold") },
  mode: "saas",
  publicUrl: new URL("http://localhost"),
  transport: keep,
  door: openDoor({ allow: [], isEvaluation: true, proxy: null }),
  nameServers: undefined,
  tell: () => undefined,
  log: createLog("silent"),
} as const;
// Two processes start on one new database.
const [background, others] = await Promise.all([startBackground(parts), startBackground(parts)]);
const platform = await api.person("Platform admin", { platformAdmin: true });
afterAll(async () => {
  await Promise.all([background.stop(), others.stop()]);
  await endPools(pools);
});

const count = async (statement: string, values: unknown[] = []): Promise<number> =>
  (await api.owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${statement}`, values))
    .rows[0]?.count ?? 0;

/** Makes a task due now; its first round, at the start of the processes, is over by then. */
async function runNow(name: string): Promise<void> {
  await roundsOver();
  await api.owner.query("UPDATE task SET due_at = now() WHERE name = $1", [name]);
}

const roundsOver = () =>
  expect.poll(() => count("task WHERE finished_at IS NOT NULL")).toBe(backgroundTasks.length);

/** The state of the background work, as this person sees it as platform admin. */
async function standing(token: string): Promise<Record<string, unknown>[]> {
  const client = await api.app.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT authz.enter($1, NULL, NULL, NULL, 'platform', false)", [hashToken(token)]);
    return (await client.query("SELECT * FROM authz.background_work()")).rows;
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

test("[V47] the purge purges what is past its window", async () => {
  const { workspace, slug, founder, org } = await staffed(api, "compliance-ops");
  await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
  await api.owner.query("UPDATE workspace SET purge_after = now() WHERE id = $1", [workspace]);
  await runNow("purge");
  await expect.poll(() => count("workspace WHERE org_id = $1", [org])).toBe(0);
});

test("the sweep removes only the stored answers of yesterday's idempotency keys", async () => {
  await api.owner.query(
    `INSERT INTO idempotency (actor_id, key, request, response, created_at)
     VALUES (gen_random_uuid(), 'old-key-1', '', '', now() - interval '25 hours'),
            (gen_random_uuid(), 'new-key-1', '', '', now() - interval '23 hours')`,
  );
  await runNow("sweep");
  await expect.poll(() => count("idempotency WHERE key = 'old-key-1'")).toBe(0);
  expect(await count("idempotency WHERE key = 'new-key-1'")).toBe(1);
});

test("a rotation that its command did not end is continued", async () => {
  const { founder, org } = await staffed(api, "ai-governance");
  const { id } = await founder.client.resources.create.mutate({
    organization: org,
    kind: "ai_provider",
    fields: { name: "Vendor", base_url: "https://models.example", credential: "sk-0123456789abcdef" },
  });
  const version = await beginRotation(api.owner);
  await runNow("secrets");
  await expect
    .poll(() => count("authz.secret_version WHERE version < $1 AND retired_at IS NULL", [version]))
    .toBe(0);
  expect(
    await count("resource WHERE id = $1 AND (fields -> 'credential' ->> 'version')::int = $2", [id, version]),
  ).toBe(1);
});

test("the state of the work is readable only for the platform admin", async () => {
  await api.owner.query(`INSERT INTO outbox (kind, recipient, subject, body_text, deliver_at, attempts, last_error) VALUES
    ('mail', 'later@people.example', 'Later', '', now() + interval '1 hour', 2, '450 Mailbox busy'),
    ('mail', 'never@people.example', 'Never', '', 'infinity', 9, '550 No such mailbox')`);
  await roundsOver();
  const work = await standing(platform.token);
  expect(work.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "queue mail",
    "queue webhooks",
    "task access",
    "task billing",
    "task checkpoints",
    "task domains",
    "task expiry",
    "task files",
    "task keys",
    "task purge",
    "task quotas",
    "task reconcile-plans",
    "task records",
    "task retention",
    "task reviews",
    "task runs",
    "task schedules",
    "task secrets",
    "task signing-keys",
    "task sweep",
    "task trials",
  ]);
  expect(work.filter(({ kind, last_error }) => kind === "task" && last_error !== null)).toEqual([]);
  // What earlier tests have mailed is sent meanwhile.
  await expect
    .poll(async () => (await standing(platform.token))[0])
    .toMatchObject({ waiting: "0", failing: "1", given_up: "1", last_error: "450 Mailbox busy" });
  expect(work[8]).toMatchObject({
    last_error: null,
    started_at: expect.any(Date),
    finished_at: expect.any(Date),
    took_ms: expect.any(Number),
  });
  expect(await standing((await api.person()).token)).toEqual([]);
});

test("[V3] the background work passes the doctor", async () => {
  expect((await examine(api.database.urls)).filter((finding) => !finding.ok)).toEqual([]);
});
