import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesPattern } from "./patterns.ts";

test.each([
  ["gpt-*", "gpt-9", true],
  ["gpt-*", "GPT-9-mini", true],
  ["GPT-9", "gpt-9", true],
  ["gpt-*", "my-gpt-9", false],
  ["*-preview", "atlas-5-preview", true],
  ["*-preview", "atlas-5-preview-2", false],
  ["*a*b*", "xaxbx", true],
  ["*a*b*", "xbxax", false],
  ["*", "", true],
  ["", "", true],
  ["", "a", false],
  ["a.c", "abc", false],
])("the pattern %j and the text %j: %s", (pattern, text, expected) => {
  expect(matchesPattern(pattern, text)).toBe(expected);
});

test("a pattern matches what a regular expression does", () => {
  const short = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
  fc.assert(
    fc.property(short("ab.*"), short("ab.*"), (pattern, text) => {
      const expression = pattern.split("*").map((part) => part.replaceAll(".", "\\."));
      expect(matchesPattern(pattern, text)).toBe(new RegExp(`^${expression.join(".*")}$`).test(text));
    }),
  );
});
