import { expect, test } from "vitest";
import { blueprints } from "../blueprints/index.ts";
import { checkInstant, filterValue, maxFilters } from "./records.ts";

const now = new Date("2026-06-15T12:00:00Z");

test.each([
  ["2026-06-15T12:00:00Z", true],
  ["2026-06-16T12:00:00Z", true],
  ["2026-06-16T12:00:00.001Z", false],
  ["2025-05-15T12:00:00Z", true],
  ["2025-05-15T11:59:59.999Z", false],
])("a record can be of %s: %s", (at, isPossible) => {
  const decision = checkInstant(new Date(at), now, "rows.3.at");
  expect(decision).toMatchObject(
    isPossible ? { allowed: true } : { reason: "instant_out_of_range", path: "rows.3.at" },
  );
});

test("a record is found by its text without case, by its number as it is, and never by what is empty", () => {
  expect(filterValue({ type: "text" }, "GPT-5")).toBe("gpt-5");
  expect(filterValue({ type: "number" }, 7)).toBe("7");
  expect(filterValue({ type: "text" }, undefined)).toBeNull();
});

test("every kind of which there are many can be filtered by the fields that its list names", () => {
  const kinds = Object.values(blueprints).flatMap(({ resourceKinds }) => resourceKinds);
  for (const { volume, list } of kinds.filter((kind) => kind.volume === "many"))
    expect([volume, list.filters.length <= maxFilters]).toEqual(["many", true]);
});
