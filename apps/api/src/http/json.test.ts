import fc from "fast-check";
import { expect, test } from "vitest";
import { maxDepth, nestsTooDeep } from "./json.ts";

/** The nesting of a parsed value, for comparison. */
function depth(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depth));
}

test("measures nesting as parsing does, for any JSON", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.integer({ min: 0, max: maxDepth }), (text, around) => {
      const nested = "[".repeat(around) + text + "]".repeat(around);
      expect(nestsTooDeep(nested)).toBe(depth(JSON.parse(nested)) > maxDepth);
    }),
  );
});

test.each([
  ["brackets inside a string", JSON.stringify({ name: "[".repeat(500) }), false],
  ["brackets after an escaped quote", JSON.stringify({ name: `"${"[{".repeat(500)}\\` }), false],
  ["many lists beside each other", `[${"[],".repeat(500)}[]]`, false],
  ["ten thousand lists in each other", "[".repeat(10_000), true],
  ["ten thousand objects in each other", '{"a":'.repeat(10_000), true],
  ["a string that does not end", `"${"[".repeat(500)}`, false],
])("judges %s", (_, text, tooDeep) => {
  expect(nestsTooDeep(text)).toBe(tooDeep);
});
