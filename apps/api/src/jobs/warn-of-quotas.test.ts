import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { allot, use, withWorkspaces } from "../quotas/testing.ts";
import { startApi } from "../testing/api.ts";
import { enlist, newest, staffed } from "../testing/tenants.ts";
import { warnOfQuotas } from "./warn-of-quotas.ts";

const api = await startApi();
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
afterAll(() => worker.end());

const warn = () => warnOfQuotas(worker, new URL("https://console.example"), () => undefined);

/** The mails of warnings to this address, oldest first. */
async function mailsTo(email: string) {
  const { rows } = await api.owner.query<{ subject: string; body: string }>(
    `SELECT subject, body_text AS body FROM outbox WHERE recipient = $1 AND payload ->> 'about' = 'quota_warning'
     ORDER BY created_at, id`,
    [email],
  );
  return rows;
}

test("[S39] a workspace near its allotment is warned of once at 80 and once at 100 percent, to who can reallot", async () => {
  const { admin, organization, tenant, production, staging } = await withWorkspaces(api);
  const editor = await api.person("Editor");
  await enlist(api, tenant, editor, "org_member");
  await admin.client.members.add.mutate({ workspace: production, email: editor.email, role: "editor" });
  await allot(admin, organization, { [production]: 100, [staging]: 100 });

  await use(admin, production, 79);
  expect(await warn()).toBe(0);
  await use(admin, production, 1);
  expect(await warn()).toBe(1);
  expect(await warn()).toBe(0);
  await use(admin, production, 20);
  expect(await warn()).toBe(1);
  expect(await warn()).toBe(0);

  const mails = await mailsTo(admin.email);
  expect(mails.map(({ subject }) => subject)).toEqual(["Quota at 80%: Scans", "Quota used up: Scans"]);
  expect(mails[0]?.body).toContain("More than 80% of the allotment of the workspace \u2068Production\u2069");
  expect(mails[0]?.body).toContain("Scans, 80 of 100 in this period.");
  expect(mails[0]?.body).toMatch(/https:\/\/console\.example\/ws\/[\w-]+\.production\/usage\n/);
  expect(await mailsTo(editor.email)).toEqual([]);
  expect(await newest(api, tenant, 1)).toMatchObject([
    {
      action: "quota.warned",
      actor: "Bailiwick",
      workspace: production,
      target: "Scans",
      after: { percent: 100 },
    },
  ]);
});

test("[S39] the total is warned of while nothing is allotted", async () => {
  const { admin, organization, production } = await withWorkspaces(api);
  await use(admin, production, 1_000);
  expect(await warn()).toBe(1);
  const [mail, ...more] = await mailsTo(admin.email);
  expect([mail?.subject, more]).toEqual(["Quota used up: Scans", []]);
  expect(mail?.body).toContain("All of the quota of the organization");
  const { slug } = await admin.client.organizations.get.query({ organization });
  expect(mail?.body).toContain(`https://console.example/o/${slug}/usage\n`);
});

test("where the limit is each workspace's, its owner is warned in their language, unless they turned it off", async () => {
  const { founder, as, workspace } = await staffed(api, "compliance-ops");
  await founder.client.account.setPreferences.mutate({ locale: "de", timeZone: "Europe/Berlin" });
  const { items } = await founder.client.quotas.list.query({ workspace });
  await founder.client.usage.report.mutate({
    workspace,
    meter: "scans",
    amount: items[0]?.granted ?? 0,
    id: "all",
  });
  await warn();
  expect((await mailsTo(founder.email)).map(({ subject }) => subject)).toEqual([
    "Kontingent aufgebraucht: Scans",
  ]);
  expect(await mailsTo(as("admin").email)).toEqual([]);

  const quiet = await staffed(api, "compliance-ops");
  await quiet.founder.client.account.setPreferences.mutate({
    locale: "de",
    timeZone: "Europe/Berlin",
    mailsOff: ["quota_warning"],
  });
  await quiet.founder.client.usage.report.mutate({
    workspace: quiet.workspace,
    meter: "scans",
    amount: items[0]?.granted ?? 0,
    id: "all",
  });
  await warn();
  expect(await mailsTo(quiet.founder.email)).toEqual([]);
});
