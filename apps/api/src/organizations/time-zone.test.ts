import { expect, test } from "vitest";
import { scansOf, use, withWorkspaces } from "../quotas/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { enlist, expectOrganizationLooksMissing, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

test("the admin of an organization chooses its time zone, in which the next period begins", async () => {
  const { admin, tenant, organization, production } = await withWorkspaces(api);
  await use(admin, production, 1);
  const { period } = await scansOf(admin, production);
  const set = (timeZone: string) => admin.client.organizations.setTimeZone.mutate({ organization, timeZone });
  expect(await set("Pacific/Auckland")).toMatchObject({ timeZone: "Pacific/Auckland" });
  expect((await admin.client.organizations.get.query({ organization })).timeZone).toBe("Pacific/Auckland");
  expect((await scansOf(admin, production)).period).toEqual(period);
  expect((await newest(api, tenant))[0]).toMatchObject({
    action: "organization.time_zone_changed",
    before: { timeZone: "UTC" },
    after: { timeZone: "Pacific/Auckland" },
  });
  expect(await errorOf(set("Mars/Olympus"))).toMatchObject({ code: "INVALID", path: "timeZone" });
});

test("no one else changes it, and no other organization's", async () => {
  const { organization } = await withWorkspaces(api);
  const member = await api.person("Member");
  const theirs = await withWorkspaces(api);
  await enlist(api, { org: organization, slug: "", workspace: "" }, member, "org_member");
  const set = (ref: string) =>
    member.client.organizations.setTimeZone.mutate({ organization: ref, timeZone: "Europe/Berlin" });
  expect(await errorOf(set(organization))).toMatchObject({
    code: "FORBIDDEN",
    message: "You need the Organization admin role to edit the organization's name and time zone.",
  });
  await expectOrganizationLooksMissing(set, theirs.tenant);
});

test("a standalone workspace's time zone is also the one of its quotas", async () => {
  const { founder, org, workspace } = await staffed(api, "compliance-ops");
  await founder.client.workspaces.localize.mutate({
    workspace,
    timeZone: "Asia/Tokyo",
    locale: "en",
    updatedAt: null,
  });
  const { rows } = await api.owner.query("SELECT time_zone FROM organization WHERE id = $1", [org]);
  expect(rows).toEqual([{ time_zone: "Asia/Tokyo" }]);
  const { items } = await founder.client.quotas.list.query({ workspace });
  // Midnight in Tokyo.
  expect(items[0]?.period?.endsAt).toMatch(/T15:00:00/);
});
