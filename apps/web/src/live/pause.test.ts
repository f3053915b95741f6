import { expect, test } from "vitest";
import { pauseBefore } from "./pause.ts";

test("the pause doubles with every failure up to a minute, and no two consoles have the same", () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 7, 1_000].map((failures) => pauseBefore(failures, 1));
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  expect(pauseBefore(3, 0)).toBe(4_000);
});
