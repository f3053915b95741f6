import { expect, test } from "vitest";
import { expiry } from "./expires.ts";

test("a key expires after some days, at the end of a day, or never", () => {
  const days = (Date.parse(expiry("30d").at ?? "") - Date.now()) / 86_400_000;
  expect(days).toBeCloseTo(30, 3);
  expect(expiry("2028-02-29").at).toBe("2028-02-29T23:59:00.000Z");
  expect(expiry("never").at).toBeNull();
});

test.each(["", "0d", "90", "d", "-1d", "2027-02-29", "2027-13-01", "tomorrow"])("%j is no expiry", (text) => {
  expect(() => expiry(text)).toThrow("It has to be a number of days");
});
