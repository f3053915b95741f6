import { expect, test } from "vitest";
import { partsOf } from "./mailParts.ts";

test("the addresses in a mail become links, and its text stays whole", () => {
  const body = "Open this link:\n\nhttp://localhost:4000/verify-email?token=a.b-c\n\nOr do nothing.";
  const parts = partsOf(body);
  expect(parts.map(({ text }) => text).join("")).toBe(body);
  expect(parts.filter(({ link }) => link).map(({ text }) => text)).toEqual([
    "http://localhost:4000/verify-email?token=a.b-c",
  ]);
});

test("nothing but http and https becomes a link", () => {
  expect(partsOf("javascript:alert(1) data:text/html,x").some(({ link }) => link)).toBe(false);
  expect(partsOf("")).toEqual([]);
});
