import { aiGovernance, type KindChart, type ResourceKind } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { chartData } from "./chartData.ts";

function charted(kindKey: string, chartKey: string): [ResourceKind, KindChart] {
  const kind = aiGovernance.resourceKinds.find(({ key }) => key === kindKey);
  const chart = kind?.charts?.find(({ key }) => key === chartKey);
  if (kind === undefined || chart === undefined) throw new RangeError(`${kindKey} has no chart ${chartKey}`);
  return [kind, chart];
}
const days = { from: "2026-12-30", to: "2027-01-01", names: {} };

test("counts by day have a figure for each day and each option", () => {
  const figures = [
    { of: "2026-12-30", part: "allowed", value: 4 },
    { of: "2027-01-01", part: "denied", value: 1 },
  ];
  expect(chartData(...charted("request_log", "by_day"), { ...days, figures })).toMatchObject({
    kind: "line",
    of: "Day",
    labels: ["Dec 30", "Dec 31", "Jan 1"],
    series: [
      { name: "Allowed", values: [4, 0, 0] },
      { name: "Denied", values: [0, 0, 1] },
    ],
    most: undefined,
  });
});

test("a day without records has no average, and a score is drawn on its whole scale", () => {
  const figures = [{ of: "2026-12-31", part: null, value: 62.5 }];
  expect(chartData(...charted("risk_signal", "by_day"), { ...days, figures })).toMatchObject({
    series: [{ name: "Score", values: [null, 62.5, null] }],
    most: 100,
  });
});

test("bars are named by what they are of, also where the reader can't see it or two have one name", () => {
  const [a, b, c] = ["a1", "b2", "c3"];
  const figures = [a, b, c, ""].map((of) => ({ of, part: null, value: 10 }));
  const names = { [a]: "Credit scoring", [b]: "Credit scoring" };
  const drawn = chartData(...charted("risk_signal", "by_asset"), { ...days, figures, names });
  expect(drawn).toMatchObject({
    kind: "bar",
    of: "Asset",
    labels: ["Credit scoring", "Credit scoring (2)", "Not visible to you", "None"],
  });
  expect(drawn.format(1_234.5)).toBe("1,234.5");
});
