import { expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, staffed } from "../testing/tenants.ts";
import { create, titles } from "./testing.ts";

const api = await startApi();

/** The calendar day in UTC, so many days from the database's now. */
async function day(days: number): Promise<string> {
  const { rows } = await api.owner.query<{ day: string }>(
    "SELECT ((now() AT TIME ZONE 'UTC')::date + $1::int)::text AS day",
    [days],
  );
  return rows[0]?.day ?? "";
}

test("a certificate is expiring from 30 days before its date on, and expired after it", async () => {
  const { workspace, founder, as } = await staffed(api, "compliance-ops");
  const dates = { "gone.example": -1, "today.example": 0, "soon.example": 30, "later.example": 31 };
  for (const [host, days] of Object.entries(dates)) {
    await create(founder, workspace, "certificate", { host, valid_until: await day(days) });
  }
  const { items } = await as("viewer").client.resources.list.query({
    workspace,
    kind: "certificate",
    sort: "expiry",
  });
  expect(items.map(({ title, expiry }) => [title, expiry])).toEqual([
    ["gone.example", "expired"],
    ["today.example", "expiring"],
    ["soon.example", "expiring"],
    ["later.example", "valid"],
  ]);
  const filtered = (expiry: string) =>
    titles(as("viewer"), workspace, "certificate", { filters: { expiry } });
  expect(await filtered("expired")).toEqual(["gone.example"]);
  expect(await filtered("expiring")).toEqual(["today.example", "soon.example"]);
  expect(await filtered("valid")).toEqual(["later.example"]);
});

test("the day on which a certificate expires is its workspace's", async () => {
  const { workspace, founder } = await staffed(api, "compliance-ops");
  const dayIn = async (timeZone: string) => {
    const { rows } = await api.owner.query<{ day: string }>(
      "SELECT (now() AT TIME ZONE $1)::date::text AS day",
      [timeZone],
    );
    return rows[0]?.day ?? "";
  };
  // Where it is a day later than in the other at any time.
  const [ahead, behind] = ["Pacific/Kiritimati", "Pacific/Pago_Pago"];
  const fields = { host: "day.example", valid_until: await dayIn(behind) };
  const { id } = await create(founder, workspace, "certificate", fields);
  const expiryAt = async (timeZone: string) => {
    await founder.client.workspaces.localize.mutate({ workspace, timeZone, locale: "en" });
    return (await founder.client.resources.get.query({ workspace, kind: "certificate", id })).expiry;
  };
  expect(await expiryAt(ahead)).toBe("expired");
  expect(await titles(founder, workspace, "certificate", { filters: { expiry: "expired" } })).toHaveLength(1);
  expect(await expiryAt(behind)).toBe("expiring");
  expect(await titles(founder, workspace, "certificate", { filters: { expiry: "expired" } })).toEqual([]);
});

test("risks are counted in a matrix of likelihood and impact, and sorted and filtered by their score", async () => {
  const tenant = await staffed(api, "compliance-ops");
  const { workspace, as } = tenant;
  const risk = (summary: string, likelihood: number, impact: number) =>
    create(as("member"), workspace, "risk", { summary, likelihood, impact });
  await risk("A key is copied", 2, 5);
  await risk("A key is lost", 5, 2);
  await risk("The bank is down", 2, 5);
  await risk("It rains", 3, 1);
  const matrix = (at: string) => as("viewer").client.resources.matrix.query({ workspace: at, kind: "risk" });
  expect(await matrix(workspace)).toEqual({
    cells: [
      { row: "1", column: "3", count: 1 },
      { row: "2", column: "5", count: 1 },
      { row: "5", column: "2", count: 2 },
    ],
  });
  const { items } = await as("viewer").client.resources.list.query({
    workspace,
    kind: "risk",
    sort: "score",
  });
  expect(items.map(({ score }) => score)).toEqual([3, 10, 10, 10]);
  expect(await titles(as("viewer"), workspace, "risk", { filters: { score: 3 } })).toEqual(["It rains"]);
  const cell = { filters: { likelihood: 2, impact: 5 }, sort: "summary" };
  expect(await titles(as("viewer"), workspace, "risk", cell)).toEqual([
    "A key is copied",
    "The bank is down",
  ]);

  expect(
    await errorOf(as("viewer").client.resources.matrix.query({ workspace, kind: "vendor" })),
  ).toMatchObject({ code: "NOT_FOUND", reason: "no_such_chart", path: "kind" });
  await expectLooksMissing(matrix, await staffed(api, "compliance-ops"));
});

test("the pages of a list that is sorted by score miss none", async () => {
  const { workspace, founder } = await staffed(api, "compliance-ops");
  for (const [summary, likelihood] of Object.entries({ A: 1, B: 3, C: 3, D: 5 })) {
    await create(founder, workspace, "risk", { summary, likelihood, impact: 2 });
  }
  const seen: (number | null)[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await founder.client.resources.list.query({ workspace, kind: "risk", limit: 1, cursor });
    seen.push(...page.items.map(({ score }) => score));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual([10, 6, 6, 2]);
});
