import { expect, test } from "vitest";
import { expiresAt, expiresSoon } from "./expiry.ts";

const now = Date.parse("2026-06-01T12:00:00Z");

test("an expiry is a number of days from now, the end of a day in the place's time zone, or never", () => {
  expect(expiresAt("90", "", "UTC", now)).toBe("2026-08-30T12:00:00.000Z");
  expect(expiresAt("date", "2026-07-01", "Europe/Berlin", now)).toBe("2026-07-01T21:59:00.000Z");
  expect(expiresAt("date", "", "UTC", now)).toBeNull();
  expect(expiresAt("never", "2026-07-01", "UTC", now)).toBeNull();
});

test("the last 14 days are soon", () => {
  expect(expiresSoon("2026-06-15T12:00:00Z", now)).toBe(true);
  expect(expiresSoon("2026-06-15T12:00:01Z", now)).toBe(false);
});
