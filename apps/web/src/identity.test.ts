import { expect, test } from "vitest";
import { looksLikeEmail } from "./identity.ts";

test.each(["a@b.example", " person@team.company.example "])("%s looks like an address", (text) => {
  expect(looksLikeEmail(text)).toBe(true);
});

test.each(["", "a", "a@b", "@b.example", "a b@c.example", "a@b@c.example"])("%j does not", (text) => {
  expect(looksLikeEmail(text)).toBe(false);
});
