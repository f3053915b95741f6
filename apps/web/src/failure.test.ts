import { errorCodes, refuse } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { Failed, failureOf, readFailure, refusedHere } from "./failure.ts";
import { texts } from "./texts/index.ts";

const taken = {
  code: "CONFLICT",
  reason: "slug_taken",
  path: "slug",
  message: "Slug already taken.",
} as const;

test("a refusal of the API is read unchanged", () => {
  expect(failureOf(Object.assign(new Error("x"), { data: taken }))).toEqual(taken);
  expect(failureOf(new Failed(taken))).toEqual(taken);
  expect(readFailure({ ...taken, path: null })).toEqual({ ...taken, path: null });
});

test("a refusal that the console decided itself belongs to no field", () => {
  expect(refusedHere(refuse("slug_taken", {}, "slug"))).toEqual({ ...taken, path: null });
});

test("each of the domain's codes is known", () => {
  for (const code of errorCodes) expect(readFailure({ code, message: "m" })?.code).toBe(code);
});

test("an unreachable server is reported as such", () => {
  const failure = failureOf(new TypeError("Failed to fetch"));
  expect(failure).toMatchObject({ code: "OFFLINE", message: texts.problems.offline });
  expect(failureOf(Object.assign(new Error("x"), { cause: new TypeError("Failed to fetch") })).code).toBe(
    "OFFLINE",
  );
});

test("anything else is an internal error without details", () => {
  for (const odd of [
    null,
    undefined,
    "text",
    7,
    new Error("stack"),
    { data: { code: "TOO_BAD", message: "m" } },
  ]) {
    expect(failureOf(odd)).toMatchObject({ code: "INTERNAL", message: texts.problems.unknown });
  }
});
