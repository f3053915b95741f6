import { expect, test } from "vitest";
import { centerSquare } from "./square.ts";

test("the picture is the largest square in the center", () => {
  expect(centerSquare(300, 200)).toEqual({ x: 50, y: 0, side: 200 });
  expect(centerSquare(200, 300)).toEqual({ x: 0, y: 50, side: 200 });
  expect(centerSquare(64, 64)).toEqual({ x: 0, y: 0, side: 64 });
});
