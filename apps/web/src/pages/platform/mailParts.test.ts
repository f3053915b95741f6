import { expect, test } from "vitest";
import { partsOf } from "./mailParts.ts";

test("the URLs in a mail become links, and its text stays complete", () => {
  const body = "Open this link:\n\nhttp://localhost:4000/verify-email?token=a.b-c\n\nOr do nothing.";
  const parts = partsOf(body);
  expect(parts.map(({ text }) => text).join("")).toBe(body);
  expect(parts.filter(({ link }) => link).map(({ text }) => text)).toEqual([
    "http://localhost:4000/verify-email?token=a.b-c",
  ]);
});

test("only http and https become links", () => {
  expect(partsOf("javascript:alert(1) data:text/html,x").some(({ link }) => link)).toBe(false);
  expect(partsOf("")).toEqual([]);
});
