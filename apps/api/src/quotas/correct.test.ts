import { warningLevel } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { platformAdmin } from "../platform/testing.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { newest } from "../testing/tenants.ts";
import { allot, scansOf, use, withWorkspaces } from "./testing.ts";

const api = await startApi();
const platform = await platformAdmin(api);

const correct = (
  { client }: Pick<TestPerson, "client">,
  workspace: string,
  amount: number,
  reason = "Ran twice",
) => client.quotas.correct.mutate({ workspace, meter: "scans", amount, reason, actingAs: "platform" });

test("the platform admin corrects what was recorded as used, with a reason, and the ledger still adds up", async () => {
  const { admin, organization, production } = await withWorkspaces(api);
  await use(admin, production, 100);
  expect(await correct(platform, production, -40)).toEqual({ meter: "scans", used: 60 });
  expect(await correct(platform, production, 15, "Not counted")).toEqual({ meter: "scans", used: 75 });
  expect(await scansOf(admin, production)).toMatchObject({ total: { used: 75 }, workspace: { used: 75 } });
  expect((await newest(api, { org: organization }))[0]).toMatchObject({
    action: "quota.corrected",
    via: "platform",
    workspace: production,
    before: { used: 60 },
    after: { used: 75, reason: "Not counted" },
  });
  const { entries, faults } = await admin.client.quotas.verify.query({ organization });
  expect({ entries, faults }).toEqual({ entries: 4, faults: [] });
});

test("more than was used is not taken off, and nothing where nothing was used", async () => {
  const { admin, production, staging } = await withWorkspaces(api);
  await use(admin, production, 10);
  expect(await errorOf(correct(platform, production, -11))).toMatchObject({
    code: "CONFLICT",
    reason: "correction_below_zero",
    path: "amount",
    params: { amount: 10 },
  });
  expect(await errorOf(correct(platform, staging, 1))).toMatchObject({
    reason: "nothing_to_correct",
    path: "meter",
  });
  expect(
    await errorOf(
      platform.client.quotas.correct.mutate({
        workspace: production,
        meter: "moons",
        amount: 1,
        reason: "Why",
        actingAs: "platform",
      }),
    ),
  ).toMatchObject({ code: "NOT_FOUND", reason: "no_such_meter", path: "meter" });
});

test("no one but the platform admin corrects usage", async () => {
  const { admin, production } = await withWorkspaces(api);
  await use(admin, production, 10);
  expect(await errorOf(correct(admin, production, -5))).toMatchObject({
    code: "FORBIDDEN",
    message: "Only the platform admin can correct the recorded usage of a quota.",
  });
  expect(await scansOf(admin, production)).toMatchObject({ workspace: { used: 10 } });
  const { admin: stranger } = await withWorkspaces(api);
  expect(await errorOf(correct(stranger, production, -5))).toMatchObject({ code: "FORBIDDEN" });
});

test("balances that have come to a level of warning are marked, however they came to it, and no others", async () => {
  const { admin, organization, production, staging, development } = await withWorkspaces(api);
  const near = async () => {
    const { rows } = await api.owner.query<{ place: string; near: boolean }>(
      "SELECT place, near FROM quota_balance WHERE org_id = $1",
      [organization],
    );
    return new Map(rows.map((row) => [row.place, row.near]));
  };
  const expected = async (workspace: string) => {
    const { allots, granted, total, workspace: own } = await scansOf(admin, workspace);
    if (own === null) throw new Error("a workspace has its own");
    return allots ? warningLevel(own, own.allotted ?? 0) !== null : warningLevel(total, granted) !== null;
  };
  await use(admin, production, 799);
  expect((await near()).get(organization)).toBe(await expected(production));
  await use(admin, staging, 1);
  expect((await near()).get(organization)).toBe(true);
  expect(await expected(production)).toBe(true);
  await allot(admin, organization, { [production]: 900, [development]: 10 });
  const marked = await near();
  for (const workspace of [production, staging])
    expect(marked.get(workspace)).toBe(await expected(workspace));
  expect([marked.get(production), marked.get(staging), marked.get(organization)]).toEqual([
    true,
    true,
    false,
  ]);
  await correct(platform, production, -100);
  expect((await near()).get(production)).toBe(false);
});

test("the job that warns finds them by their index, without the other balances", async () => {
  const client = await api.owner.connect();
  try {
    await client.query("BEGIN");
    // A table as small as a test's is read whole.
    await client.query("SET LOCAL enable_seqscan = off");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      "EXPLAIN SELECT FROM quota_balance b WHERE b.near AND b.warned < 100",
    );
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("quota_balance_near");
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});
