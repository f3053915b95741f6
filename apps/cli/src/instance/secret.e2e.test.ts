import { staffed, startApi, type TestPerson } from "@bailiwick/api/testing";
import { aboutSecret, type KeptSecret, secretBox } from "@bailiwick/db";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cliUser } from "../testing/cli.ts";

const api = await startApi();
const { secret } = api.database;
const env = { DATABASE_URL: api.database.adminUrl, BAILIWICK_SECRET: secret };
const { run, start } = cliUser();

const holder = new pg.Client({ connectionString: api.database.urls.owner });
beforeAll(() => holder.connect());
afterAll(() => holder.end());

/** How many connections of the command wait for a lock. */
const waiting = async () =>
  (
    await api.owner.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
       WHERE datname = current_database() AND usename = 'bailiwick_owner' AND wait_event_type = 'Lock'`,
    )
  ).rows[0]?.count;

/** Every version of the key, in order, and whether it is retired. */
const versions = async () =>
  (
    await api.owner.query<{ version: number; retired: boolean }>(
      "SELECT version, retired_at IS NOT NULL AS retired FROM authz.secret_version ORDER BY version",
    )
  ).rows;
const current = async () => (await versions()).at(-1)?.version ?? 0;

type Stored = { readonly id: string; readonly kept: KeptSecret };

/** Every secret of an organization that is stored. */
const stored = async (org: string) =>
  (
    await api.owner.query<Stored>(
      "SELECT id, fields -> 'credential' AS kept FROM resource WHERE org_id = $1 AND fields ? 'credential'",
      [org],
    )
  ).rows;

/** The text of a secret, as the key of this version decrypts it. */
const open = ({ id, kept }: Stored, version: number) =>
  secretBox(secret, version).open(kept.box, aboutSecret(id, "credential"));

const textOf = (name: string, round: number) => `sk-${name}-${String(round).padStart(8, "0")}`;

async function provider({ client }: TestPerson, organization: string, name: string) {
  const made = await client.resources.create.mutate({
    organization,
    kind: "ai_provider",
    fields: { name, base_url: "https://models.example", credential: textOf(name, 0) },
  });
  return { organization, kind: "ai_provider", id: made.id };
}

/** Runs `work` while a change in the organization has its lock. */
async function whileHeld<T>(org: string, work: () => Promise<T>): Promise<T> {
  await holder.query("BEGIN");
  await holder.query("SELECT FROM organization WHERE id = $1 FOR NO KEY UPDATE", [org]);
  return work().finally(() => holder.query("COMMIT"));
}

describe("bailiwick secret rotate", () => {
  test("encrypts every secret anew while people read and write them", async () => {
    const { founder, org } = await staffed(api, "ai-governance");
    const { resources } = founder.client;
    const untouched = await provider(founder, org, "Untouched");
    const before = await resources.get.query(untouched);
    const old = await current();
    let isOver = false;
    const written = new Map<string, string>();
    const writers = await Promise.all(
      ["One", "Two", "Three"].map(async (name) => {
        const where = await provider(founder, org, name);
        return async () => {
          for (let round = 1; ; round += 1) {
            // One more after the end, so that some are written before, while and after it rotates.
            const isLast = isOver;
            const credential = textOf(name, round);
            await resources.update.mutate({ ...where, fields: { credential } });
            expect(await resources.get.query(where)).toMatchObject({
              fields: { credential: { last: credential.slice(-4) } },
            });
            written.set(where.id, credential);
            if (isLast) return;
          }
        };
      }),
    );
    const writing = Promise.all(writers.map((write) => write()));
    const rotated = await run("secret rotate", { env }).finally(() => {
      isOver = true;
    });
    await writing;
    expect(rotated).toMatchObject({ code: 0, stderr: "" });
    expect(rotated.stdout).toContain(`under version ${old + 1} of the key`);

    const secrets = await stored(org);
    expect(secrets).toHaveLength(4);
    for (const each of secrets) {
      expect(each.kept.version).toBe(old + 1);
      expect(open(each, old + 1)).toBe(written.get(each.id) ?? textOf("Untouched", 0));
      expect(() => open(each, old)).toThrow();
    }
    expect((await versions()).slice(-2)).toEqual([
      { version: old, retired: true },
      { version: old + 1, retired: false },
    ]);
    expect(await resources.get.query(untouched)).toEqual(before);
    const { rows } = await api.owner.query(
      `SELECT via, actor_name, after::json ->> 'version' AS version FROM audit_entry
       WHERE org_id = $1 AND action = 'resource.secrets_rotated'`,
      [org],
    );
    expect(rows).toContainEqual({ via: "system", actor_name: "Bailiwick", version: String(old + 1) });
  });

  test("continues a rotation that was interrupted", async () => {
    const { founder, org } = await staffed(api, "ai-governance");
    await provider(founder, org, "Vendor");
    const old = await current();
    await whileHeld(org, async () => {
      const interrupted = start("secret rotate", { env });
      await expect.poll(waiting).toBe(1);
      expect((await interrupted.stop()).code).not.toBe(0);
    });
    expect(await stored(org)).toMatchObject([{ kept: { version: old } }]);
    expect(await versions()).toContainEqual({ version: old, retired: false });
    expect(await run("secret rotate", { env })).toMatchObject({ code: 0, stderr: "" });
    expect(await stored(org)).toMatchObject([{ kept: { version: old + 1 } }]);
    expect(await current()).toBe(old + 1);
  });

  test("is one rotation when it is started twice", async () => {
    const { founder, org } = await staffed(api, "ai-governance");
    await provider(founder, org, "Vendor");
    const old = await current();
    const both = await whileHeld(org, async () => {
      const started = [start("secret rotate", { env }), start("secret rotate", { env })];
      await expect.poll(waiting).toBe(2);
      return started;
    });
    for (const { ended } of both) {
      const { code, stdout } = await ended;
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: expect.stringContaining(`under version ${old + 1} of the key`),
      });
    }
    expect(await current()).toBe(old + 1);
    const { rowCount } = await api.owner.query(
      "SELECT FROM audit_entry WHERE org_id = $1 AND action = 'resource.secrets_rotated'",
      [org],
    );
    expect(rowCount).toBe(1);
  });

  test("begins after the changes that encrypt under the version before", async () => {
    const old = await current();
    await holder.query("BEGIN");
    await holder.query("SELECT authz.current_secret_version()");
    const rotating = start("secret rotate", { env });
    await expect.poll(waiting).toBe(1);
    expect(await current()).toBe(old);
    await holder.query("COMMIT");
    expect(await rotating.ended).toMatchObject({ code: 0, stderr: "" });
    expect(await current()).toBe(old + 1);
  });

  test("is refused without the instance's secret", async () => {
    const old = await current();
    const { code, stdout } = await run("secret rotate", {
      env: { ...env, BAILIWICK_SECRET: "another-secret-of-another-instance" },
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(await current()).toBe(old);
  });

  test("names what this instance's secret can't decrypt, and ends once it is entered anew", async () => {
    const { founder, org } = await staffed(api, "ai-governance");
    const where = await provider(founder, org, "Vendor");
    await provider(founder, org, "Other");
    const old = await current();
    const box = secretBox("s".repeat(32), old).seal("foreign", aboutSecret(where.id, "credential"));
    await api.owner.query(
      "UPDATE resource SET fields = jsonb_set(fields, '{credential,box}', to_jsonb($2::text)) WHERE id = $1",
      [where.id, box],
    );
    const { code, stderr } = await run("secret rotate", { env });
    expect(code).toBe(1);
    expect(stderr).toContain(`organization ${org}, resource ${where.id}: credential can't be decrypted`);
    expect((await stored(org)).map(({ kept }) => kept.version).toSorted()).toEqual([old, old + 1]);
    expect(await versions()).toContainEqual({ version: old, retired: false });
    await founder.client.resources.update.mutate({ ...where, fields: { credential: "sk-0123456789abcdef" } });
    expect(await run("secret rotate", { env })).toMatchObject({ code: 0, stderr: "" });
    expect(await versions()).toContainEqual({ version: old, retired: true });
  });
});
