import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, join, staffed } from "../testing/tenants.ts";
import { create } from "./testing.ts";

const api = await startApi();

const dayMs = 86_400_000;
// One instant for the whole file: its days are the same, whenever a test runs.
const start = Date.now();
const daysAgo = (days: number) => new Date(start - days * dayMs);
const dateOf = (at: Date) => at.toISOString().slice(0, 10);

/** A workspace of ai-governance with two assets and a key that reports about them. */
async function scanned() {
  const tenant = await staffed(api, "ai-governance");
  const { workspace, org, founder } = tenant;
  const member = tenant.as("workspace_member");
  const [model, agent] = [
    await create(member, workspace, "asset", { name: "Scoring", type: "model" }),
    await create(member, workspace, "asset", { name: "Assistant", type: "agent" }),
  ];
  const { text } = await founder.client.keys.issue.mutate({
    organization: org,
    name: "Scanner",
    scopes: ["risk_signal:append", "request_log:append", "asset:read"],
  });
  const append = (kind: string, rows: readonly { at: Date; fields: object }[], at = workspace) =>
    api.client(text).resources.append.mutate({
      workspace: at,
      kind,
      rows: rows.map(({ at, fields }) => ({
        id: randomUUID(),
        at: at.toISOString(),
        fields: fields as Record<string, string>,
      })),
    });
  const signal = (ago: number, asset: { id: string }, score: number, source = "Scanner") => ({
    at: daysAgo(ago),
    fields: { asset: asset.id, source, score },
  });
  return { ...tenant, member, model, agent, append, signal };
}

describe("charts of records", () => {
  test("[M72] show the risk signals of a workspace by asset and over time", async () => {
    const { workspace, org, as, founder, model, agent, append, signal } = await scanned();
    await append("risk_signal", [
      signal(2, model, 40),
      signal(2, agent, 21),
      signal(0, model, 90, "Review"),
      signal(50, agent, 99),
    ]);
    const viewer = as("workspace_viewer");
    const chart = (name: string, more: object = {}) =>
      viewer.client.resources.chart.query({ workspace, kind: "risk_signal", chart: name, ...more });

    const byAsset = await chart("by_asset");
    expect(byAsset.figures).toEqual([
      { of: model.id, part: null, value: 90 },
      { of: agent.id, part: null, value: 21 },
    ]);
    expect(byAsset.names).toEqual({ [model.id]: "Scoring", [agent.id]: "Assistant" });
    const byDay = await chart("by_day");
    const figures = new Map(byDay.figures.map(({ of, value }) => [of, value]));
    expect(figures).toEqual(
      new Map([
        [dateOf(daysAgo(2)), 30.5],
        [dateOf(daysAgo(0)), 90],
      ]),
    );
    expect(Date.parse(byDay.to) - Date.parse(byDay.from)).toBe(29 * dayMs);
    // Of what was chosen, and as far back as it was asked for.
    expect((await chart("by_asset", { filters: { source: "scanner" } })).figures[0]?.value).toBe(40);
    expect((await chart("by_asset", { days: 60 })).figures[0]).toMatchObject({ of: agent.id, value: 99 });

    // Another workspace has its own; the organization's chart has those of both.
    const { id: other } = await founder.client.workspaces.create.mutate({
      organization: org,
      name: "Other",
      slug: "other",
    });
    const theirs = await create(founder, other, "asset", { name: "Theirs", type: "model" });
    await append("risk_signal", [signal(1, theirs, 95)], other);
    expect((await chart("by_asset")).figures.map(({ value }) => value)).toEqual([90, 21]);
    const across = await founder.client.resources.chart.query({
      organization: org,
      kind: "risk_signal",
      chart: "by_asset",
    });
    expect(across.figures.map(({ value }) => value)).toEqual([95, 90, 21]);
  });

  test("count by day and by option, in the days of the workspace's time zone", async () => {
    const { workspace, founder, member, append } = await scanned();
    await founder.client.workspaces.localize.mutate({
      workspace,
      timeZone: "Pacific/Kiritimati",
      locale: "en",
    });
    const at = daysAgo(1);
    const request = (verdict: string, tokens: number) => ({ at, fields: { model: "m", verdict, tokens } });
    await append("request_log", [request("allowed", 5), request("allowed", 6), request("denied", 0)]);
    const { figures } = await member.client.resources.chart.query({
      workspace,
      kind: "request_log",
      chart: "by_day",
    });
    const there = new Intl.DateTimeFormat("en-CA", { timeZone: "Pacific/Kiritimati" }).format(at);
    expect(figures).toEqual([
      { of: there, part: "allowed", value: 2 },
      { of: there, part: "denied", value: 1 },
    ]);
    const sums = await member.client.resources.chart.query({
      workspace,
      kind: "request_log",
      chart: "by_model",
    });
    expect(sums.figures).toEqual([{ of: "m", part: null, value: 11 }]);
  });

  test("are refused where there are none, and for people who can't read the kind", async () => {
    const tenant = await scanned();
    const { workspace, founder, org } = tenant;
    const chart = (given: object) =>
      founder.client.resources.chart.query({ workspace, kind: "risk_signal", chart: "by_asset", ...given });
    for (const [given, refusal] of [
      [{ chart: "none" }, { code: "NOT_FOUND", reason: "no_such_chart", path: "chart" }],
      [{ kind: "asset" }, { code: "NOT_FOUND", reason: "no_such_chart" }],
      [{ filters: { score: 1 } }, { reason: "no_such_field", path: "filters.score" }],
      [{ days: 0 }, { code: "INVALID", path: "days" }],
      [{ days: 93 }, { code: "INVALID", path: "days" }],
    ] as const)
      expect(await errorOf(chart(given))).toMatchObject(refusal);

    const role = await founder.client.roles.create.mutate({
      organization: org,
      level: "workspace",
      name: "Reader of assets",
      permissions: ["workspace:read", "member:leave", "asset:read"],
    });
    const reader = await join(api, tenant, founder, role.key);
    const refused = reader.client.resources.chart.query({
      workspace,
      kind: "risk_signal",
      chart: "by_asset",
    });
    expect(await errorOf(refused)).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    const stranger = await scanned();
    await expectLooksMissing(
      (at) =>
        stranger.founder.client.resources.chart.query({
          workspace: at,
          kind: "risk_signal",
          chart: "by_asset",
        }),
      tenant,
    );
  });
});
