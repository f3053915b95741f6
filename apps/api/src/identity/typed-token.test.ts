import { expect, test } from "vitest";
import { isTypedToken, newTypedToken } from "./typed-token.ts";

test("a typed token states its purpose, is unique, and detects typos", () => {
  const tokens = Array.from({ length: 1_000 }, () => newTypedToken("bwi_"));
  expect(new Set(tokens).size).toBe(1_000);
  for (const token of tokens) {
    expect(token).toMatch(/^bwi_[A-Za-z0-9_-]{49}$/);
    expect(isTypedToken("bwi_", token)).toBe(true);
    expect(isTypedToken("bwk_", token)).toBe(false);
    const at = 4 + Math.floor(Math.random() * 43);
    const other = token[at] === "x" ? "y" : "x";
    expect(isTypedToken("bwi_", token.slice(0, at) + other + token.slice(at + 1))).toBe(false);
  }
});

test.each([
  "",
  "bwi_",
  "bwi_short",
  `bwi_${"a".repeat(49)}`,
  `bwi_${"a".repeat(48)}é`,
  `x${newTypedToken("bwi_")}`,
])("%j is not one", (text) => {
  expect(isTypedToken("bwi_", text)).toBe(false);
});
