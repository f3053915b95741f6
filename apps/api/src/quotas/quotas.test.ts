import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import {
  enlist,
  expectLooksMissing,
  expectOrganizationLooksMissing,
  found,
  newest,
} from "../testing/tenants.ts";
import { allot, scansOf, use, withWorkspaces } from "./testing.ts";

const api = await startApi();

describe("an organization's quota", () => {
  test("[S46] is drawn on by all its workspaces until it allots", async () => {
    const { admin, organization, production, staging } = await withWorkspaces(api);
    await use(admin, production, 900);
    expect(await scansOf(admin, staging)).toMatchObject({
      granted: 1_000,
      total: { reserved: 0, used: 900 },
      allots: false,
      allotted: 0,
      workspace: { allotted: null, used: 0 },
    });
    await use(admin, staging, 100);
    expect(await errorOf(use(admin, staging, 1))).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "limit_reached",
      message: "1000 scans a month limit reached",
    });
    // The first allotment ends this, and what was used before counts against it.
    expect(await errorOf(allot(admin, organization, { [production]: 899 }))).toMatchObject({
      reason: "allotment_below_use",
      path: "allotments.0.amount",
    });
    await allot(admin, organization, { [production]: 900 });
    expect(await scansOf(admin, staging)).toMatchObject({ allots: true, allotted: 900 });
    // Taking the last one away begins it again.
    await allot(admin, organization, { [production]: null });
    expect(await scansOf(admin, staging)).toMatchObject({ allots: false, allotted: 0 });
  });

  test("[S7][S37][S38][S41] is distributed over its workspaces, and counts against the allotment of each", async () => {
    const { admin, organization, tenant, production, staging, development } = await withWorkspaces(api);
    const told = await allot(admin, organization, {
      [production]: 500,
      [staging]: 300,
      [development]: 200,
    });
    expect(told).toMatchObject({ granted: 1_000, allots: true, allotted: 1_000 });
    await use(admin, development, 200);
    expect(await errorOf(use(admin, development, 1))).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "allotment_reached",
      message: "This workspace's allotment is used up (Scans: 200).",
    });
    await use(admin, production, 500);
    // What is not allotted is used by no one.
    expect(await errorOf(use(admin, tenant.workspace, 1))).toMatchObject({ reason: "allotment_reached" });

    const { items } = await admin.client.quotas.workspaces.query({ organization, meter: "scans" });
    expect(items.map(({ workspace, allotted, used }) => [workspace.name, allotted, used])).toEqual([
      ["Default", null, 0],
      ["Development", 200, 200],
      ["Production", 500, 500],
      ["Staging", 300, 0],
    ]);
    const page = await admin.client.quotas.workspaces.query({ organization, meter: "scans", limit: 3 });
    const rest = await admin.client.quotas.workspaces.query({
      organization,
      meter: "scans",
      cursor: page.nextCursor,
    });
    expect(rest.items.map(({ workspace }) => workspace.name)).toEqual(["Staging"]);
  });

  test("[S40] is reallocated by one change, within the total and not below what is in use", async () => {
    const { admin, organization, tenant, production, staging, development } = await withWorkspaces(api);
    await allot(admin, organization, { [production]: 500, [staging]: 300, [development]: 200 });
    await use(admin, staging, 250);
    expect(await errorOf(allot(admin, organization, { [production]: 501 }))).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "allotments_above_total",
      path: "allotments",
    });
    await allot(admin, organization, { [staging]: 250, [development]: 250 });
    expect(await errorOf(use(admin, staging, 1))).toMatchObject({ reason: "allotment_reached" });
    await use(admin, development, 250);

    const entry = (await newest(api, tenant, 5)).find(({ action }) => action === "quota.allotted");
    expect(entry).toMatchObject({
      action: "quota.allotted",
      target: "Scans",
      before: { staging: 300, development: 200 },
      after: { staging: 250, development: 250 },
    });
  });

  test("goes into the next period with its allotments and none of its use", async () => {
    const { admin, organization, production } = await withWorkspaces(api);
    // Last month, it was allotted 500 and used them.
    await api.owner.query(
      `INSERT INTO quota_period (org_id, meter, starts_at, ends_at)
       SELECT $1, 'scans', m.first - interval '1 month', m.first
       FROM (SELECT date_trunc('month', now(), 'UTC') AS first) m`,
      [organization],
    );
    await api.owner.query(
      `INSERT INTO quota_entry (org_id, meter, starts_at, place, kind, amount, actor_kind)
       SELECT org_id, meter, starts_at, $2, k, 500, 'system' FROM quota_period, unnest(ARRAY['allot', 'use']) k
       WHERE org_id = $1`,
      [organization, production],
    );
    expect((await scansOf(admin, production)).workspace).toEqual({ allotted: 500, reserved: 0, used: 0 });
    await use(admin, production, 500);
    expect(await errorOf(use(admin, production, 1))).toMatchObject({ reason: "allotment_reached" });
    expect(await admin.client.quotas.verify.query({ organization })).toMatchObject({ faults: [] });
  });

  test("is seen in a workspace by its people, and as a whole and changed by the organization's", async () => {
    const { admin, tenant, organization, production } = await withWorkspaces(api);
    const viewer = await api.person("Viewer");
    await enlist(api, tenant, viewer, "org_member");
    await admin.client.members.add.mutate({ workspace: production, email: viewer.email, role: "viewer" });
    expect((await scansOf(viewer, production)).workspace).toMatchObject({ used: 0 });
    for (const tried of [
      () => viewer.client.quotas.list.query({ organization }),
      () => viewer.client.quotas.workspaces.query({ organization, meter: "scans" }),
      () => viewer.client.quotas.verify.query({ organization }),
      () => viewer.client.usage.list.query({ organization, meter: "scans" }),
      () => allot(viewer, organization, { [production]: 1 }),
      () => use(viewer, production, 1),
    ])
      expect(await errorOf(tried())).toMatchObject({ code: "FORBIDDEN" });

    const other = await found(api, await api.person("Else"), "data-security");
    await expectLooksMissing((workspace) => scansOf(viewer, workspace), other);
    await expectOrganizationLooksMissing((at) => allot(admin, at, { [production]: 1 }), other);
    // A workspace of another organization does not exist here.
    expect(await errorOf(allot(admin, organization, { [other.workspace]: 1 }))).toMatchObject({
      code: "NOT_FOUND",
      path: "allotments.0.workspace",
    });
  });

  test("that is each workspace's is not allotted", async () => {
    const owner = await api.person("Owner");
    const { org: organization, workspace } = await found(api, owner, "compliance-ops");
    const [quota] = (await owner.client.quotas.list.query({ workspace })).items;
    expect(quota).toMatchObject({ meter: "scans", allots: false });
    expect(await errorOf(allot(owner, organization, { [workspace]: 1 }))).toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("reported usage", () => {
  test("counts once by its id, and a different amount under it is refused", async () => {
    const { admin, organization, production } = await withWorkspaces(api);
    expect(await use(admin, production, 5, "job-1")).toMatchObject({
      repeated: false,
      quota: { workspace: { used: 5 } },
    });
    expect(await use(admin, production, 5, "job-1")).toMatchObject({
      repeated: true,
      quota: { workspace: { used: 5 } },
    });
    expect(await errorOf(use(admin, production, 6, "job-1"))).toMatchObject({ code: "CONFLICT", path: "id" });
    const { days } = await admin.client.usage.list.query({ organization, meter: "scans" });
    expect(days).toEqual([{ day: new Date().toISOString().slice(0, 10), used: 5 }]);
  });

  test("is reported by a key with its scope", async () => {
    const { admin, production } = await withWorkspaces(api);
    const { text } = await admin.client.keys.issue.mutate({
      workspace: production,
      name: "Meter",
      scopes: ["usage:report", "workspace:read"],
    });
    const program = { client: api.client(text) };
    await use(program, production, 3);
    expect((await scansOf(admin, production)).workspace).toMatchObject({ used: 3 });
  });

  test("refuses what is no amount, no meter and no id", async () => {
    const { admin, production } = await withWorkspaces(api);
    for (const amount of [0, -1, 0.5, 2 ** 53])
      expect(await errorOf(use(admin, production, amount))).toMatchObject({
        code: "INVALID",
        path: "amount",
      });
    expect(await errorOf(use(admin, production, 1, ""))).toMatchObject({ code: "INVALID", path: "id" });
    const report = admin.client.usage.report.mutate({
      workspace: production,
      meter: "moons",
      amount: 1,
      id: "x",
    });
    expect(await errorOf(report)).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_meter",
      path: "meter",
    });
  });
});

describe("the ledger", () => {
  test("proves its balances, and names one that was changed behind it", async () => {
    const { admin, organization, production, staging } = await withWorkspaces(api);
    await allot(admin, organization, { [production]: 500, [staging]: 300 });
    await use(admin, production, 120);
    expect(await admin.client.quotas.verify.query({ organization })).toEqual({ entries: 4, faults: [] });
    await api.owner.query("UPDATE quota_balance SET used = 20 WHERE org_id = $1 AND place = $2", [
      organization,
      production,
    ]);
    const { faults } = await admin.client.quotas.verify.query({ organization });
    expect(faults).toMatchObject([{ meter: "scans", place: production, balance: "| 500 | 0 20" }]);
    expect((await admin.client.quotas.verify.query({ workspace: staging })).faults).toEqual([]);
  });
});
