import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { startApi, type TestPerson } from "../testing/api.ts";
import { enlist, found, newest, staffed } from "../testing/tenants.ts";
import { warnOfKeys } from "./warn-of-keys.ts";

const api = await startApi();
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
afterAll(() => worker.end());

const warn = () => warnOfKeys(worker, new URL("https://console.example"), () => undefined);

/** Moves the instant at which a key expires, by the database's clock. */
const expireIn = (key: string, interval: string) =>
  api.owner.query("UPDATE key SET expires_at = now() + $2::interval WHERE id = $1", [key, interval]);

async function mailsTo({ email }: TestPerson): Promise<string[]> {
  const { rows } = await api.owner.query<{ subject: string }>(
    "SELECT subject FROM outbox WHERE recipient = $1 AND payload ->> 'about' = 'expiry' ORDER BY created_at, id",
    [email],
  );
  return rows.map(({ subject }) => subject);
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

test("those who can issue keys are told 14 days and 3 days before one expires, once each", async () => {
  const { as, workspace, org } = await staffed(api, "compliance-ops");
  await as("admin").client.account.setPreferences.mutate({ locale: "de", timeZone: "UTC", mailsOff: [] });
  const issue = (expiresAt: string | null) =>
    as("owner").client.keys.issue.mutate({
      workspace,
      name: "Deploy",
      scopes: ["workspace:read"],
      expiresAt,
    });
  const { key } = await issue(inDays(90));
  await issue(null);
  // One that is issued for a few days is told of when there are three left.
  const short = await issue(inDays(5));
  expect(await warn()).toBe(0);
  await expireIn(key.id, "14 days 1 minute");
  expect(await warn()).toBe(0);
  await expireIn(key.id, "14 days");
  expect(await warn()).toBe(1);
  expect(await warn()).toBe(0);
  expect(await mailsTo(as("owner"))).toEqual(["A key expires soon"]);
  expect(await mailsTo(as("admin"))).toEqual(["Ein Schlüssel läuft bald ab"]);
  expect(await mailsTo(as("member"))).toEqual([]);
  expect((await newest(api, { org }))[0]).toMatchObject({
    action: "key.expiring",
    actor: "Bailiwick",
    target: "Deploy",
    workspace,
    after: { days: 14, people: 2 },
  });
  await expireIn(key.id, "3 days");
  expect(await warn()).toBe(1);
  expect(await warn()).toBe(0);
  await expireIn(short.key.id, "2 days");
  await api.owner.query("UPDATE key SET created_at = now() - interval '3 days' WHERE id = $1", [
    short.key.id,
  ]);
  expect(await warn()).toBe(1);
  expect(await mailsTo(as("owner"))).toHaveLength(3);
  // Of one that is revoked, and of one that has expired, there is nothing to do.
  const { key: gone } = await issue(inDays(90));
  await expireIn(gone.id, "1 day");
  await as("owner").client.keys.revoke.mutate({ workspace, key: gone.id });
  await expireIn(key.id, "0 days");
  expect(await warn()).toBe(0);
});

test("of a key of an organization its admins are told, and who turned such mails off is not", async () => {
  const admin = await api.person("Admin");
  const tenant = await found(api, admin, "ai-governance");
  const [second, member] = [await api.person("Second"), await api.person("Member")];
  await enlist(api, tenant, second, "tenant_admin");
  await enlist(api, tenant, member, "tenant_member");
  const quiet = { locale: "en", timeZone: "UTC", mailsOff: ["expiry" as const] } as const;
  await second.client.account.setPreferences.mutate({ ...quiet, mailsOff: [...quiet.mailsOff] });
  const { key } = await admin.client.keys.issue.mutate({
    organization: tenant.org,
    name: "Gateway",
    scopes: ["organization:read"],
    expiresAt: inDays(30),
  });
  await api.owner.query("UPDATE key SET created_at = now() - interval '20 days' WHERE id = $1", [key.id]);
  await expireIn(key.id, "10 days");
  expect(await warn()).toBe(1);
  expect(await Promise.all([admin, second, member].map(mailsTo))).toEqual([["A key expires soon"], [], []]);
  expect((await newest(api, tenant))[0]).toMatchObject({
    action: "organization.key_expiring",
    after: { people: 1 },
  });
});
