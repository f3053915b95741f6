import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { allPages } from "../testing/paging.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { expectPlatformOnly, platformAdmin } from "./testing.ts";

const api = await startApi();
const platform = await platformAdmin(api);
const { liftLimit, confirmDeletion } = platform.client.platform;
const { cancelDeletion } = platform.client.organizations;

const byPlatform = { actor: platform.email, via: "platform", outcome: "done", workspace: null };

describe("platform.liftLimit", () => {
  test("[M53] raises the cap of one organization, and records the old and the new amount in its log", async () => {
    const { org, founder, slug } = await staffed(api, "ai-governance");
    for (const [value, before] of [
      [150, 100],
      [200, 150],
    ] as const) {
      const lifted = await liftLimit.mutate({ organization: slug, limit: "activeWorkspaces", value });
      expect(lifted).toEqual({ limit: "activeWorkspaces", value });
      expect((await newest(api, { org }))[0]).toMatchObject({
        ...byPlatform,
        action: "organization.limit_lifted",
        target: "Active workspaces",
        before: { amount: before },
        after: { amount: value },
      });
    }
    expect((await founder.client.organizations.get.query({ organization: org })).workspaceLimit).toBe(200);
    const other = await staffed(api, "ai-governance");
    const { workspaceLimit } = await other.founder.client.organizations.get.query({
      organization: other.org,
    });
    expect(workspaceLimit).toBe(100);
  });

  test("raises a limit specific to this kind of organization, which its owner then sees", async () => {
    const { org, founder, slug } = await staffed(api, "compliance-ops");
    const lifted = await liftLimit.mutate({ organization: slug, limit: "monitoredHosts", value: 25 });
    expect(lifted).toEqual({ limit: "monitoredHosts", value: 25 });
    expect((await newest(api, { org }))[0]).toMatchObject({
      target: "Monitored hosts",
      before: { amount: 10 },
    });
    const { limits } = await founder.client.organizations.plan.query({ organization: org });
    expect(limits).toContainEqual({ name: "monitoredHosts", standard: 10, value: 25 });
    const security = await staffed(api, "data-security");
    const lift = { organization: security.org, value: 1_000 };
    expect(await errorOf(liftLimit.mutate({ ...lift, limit: "monitoredHosts" }))).toMatchObject({
      reason: "unknown_limit",
    });
    expect(await liftLimit.mutate({ ...lift, limit: "scansPerMonth" })).toMatchObject({ value: 1_000 });
  });

  test("refuses a limit that the organization does not have, and everyone else", async () => {
    const { org, founder } = await staffed(api, "ai-governance");
    for (const limit of ["members", "toString", "constructor"]) {
      expect(await errorOf(liftLimit.mutate({ organization: org, limit, value: 1 }))).toMatchObject({
        code: "INVALID",
        reason: "unknown_limit",
        path: "limit",
      });
    }
    await expectPlatformOnly([founder], (client) =>
      client.platform.liftLimit.mutate({ organization: org, limit: "activeWorkspaces", value: 1 }),
    );
  });
});

