import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readField } from "./field-values.ts";
import { type FieldSpec, fieldLimits } from "./fields.ts";

const common = { key: "given", name: "Given" } as const;
const fields = {
  text: { ...common, type: "text" },
  code: { ...common, type: "text", longest: 4 },
  notes: { ...common, type: "long_text" },
  number: { ...common, type: "number" },
  count: { ...common, type: "number", whole: true, least: 1, most: 100 },
  date: { ...common, type: "date" },
  instant: { ...common, type: "instant" },
  choice: {
    ...common,
    type: "choice",
    options: [
      { key: "low", name: "Low" },
      { key: "high", name: "High" },
    ],
  },
  tags: { ...common, type: "tags" },
  host: { ...common, type: "host" },
  url: { ...common, type: "url" },
  reference: { ...common, type: "reference", to: "service" },
  person: { ...common, type: "person" },
  json: { ...common, type: "json" },
  secret: { ...common, type: "secret" },
} as const satisfies Record<string, FieldSpec>;
type Name = keyof typeof fields;

const id = "0b9c5f0e-3d52-4f0b-9f6c-0d8a3a0f6a11";
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

describe("the value of a field", () => {
  test.each<[Name, unknown, unknown]>([
    ["text", "  Cafe\u0301 ", "Café"],
    ["text", "𝔘".repeat(fieldLimits.text), "𝔘".repeat(fieldLimits.text)],
    ["notes", "one\r\ntwo\tthree", "one\ntwo\tthree"],
    ["number", -0.5, -0.5],
    ["number", -0, 0],
    ["number", Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ["count", 100, 100],
    ["date", "2028-02-29", "2028-02-29"],
    ["instant", "2027-03-31T09:00:00+02:00", "2027-03-31T07:00:00.000Z"],
    ["instant", "2027-03-31T09:00Z", "2027-03-31T09:00:00.000Z"],
    ["choice", "high", "high"],
    ["tags", [" env:prod ", "eu", "env:prod", ""], ["env:prod", "eu"]],
    ["host", "API.Example.com", "api.example.com"],
    ["url", "HTTPS://Example.com/a?b#c", "https://example.com/a?b#c"],
    ["reference", id.toUpperCase(), id],
    ["person", id, id],
    ["json", { b: [1, null, "x"], a: { c: true } }, { b: [1, null, "x"], a: { c: true } }],
    ["json", nested(fieldLimits.jsonDepth), nested(fieldLimits.jsonDepth)],
    ["secret", " as typed ", " as typed "],
  ])("%s: %j is kept as %j", (name, given, value) => {
    expect(readField(fields[name], given)).toEqual({ allowed: true, value });
  });

  test.each<[Name, unknown, string]>([
    ["text", 7, "text"],
    ["text", ["a"], "text"],
    ["text", "a\nb", "characters"],
    ["text", "a\u202eb", "characters"],
    ["text", "\ud800", "characters"],
    ["text", "a".repeat(fieldLimits.text + 1), "length"],
    ["code", "12345", "length"],
    ["notes", "a\u0000b", "characters"],
    ["notes", "a".repeat(fieldLimits.longText + 1), "length"],
    ["number", "7", "number"],
    ["number", Number.NaN, "number"],
    ["number", Number.POSITIVE_INFINITY, "number"],
    ["number", 2 ** 53 + 1, "number"],
    ["count", 1.5, "whole"],
    ["count", 0, "least"],
    ["count", 101, "most"],
    ["date", "2027-02-29", "date"],
    ["date", "2027-13-01", "date"],
    ["date", "27-01-01", "date"],
    ["date", "0000-01-01", "date"],
    ["date", "2027-01-01T00:00:00Z", "date"],
    ["date", 20270101, "date"],
    ["instant", "2027-02-30T09:00:00Z", "instant"],
    ["instant", "2027-03-31T24:00:00Z", "instant"],
    ["instant", "2027-03-31T09:00:00", "instant"],
    ["instant", "2027-03-31", "instant"],
    ["choice", "middle", "option"],
    ["choice", "High", "option"],
    ["choice", 1, "option"],
    ["tags", "eu", "tags"],
    ["tags", ["eu", 1], "tags"],
    ["tags", ["a\nb"], "characters"],
    ["tags", ["a".repeat(fieldLimits.tag + 1)], "tag"],
    ["tags", Array.from({ length: 1_000 }, (_, n) => `t${n}`), "many_tags"],
    ["host", "https://example.com", "host"],
    ["host", 1, "host"],
    ["url", "javascript:alert(1)", "url"],
    ["url", "https://user:secret@example.com", "url"],
    ["url", `https://example.com/${"a".repeat(fieldLimits.url)}`, "url"],
    ["url", "https://", "url"],
    ["reference", "7", "id"],
    ["person", "someone@example.com", "id"],
    ["json", nested(fieldLimits.jsonDepth + 1), "depth"],
    ["json", nested(200), "depth"],
    ["json", "a".repeat(fieldLimits.json), "length"],
    ["secret", 7, "text"],
    ["secret", "a".repeat(fieldLimits.secret + 1), "length"],
  ])("%s: %j is refused (%s)", (name, given, what) => {
    expect(readField(fields[name], given, "fields.given")).toMatchObject({
      allowed: false,
      code: "INVALID",
      reason: "bad_field",
      params: { what, field: "Given" },
      path: "fields.given",
    });
  });

  test.each(Object.keys(fields) as Name[])("%s can be empty unless it is required", (name) => {
    for (const given of [undefined, null, ""]) {
      expect(readField(fields[name], given)).toEqual({ allowed: true, value: null });
      expect(readField({ ...fields[name], required: true }, given)).toMatchObject({
        allowed: false,
        params: { what: "empty" },
        path: "given",
      });
    }
  });

  test("a list of nothing is empty", () => {
    expect(readField(fields.tags, [" "])).toEqual({ allowed: true, value: null });
    expect(readField({ ...fields.tags, required: true }, [])).toMatchObject({ params: { what: "empty" } });
  });

  test("an option that does not exist is answered with those that do", () => {
    expect(readField(fields.choice, "middle")).toMatchObject({ message: "Given is Low or High." });
  });

  test("what was read is read again as the same, whatever is given", () => {
    const given = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.date({ noInvalidDate: true }).map(String),
      fc.webUrl(),
      fc.domain(),
      fc.ipV6(),
      fc.double(),
      fc.integer(),
      fc.uuid(),
      fc.jsonValue(),
      fc.array(fc.string()),
    );
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(fields) as Name[])), given, (name, something) => {
        const first = readField(fields[name], something);
        if (!first.allowed) return;
        expect(readField(fields[name], first.value)).toEqual(first);
      }),
    );
  });
});
