import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkLocale,
  checkTimeZone,
  defaultLocale,
  defaultTimeZone,
  isLocale,
  isTimeZone,
  locales,
  normalizeTimeZone,
} from "./locales.ts";

describe("the languages of the product", () => {
  test("are English and German, each under its own name", () => {
    expect(locales).toEqual([
      { key: "en", name: "English" },
      { key: "de", name: "Deutsch" },
    ]);
    expect(isLocale(defaultLocale)).toBe(true);
  });

  test.each(["", "fr", "EN", "de-DE", "toString"])("%j is not one of them", (text) => {
    expect(checkLocale(text)).toMatchObject({ code: "INVALID", reason: "unknown_locale", path: "locale" });
  });
});

describe("a time zone", () => {
  test.each([
    "UTC",
    "Europe/Berlin",
    "America/Argentina/Buenos_Aires",
    "Asia/Kathmandu",
    "Etc/GMT+5",
    defaultTimeZone,
  ])("%s is one", (text) => {
    expect(checkTimeZone(text).allowed).toBe(true);
  });

  test.each(["", "Europe/Atlantis", "+02:00", "-0500", "Mars", " UTC", "Europe/Berlin\n", "x".repeat(65)])(
    "%j is not one",
    (text) => {
      expect(checkTimeZone(text)).toMatchObject({
        code: "INVALID",
        reason: "unknown_time_zone",
        path: "timeZone",
      });
    },
  );

  test("is any zone that the platform lists", () => {
    for (const zone of Intl.supportedValuesOf("timeZone")) expect(isTimeZone(zone)).toBe(true);
  });

  test.each([
    ["europe/berlin", "Europe/Berlin"],
    ["AMERICA/NEW_YORK", "America/New_York"],
    [" utc ", "UTC"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["asia/calcutta", "Asia/Kolkata"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"],
    ["US/Pacific", "America/Los_Angeles"],
    ["Etc/UTC", "UTC"],
    ["Europe/Atlantis", "Europe/Atlantis"],
  ])("%j is normalized to %j", (typed, written) => {
    expect(normalizeTimeZone(typed)).toBe(written);
  });

  test("has one name, which is one itself", () => {
    for (const zone of Intl.supportedValuesOf("timeZone")) {
      const name = normalizeTimeZone(zone);
      expect(isTimeZone(name)).toBe(true);
      expect(normalizeTimeZone(name.toUpperCase())).toBe(name);
    }
  });

  test("is checked without throwing, for any text", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => typeof isTimeZone(text) === "boolean"));
  });
});
