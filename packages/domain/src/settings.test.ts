import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blueprints } from "./blueprints/index.ts";
import { nameableIn } from "./playbooks.ts";
import { reason } from "./refusals/reason.fixture.ts";
import {
  canKeepFor,
  checkSetting,
  maxDays,
  maxEntries,
  normalizeSetting,
  type SettingSpec,
} from "./settings.ts";

const t = "What it is for.";

const choice: SettingSpec = {
  key: "policy",
  name: "Policy",
  description: t,
  kind: "choice",
  initial: "one",
  options: [
    { key: "one", name: "Any one" },
    { key: "all", name: "All" },
  ],
};
const text: SettingSpec = {
  key: "announcement",
  name: "Announcement",
  description: t,
  kind: "text",
  initial: "",
};
const list: SettingSpec = {
  key: "windows",
  name: "Windows",
  description: t,
  kind: "list",
  initial: [],
  fields: [
    { key: "name", name: "Reason", kind: "text" },
    { key: "starts", name: "Starts", kind: "moment" },
  ],
};
const entry = { name: "Holidays", starts: "2026-12-24T00:00:00Z" };

describe("a setting", () => {
  test("that is a choice accepts only its options", () => {
    expect(reason(checkSetting(choice, "all"))).toBe("allowed");
    expect(checkSetting(choice, "none")).toMatchObject({
      allowed: false,
      code: "INVALID",
      reason: "bad_setting",
      message: "Choose one of Any one or All.",
      path: "value",
    });
    expect(reason(checkSetting(choice, []))).toBe("bad_setting");
  });

  test("that is a text accepts a description", () => {
    expect(reason(checkSetting(text, "Welcome"))).toBe("allowed");
    expect(reason(checkSetting(text, ""))).toBe("allowed");
    expect(checkSetting(text, "x".repeat(501))).toMatchObject({ code: "INVALID", path: "value" });
    expect(reason(checkSetting(text, []))).toBe("bad_setting");
  });

  test("that is a list accepts entries with its fields, and names an invalid one", () => {
    expect(reason(checkSetting(list, []))).toBe("allowed");
    expect(reason(checkSetting(list, [entry, entry]))).toBe("allowed");
    expect(checkSetting(list, [entry, { ...entry, name: "" }])).toMatchObject({ path: "value.1.name" });
    expect(checkSetting(list, [{ name: "Holidays" }])).toMatchObject({
      path: "value.0.starts",
      message: "Starts isn't a time.",
    });
    expect(checkSetting(list, [{ ...entry, color: "red" }])).toMatchObject({ path: "value.0" });
    expect(reason(checkSetting(list, "all"))).toBe("bad_setting");
  });

  test("that is a number of days accepts whole ones, or none", () => {
    const days = { ...text, format: "days" } as const;
    for (const value of ["", "1", "400", String(maxDays)])
      expect(reason(checkSetting(days, value)), value).toBe("allowed");
    for (const value of ["0", "-1", "1.5", "1e3", "0400", "many", String(maxDays + 1)])
      expect(checkSetting(days, value), value).toMatchObject({
        message: "Enter 1 to 36500 days, or nothing.",
        path: "value",
      });
  });

  test("of how long a workspace keeps its log is not below its organization's", () => {
    expect(reason(canKeepFor("30", 30))).toBe("allowed");
    expect(reason(canKeepFor("", 30))).toBe("allowed");
    expect(reason(canKeepFor("1", null))).toBe("allowed");
    expect(reason(canKeepFor("1", 0))).toBe("allowed");
    expect(canKeepFor("29", 30)).toMatchObject({ message: "Enter 30 to 36500 days, or nothing." });
  });

  test("has a hundred entries at most", () => {
    const entries = (count: number) => Array.from({ length: count }, () => entry);
    expect(reason(checkSetting(list, entries(maxEntries)))).toBe("allowed");
    expect(checkSetting(list, entries(maxEntries + 1))).toMatchObject({
      message: "A list has at most 100 entries.",
    });
  });

  test.each([
    "",
    "soon",
    "2026-12-24",
    "2026-12-24T00:00:00",
    "2026-13-01T00:00:00Z",
    "2026-12-24T00:00:00+01:00",
  ])("does not accept %j as a time", (starts) => {
    expect(reason(checkSetting(list, [{ ...entry, starts }]))).toBe("bad_setting");
  });

  test("accepts every time in the wire format", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01") }), (date) => {
        expect(reason(checkSetting(list, [{ ...entry, starts: date.toISOString() }]))).toBe("allowed");
      }),
    );
  });

  test.each(
    Object.values(blueprints).flatMap((model) =>
      model.settings.map((setting) => [model.key, setting.key, setting, nameableIn(model)] as const),
    ),
  )("of %s, %s, accepts its initial value", (_, __, setting, nameable) => {
    expect(reason(checkSetting(setting, setting.initial, nameable))).toBe("allowed");
    expect(setting.key).toMatch(/^[a-z][a-z_]{0,39}$/);
  });
});

describe("a typed value", () => {
  test("is stored in one form: texts as descriptions, fields of a list as names, a choice unchanged", () => {
    expect(normalizeSetting(text, "  Cafe\u0301\r\nopen  ")).toBe("Café\nopen");
    expect(normalizeSetting(list, [{ ...entry, name: "  Cafe\u0301 " }])).toEqual([
      { ...entry, name: "Café" },
    ]);
    expect(normalizeSetting(choice, " all ")).toBe(" all ");
  });
});
