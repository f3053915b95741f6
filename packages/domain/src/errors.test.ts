import { describe, expect, test } from "vitest";
import { allOf, allowed, type Decision, demand, errorCodes, Refused, refuse } from "./errors.ts";

const no = refuse("CONFLICT", "slug_taken", "Slug already taken.", "slug");
const another = refuse("WRONG_STATE", "last_owner", "Somebody has to own it.");

describe("errors", () => {
  test("there are eight codes, each once", () => {
    expect(errorCodes).toHaveLength(8);
    expect(new Set(errorCodes).size).toBe(8);
  });

  test("a refusal holds its code, reason, sentence and field", () => {
    expect(no).toEqual({
      allowed: false,
      code: "CONFLICT",
      reason: "slug_taken",
      message: "Slug already taken.",
      path: "slug",
    });
  });

  test("a refusal that blames no field has no path at all", () => {
    expect(Object.hasOwn(another, "path")).toBe(false);
  });

  test("nobody can turn a no into a yes afterwards", () => {
    expect(() => Object.assign(no, { allowed: true })).toThrow(TypeError);
    expect(() => Object.assign(allowed, { allowed: false })).toThrow(TypeError);
    expect(no.allowed).toBe(false);
    expect(allowed.allowed).toBe(true);
  });
});

describe("demand", () => {
  test("lets what is allowed pass", () => {
    expect(() => demand(allowed)).not.toThrow();
  });

  test("throws what is refused, with the refusal itself", () => {
    let thrown: unknown;
    try {
      demand(no);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Refused);
    expect(thrown).toBeInstanceOf(Error);
    expect(thrown).toMatchObject({ name: "Refused", message: "Slug already taken.", refusal: no });
  });
});

describe("allOf", () => {
  test("allows when every question is allowed, and when there is none", () => {
    expect(
      allOf(
        () => allowed,
        () => allowed,
      ),
    ).toBe(allowed);
    expect(allOf()).toBe(allowed);
  });

  test("answers with the first refusal and asks no further", () => {
    const asked: string[] = [];
    const ask = (name: string, decision: Decision) => () => {
      asked.push(name);
      return decision;
    };
    expect(allOf(ask("first", allowed), ask("second", no), ask("third", another))).toBe(no);
    expect(asked).toEqual(["first", "second"]);
  });
});
