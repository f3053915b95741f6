import fc from "fast-check";
import { expect, test } from "vitest";
import { readInstant } from "./instant.ts";

test.each([
  ["2026-11-22 09:30:00+00", "2026-11-22T09:30:00.000Z"],
  ["2026-11-22 09:30:00.5+00", "2026-11-22T09:30:00.500Z"],
  ["2026-11-22 09:30:00.125999+00", "2026-11-22T09:30:00.125Z"],
  ["2026-11-22 11:30:00.25+02", "2026-11-22T09:30:00.250Z"],
  ["2026-11-22 15:00:00+05:30", "2026-11-22T09:30:00.000Z"],
])("reads %s", (text, iso) => {
  expect(readInstant(text)).toBe(iso);
});

test("reads every instant of a Date in four-digit years", () => {
  const instant = fc.date({
    min: new Date("0001-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59.999Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instant, (date) => {
      const iso = date.toISOString();
      const text = iso.replace("T", " ").replace("Z", "+00");
      expect(readInstant(text)).toBe(iso);
    }),
  );
});

test("throws on anything else", () => {
  expect(() => readInstant("infinity")).toThrow(RangeError);
});