describe("platform.confirmDeletion", () => {
  test("[M67][M68] starts the window of 30 days and closes the organization to its people", async () => {
    const { org, workspace, founder } = await staffed(api, "ai-governance");
    const confirm = (confirmation = "Test") => confirmDeletion.mutate({ organization: org, confirmation });
    expect(await errorOf(confirm())).toMatchObject({ code: "WRONG_STATE", reason: "organization_active" });
    await founder.client.organizations.requestDeletion.mutate({ organization: org, confirmation: "Test" });
    expect(await errorOf(confirm("test"))).toMatchObject({
      code: "INVALID",
      reason: "confirmation_mismatch",
    });

    const confirmed = await confirm();
    expect(confirmed).toMatchObject({ id: org, state: "pending_deletion", workspaces: 1 });
    const { rows } = await api.owner.query(
      "SELECT purge_after BETWEEN now() + interval '719 hours' AND now() + interval '720 hours' AS due FROM organization WHERE id = $1",
      [org],
    );
    expect(rows).toEqual([{ due: true }]);
    expect((await errorOf(founder.client.organizations.get.query({ organization: org }))).code).toBe(
      "NOT_FOUND",
    );
    expect((await errorOf(founder.client.workspaces.get.query({ workspace }))).code).toBe("NOT_FOUND");
    expect(await founder.client.workspaces.mine.query({ includeArchived: true })).toMatchObject({
      items: [],
      total: 0,
    });
    expect(await founder.client.organizations.list.query()).toEqual({ items: [] });
    expect((await newest(api, { org }))[0]).toMatchObject({
      ...byPlatform,
      action: "organization.deletion_confirmed",
      target: "Test",
      after: { state: "pending_deletion", purgeAfter: confirmed.purgeAfter },
    });
  });

  test("[M68] is reserved for the platform admin, and never for a standalone workspace", async () => {
    const { org, founder } = await staffed(api, "ai-governance");
    await founder.client.organizations.requestDeletion.mutate({ organization: org, confirmation: "Test" });
    await expectPlatformOnly([founder], (client) =>
      client.platform.confirmDeletion.mutate({ organization: org, confirmation: "Test" }),
    );
    const flat = await staffed(api, "compliance-ops");
    const call = confirmDeletion.mutate({ organization: flat.org, confirmation: flat.slug });
    expect(await errorOf(call)).toMatchObject({ code: "FORBIDDEN", reason: "not_offered" });
  });
});

describe("organizations.cancelDeletion", () => {
  test("cancels a confirmed deletion, with everything as it was", async () => {
    const { org, workspace, founder } = await staffed(api, "ai-governance");
    const before = await founder.client.organizations.get.query({ organization: org });
    const members = await founder.client.members.list.query({ workspace });
    const input = { organization: org, confirmation: "Test" };
    await founder.client.organizations.requestDeletion.mutate(input);
    await confirmDeletion.mutate(input);
    expect(await cancelDeletion.mutate({ actingAs: "platform", organization: org })).toMatchObject({
      state: "active",
      deletionRequestedAt: null,
    });
    expect(await founder.client.organizations.get.query({ organization: org })).toEqual(before);
    expect(await founder.client.members.list.query({ workspace })).toEqual(members);
    expect((await newest(api, { org }))[0]).toMatchObject({
      ...byPlatform,
      action: "organization.deletion_canceled",
      before: { state: "pending_deletion" },
      after: { state: "active" },
    });
    const again = await errorOf(cancelDeletion.mutate({ actingAs: "platform", organization: org }));
    expect(again).toMatchObject({ code: "WRONG_STATE", reason: "organization_active" });
    await expectPlatformOnly([founder], (client) =>
      client.organizations.cancelDeletion.mutate({ actingAs: "platform", organization: org }),
    );
  });
});

describe("platform.outbox", () => {
  test("shows the instance's mails, newest first, by page and by search, to the platform admin only", async () => {
    await api.owner.query("DELETE FROM outbox");
    await api.owner.query(
      "SELECT outbox_mail('member' || i || '@people.example', 'Subject ' || i, 'Body ' || i, 'test') FROM generate_series(1, 5) i",
    );
    const { outbox } = platform.client.platform;
    const whole = await outbox.query({});
    expect(whole.items).toHaveLength(5);
    expect(whole.items.map((item) => item.deliveredAt)).toEqual([null, null, null, null, null]);
    expect(await allPages((cursor) => outbox.query({ limit: 2, cursor }))).toEqual(whole.items);
    const { items } = await outbox.query({ search: "MEMBER3@" });
    expect(items).toMatchObject([
      { recipient: "member3@people.example", subject: "Subject 3", bodyText: "Body 3", deliveredAt: null },
    ]);
    const { founder } = await staffed(api, "compliance-ops");
    await expectPlatformOnly([founder], (client) => client.platform.outbox.query({}));
  });
});
