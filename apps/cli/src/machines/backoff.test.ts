import { expect, test } from "vitest";
import { pauseMs } from "./backoff.ts";

test("pauses grow to a minute, each in its upper half", () => {
  const shortest = [1, 2, 3, 7, 50].map((failures) => pauseMs(failures, () => 0));
  expect(shortest).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
  expect([1, 7].map((failures) => pauseMs(failures, () => 1))).toEqual([1_000, 60_000]);
});
