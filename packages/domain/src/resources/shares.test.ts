import { expect, test } from "vitest";
import { percentOf } from "./shares.ts";

test.each([
  [0, 0, null],
  [0, 3, 0],
  [2, 3, 66],
  [199, 200, 99],
  [200, 200, 100],
])("%d of %d are %j percent", (counted, total, percent) => {
  expect(percentOf({ counted, total })).toBe(percent);
});
