import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("formulas stay text", () => {
  const csv = csvOf(["name"], [["=1+1"], ["+1"], ["-1"], ["@SUM(A1)"], ["\tx"], ['Ada, "Countess"'], [null]]);
  expect(csv.split("\r\n")).toEqual([
    "name",
    `"'=1+1"`,
    `"'+1"`,
    `"'-1"`,
    `"'@SUM(A1)"`,
    `"'\tx"`,
    `"Ada, ""Countess"""`,
    "",
  ]);
});

test("writing and reading round-trips", () => {
  const rows = [
    ["Ada", "first\nsecond"],
    ["", 'quote " and comma ,'],
  ];
  expect(Papa.parse(csvOf(["a", "b"], rows)).data).toEqual([["a", "b"], ...rows]);
});
