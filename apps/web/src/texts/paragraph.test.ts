import { expect, test } from "vitest";
import { paragraph } from "./paragraph.ts";

test("every sentence of a paragraph ends, and none ends twice", () => {
  expect(paragraph("Everyone loses access.", "The default workspace cannot be deleted")).toBe(
    "Everyone loses access. The default workspace cannot be deleted.",
  );
});
