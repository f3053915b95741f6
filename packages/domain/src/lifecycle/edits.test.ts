import { describe, expect, test } from "vitest";
import { canOverwrite } from "./edits.ts";

const then = new Date("2026-01-01T10:00:00.000Z");
const later = new Date("2026-01-01T10:00:00.001Z");

describe("an edit of something that other people also edit", () => {
  test("replaces the version that its author saw", () => {
    expect(canOverwrite(then, { at: new Date(then), by: "Ada" })).toEqual({ allowed: true });
    expect(canOverwrite(null, { at: null, by: null })).toEqual({ allowed: true });
  });

  test("is refused for an older version, and names the person who was faster", () => {
    for (const seen of [null, then]) {
      expect(canOverwrite(seen, { at: later, by: "Ada" })).toMatchObject({
        code: "CONFLICT",
        reason: "edited_meanwhile",
        params: { by: "Ada" },
        message: "Ada changed this while you were editing.",
      });
    }
    expect(canOverwrite(then, { at: later, by: null })).toMatchObject({
      message: "Someone else changed this while you were editing.",
    });
  });

  test("is not checked when the caller does not say what they saw", () => {
    expect(canOverwrite(undefined, { at: later, by: "Ada" })).toEqual({ allowed: true });
  });
});
