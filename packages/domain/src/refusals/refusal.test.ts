import { describe, expect, test } from "vitest";
import { errorCodes } from "./error-codes.ts";
import { allOf, allowed, type Decision, demand, Refused, refuse } from "./refusal.ts";

const no = refuse("slug_taken", {}, "slug");
const another = refuse("last_owner", { role: "Owner", workspaces: ["Payments", "Core"] });

describe("errors", () => {
  test("there are eight codes, each once", () => {
    expect(errorCodes).toHaveLength(8);
    expect(new Set(errorCodes).size).toBe(8);
  });

  test("a refusal has a code, a reason, parameters, a sentence and a field", () => {
    expect(no).toMatchObject({
      allowed: false,
      code: "CONFLICT",
      reason: "slug_taken",
      params: {},
      message: "Slug already taken.",
      path: "slug",
    });
    expect(another).toEqual({
      allowed: false,
      code: "CONFLICT",
      reason: "last_owner",
      params: { role: "Owner", workspaces: ["Payments", "Core"] },
      message: "No one else has the Owner role in Payments and Core. Give it to someone else there first.",
    });
  });

  test("a refusal without a field has no path property", () => {
    expect(Object.hasOwn(another, "path")).toBe(false);
  });

  test("a refusal is immutable", () => {
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

  test("throws the refusal", () => {
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
  test("allows when every decision allows, and when there is none", () => {
    expect(
      allOf(
        () => allowed,
        () => allowed,
      ),
    ).toBe(allowed);
    expect(allOf()).toBe(allowed);
  });

  test("returns the first refusal and evaluates no further", () => {
    const asked: string[] = [];
    const ask = (name: string, decision: Decision) => () => {
      asked.push(name);
      return decision;
    };
    expect(allOf(ask("first", allowed), ask("second", no), ask("third", another))).toBe(no);
    expect(asked).toEqual(["first", "second"]);
  });
});
