import { describe, expect, test } from "vitest";
import { readChanged, readNew } from "./field-set.ts";
import type { FieldSpec } from "./fields.ts";

const fields: readonly FieldSpec[] = [
  { key: "name", name: "Name", type: "text", required: true },
  { key: "risk", name: "Risk", type: "choice", options: [{ key: "low", name: "Low" }], initial: "low" },
  { key: "tags", name: "Tags", type: "tags" },
  { key: "due", name: "Due", type: "date" },
];

describe("the fields of a new resource", () => {
  test("begin with their initial values, and what is empty is not among them", () => {
    expect(readNew(fields, { name: " A ", tags: [], due: null })).toEqual({
      allowed: true,
      values: { name: "A", risk: "low" },
    });
  });

  test("can be emptied of their initial values", () => {
    expect(readNew(fields, { name: "A", risk: null })).toEqual({ allowed: true, values: { name: "A" } });
  });

  test("have everything that is required", () => {
    expect(readNew(fields, { due: "2027-01-01" })).toMatchObject({
      reason: "bad_field",
      params: { what: "empty" },
      path: "fields.name",
    });
  });

  test("are those that the kind has", () => {
    for (const key of ["color", "constructor", "__proto__"]) {
      expect(readNew(fields, JSON.parse(`{"name": "A", "${key}": 1}`))).toMatchObject({
        code: "INVALID",
        reason: "no_such_field",
        path: `fields.${key}`,
      });
    }
  });

  test("are refused where the first of them does not fit", () => {
    expect(readNew(fields, { name: "A", due: "soon", tags: 7 }, "rows.3.fields")).toMatchObject({
      params: { what: "tags" },
      path: "rows.3.fields.tags",
    });
  });
});

describe("a change of fields", () => {
  const before = { name: "A", risk: "low", tags: ["eu"] };

  test("keeps what is not given, and empties what is given as null", () => {
    expect(readChanged(fields, before, { risk: null, due: "2027-01-01" })).toEqual({
      allowed: true,
      values: { name: "A", tags: ["eu"], due: "2027-01-01" },
    });
    expect(readChanged(fields, before, {})).toEqual({ allowed: true, values: before });
  });

  test("does not change what it was given", () => {
    const values = Object.freeze({ ...before });
    expect(readChanged(fields, values, { name: "B" })).toMatchObject({ values: { name: "B" } });
    expect(values.name).toBe("A");
  });

  test("can't empty what is required", () => {
    expect(readChanged(fields, before, { name: " " })).toMatchObject({ params: { what: "empty" } });
  });

  test("does not mind what was stored under an earlier declaration, until it is given", () => {
    const old = { ...before, due: "whenever" };
    expect(readChanged(fields, old, { name: "B" })).toMatchObject({ values: { due: "whenever" } });
    expect(readChanged(fields, old, { due: "whenever" })).toMatchObject({ params: { what: "date" } });
  });
});
