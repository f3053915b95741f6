import { expect, test } from "vitest";
import type { FieldSpec } from "./fields.ts";
import { gradesOf, scoreOf } from "./matrix.ts";

const likelihood: FieldSpec = {
  key: "likelihood",
  name: "Likelihood",
  type: "number",
  whole: true,
  least: 1,
  most: 5,
};
const impact: FieldSpec = {
  key: "impact",
  name: "Impact",
  type: "choice",
  options: [
    { key: "low", name: "Low" },
    { key: "high", name: "High" },
  ],
};
const declared = { rows: "impact", columns: "likelihood", name: "Score" };

test("a number's grades are its values, a choice's options count from one", () => {
  expect(gradesOf(likelihood).map(({ weight }) => weight)).toEqual([1, 2, 3, 4, 5]);
  expect(gradesOf(impact)).toEqual([
    { value: "low", name: "Low", weight: 1 },
    { value: "high", name: "High", weight: 2 },
  ]);
});

test("a field without few grades has none", () => {
  const { whole: _, ...broken } = likelihood as Extract<FieldSpec, { type: "number" }>;
  expect(gradesOf(broken)).toEqual([]);
  expect(gradesOf({ ...broken, whole: true, most: 1_000 })).toEqual([]);
  expect(gradesOf({ key: "text", name: "Text", type: "text" })).toEqual([]);
  expect(gradesOf(undefined)).toEqual([]);
});

test("the score is the product of both, and missing where one is", () => {
  const score = (values: Record<string, string | number>) => scoreOf(declared, [likelihood, impact], values);
  expect(score({ likelihood: 4, impact: "high" })).toBe(8);
  expect(score({ likelihood: 4 })).toBeNull();
  expect(score({ likelihood: 9, impact: "high" })).toBeNull();
});
