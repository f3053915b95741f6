import { expect, test } from "vitest";
import { spread, worthSaying } from "./spread.ts";

const days = Array.from({ length: 30 }, (_, at) => `day ${at}`);

test("as many labels as there is room for are shown, with the first and the last", () => {
  expect(spread(days.slice(0, 3), 5)).toEqual(["day 0", "day 1", "day 2"]);
  expect(spread(days, 4)).toEqual(["day 0", "day 10", "day 19", "day 29"]);
  expect(spread(days, 2)).toEqual(["day 0", "day 29"]);
});

test("the values written beside a line are all of a few, else the highest and the last", () => {
  expect(worthSaying([])).toEqual([]);
  expect(worthSaying([3, null, 5])).toEqual([0, 2]);
  expect(worthSaying([1, 9, 2, 3, 4, 5, 6, 7, 8, 2])).toEqual([1, 9]);
  // The highest is beside the last one.
  expect(worthSaying([1, 2, 3, 4, 5, 6, 7, 8, 9, null])).toEqual([8]);
});
