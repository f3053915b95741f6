import { expect, test } from "vitest";
import { daysUntil, expiryOf } from "./expiry.ts";

const declared = { field: "until", days: 30 };

test.each([
  ["2027-03-30", "expired"],
  ["2027-03-31", "expiring"],
  ["2027-04-30", "expiring"],
  ["2027-05-01", "valid"],
] as const)("what is good until %s is %s on the last day of March", (until, expected) => {
  expect(expiryOf(declared, { until }, "2027-03-31")).toBe(expected);
});

test("what has no date does not expire", () => {
  expect(expiryOf(declared, {}, "2027-03-31")).toBeNull();
  expect(expiryOf(declared, { until: "soon" }, "2027-03-31")).toBeNull();
});

test("days are the calendar's, over the end of a year and a leap day", () => {
  expect(daysUntil("2028-01-01", "2027-12-31")).toBe(1);
  expect(daysUntil("2028-03-01", "2028-02-28")).toBe(2);
  expect(daysUntil("2027-12-30", "2027-12-31")).toBe(-1);
});
