import { expect, test } from "vitest";
import { named } from "./named.ts";

test("a name is isolated, and otherwise unchanged", () => {
  expect(named("Acme & Söhne")).toBe("\u2068Acme & Söhne\u2069");
  expect(named("Inc. of Acme")).toBe("\u2068Inc. of Acme\u2069");
  expect(named("שלום")).toBe("\u2068שלום\u2069");
});

test.each([
  "Your account is blocked: www.evil.example/unlock",
  "https://evil.example/login",
  "mailto:you@evil.example",
  "evil.example",
  "//evil.example:8080/x",
])("%s is not turned into a link by mail programs", (name) => {
  expect(named(name)).not.toMatch(/\w[.:@/]+\w|:\/\//);
  expect(named(name).replaceAll("\u200B", "")).toContain(name.slice(0, 20));
});

test("a long name is shortened, at whole characters", () => {
  expect(named("x".repeat(40))).toBe(`\u2068${"x".repeat(40)}\u2069`);
  expect(named("😀".repeat(41))).toBe(`\u2068${"😀".repeat(39)}…\u2069`);
});
