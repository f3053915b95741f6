import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { create } from "../resources/testing.ts";
import { startApi, type TestPerson } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { warnOfExpiry } from "./warn-of-expiry.ts";

const api = await startApi();
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
afterAll(() => worker.end());

const warn = () => warnOfExpiry(worker, new URL("https://console.example"), () => undefined);

/** The calendar day in a time zone, so many days from the database's now. */
async function dayIn(timeZone: string, days: number): Promise<string> {
  const { rows } = await api.owner.query<{ day: string }>(
    "SELECT ((now() AT TIME ZONE $1)::date + $2::int)::text AS day",
    [timeZone, days],
  );
  return rows[0]?.day ?? "";
}

/** The subjects of mails about expiry to a person, oldest first. */
async function subjectsTo({ email }: TestPerson): Promise<string[]> {
  const { rows } = await api.owner.query<{ subject: string }>(
    "SELECT subject FROM outbox WHERE recipient = $1 AND payload ->> 'about' = 'expiry' ORDER BY created_at, id",
    [email],
  );
  return rows.map(({ subject }) => subject);
}

test("a certificate that expires within 30 days is told of once, and once more when it has", async () => {
  const { workspace, org, founder, as } = await staffed(api, "compliance-ops");
  const certificate = (host: string, valid_until: string) =>
    create(founder, workspace, "certificate", { host, valid_until });
  await certificate("later.example", await dayIn("UTC", 31));
  const { id } = await certificate("soon.example", await dayIn("UTC", 30));
  expect(await warn()).toBe(1);
  expect(await warn()).toBe(0);
  expect(await subjectsTo(as("member"))).toEqual(["Certificate expires soon"]);
  expect(await subjectsTo(as("viewer"))).toEqual([]);
  expect((await newest(api, { org }))[0]).toMatchObject({
    action: "resource.expiring",
    actor: "Bailiwick",
    target: "soon.example",
    workspace,
    after: { level: "expiring", people: 3 },
  });

  const extend = async (days: number) =>
    founder.client.resources.update.mutate({
      workspace,
      kind: "certificate",
      id,
      fields: { valid_until: await dayIn("UTC", days) },
    });
  await extend(-1);
  expect(await warn()).toBe(1);
  expect(await warn()).toBe(0);
  // A new date is told of anew.
  await extend(10);
  expect(await warn()).toBe(1);
  expect(await subjectsTo(founder)).toEqual([
    "Certificate expires soon",
    "Certificate expired",
    "Certificate expires soon",
  ]);
});

test("the day is the workspace's, the language the reader's, and who turned it off gets nothing", async () => {
  const { workspace, founder, as } = await staffed(api, "compliance-ops");
  const quiet = { locale: "en", timeZone: "UTC", mailsOff: ["expiry"] } as const;
  await as("admin").client.account.setPreferences.mutate({ ...quiet, mailsOff: [...quiet.mailsOff] });
  await as("member").client.account.setPreferences.mutate({ locale: "de", timeZone: "UTC" });
  // The zone in which the day is furthest from the one in which it is tested: one of the two is on another day.
  for (const timeZone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
    await founder.client.workspaces.localize.mutate({ workspace, timeZone, locale: "en" });
    const fields = { host: "day.example", valid_until: await dayIn(timeZone, 31) };
    const { id } = await create(founder, workspace, "certificate", fields);
    expect(await warn(), timeZone).toBe(0);
    const valid_until = await dayIn(timeZone, 30);
    await founder.client.resources.update.mutate({
      workspace,
      kind: "certificate",
      id,
      fields: { valid_until },
    });
    expect(await warn(), timeZone).toBe(1);
  }
  expect(await subjectsTo(as("member"))).toEqual(["Zertifikat läuft bald ab", "Zertifikat läuft bald ab"]);
  expect(await subjectsTo(as("admin"))).toEqual([]);
});

test("two processes that warn of the same certificate concurrently tell of it once", async () => {
  const { workspace, founder, org } = await staffed(api, "compliance-ops");
  const valid_until = await dayIn("UTC", 5);
  await create(founder, workspace, "certificate", { host: "once.example", valid_until });
  const other = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
  await Promise.all([
    warn(),
    warnOfExpiry(other, new URL("https://console.example"), () => undefined),
  ]).finally(() => other.end());
  expect(await subjectsTo(founder)).toEqual(["Certificate expires soon"]);
  const told = (await newest(api, { org }, 5)).filter(({ action }) => action === "resource.expiring");
  expect(told).toHaveLength(1);
});
