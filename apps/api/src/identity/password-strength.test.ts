import { expect, test } from "vitest";
import { leastStrength, strengthOf } from "./password-strength.ts";

const person = { name: "Jane Doe", email: "jane.doe@company.example" };

test.each([
  "password123456",
  "qwertyuiop1",
  "1234567890",
  "Summer2026!",
  "aaaaaaaaaaaaaaaaaaa",
  "abcdefghijklm",
  "jane.doe@company.example",
  "Jane Doe 2026",
  "company2026!",
])("“%s” is easy to guess", (password) => {
  expect(strengthOf(password, person)).toBeLessThan(leastStrength);
});

test.each(["correct horse battery", "tv7-Kq2-mZ9", "ein langes Passwort", "我的密码是很长的一句话"])(
  "“%s” is not",
  (password) => {
    expect(strengthOf(password, person)).toBeGreaterThanOrEqual(leastStrength);
  },
);

test("a pattern that fills the longest password is estimated by its beginning", () => {
  expect(strengthOf("abcdefghijklm 1!".repeat(8))).toBeLessThan(leastStrength);
});
