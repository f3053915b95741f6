import { describe, expect, test } from "vitest";
import { canOverwrite } from "./edits.ts";

const then = new Date("2026-01-01T10:00:00.000Z");
const later = new Date("2026-01-01T10:00:00.001Z");

describe("an edit of what someone else edits, too", () => {
  test("replaces what its author saw", () => {
    expect(canOverwrite(then, { at: new Date(then), by: "Ada" })).toEqual({ allowed: true });
    expect(canOverwrite(null, { at: null, by: null })).toEqual({ allowed: true });
  });

  test("is refused for an older one, and says who was faster", () => {
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

  test("asks nothing of who does not say what they saw", () => {
    expect(canOverwrite(undefined, { at: later, by: "Ada" })).toEqual({ allowed: true });
  });
});
