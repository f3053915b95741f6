import { expect, test } from "vitest";
import { endIn, until, untilText } from "./until.ts";

test("access ends at an instant, at the end of a day, after some days, or never", () => {
  expect(until("2027-01-31T18:00:00Z")).toEqual({ at: "2027-01-31T18:00:00.000Z" });
  expect(until("2027-01-31T18:00Z")).toEqual({ at: "2027-01-31T18:00:00.000Z" });
  expect(until("2027-01-31")).toEqual({ at: "2027-01-31T23:59:00.000Z" });
  expect(until("never")).toEqual({ at: null });
  expect(Date.parse(until("2d").at ?? "") - Date.now()).toBeGreaterThan(1.9 * 86_400_000);
});

test.each(["", "soon", "2027-02-31", "2027-02-31T10:00:00Z", "2027-01-31T10:00:00+01:00", "0d"])(
  "%j is none of them",
  (text) => {
    expect(() => until(text)).toThrow("It has to be an instant");
  },
);

test("without the option, an end stays as it is", () => {
  expect(endIn(undefined)).toEqual({});
  expect(endIn({ at: null })).toEqual({ endsAt: null });
  expect(untilText(null)).toBe("");
  expect(untilText("2027-01-31T18:00:00.000Z")).toBe(" until 2027-01-31 18:00 UTC");
});
