import type { FieldSpec } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import {
  changedFields,
  createdFields,
  type FormValues,
  merged,
  newValues,
  refusalsOf,
  valuesOf,
} from "./formValues.ts";

const fields: readonly FieldSpec[] = [
  { key: "name", name: "Name", type: "text", required: true },
  { key: "level", name: "Level", type: "number", whole: true, least: 1, most: 5, initial: 3 },
  { key: "due", name: "Due", type: "date" },
  { key: "tags", name: "Tags", type: "tags" },
  { key: "spans", name: "Spans", type: "json" },
  { key: "owner", name: "Owner", type: "person" },
  { key: "credential", name: "Credential", type: "secret", required: true },
];
const kind = { fields };
const owner = "0199a000-0000-7000-8000-000000000001";
const filled: FormValues = {
  name: " Ada ",
  level: 5,
  due: "2027-03-31",
  tags: ["a", "b"],
  spans: '{"a": [1]}',
  owner,
  credential: "secret",
};
const stored = {
  fields: { name: "Ada", level: 5, tags: ["a"], spans: { a: 1 }, owner, credential: { last: "" } },
};

describe("a new form", () => {
  test("begins with the initial values, and is read as the API reads it", () => {
    expect(newValues(kind)).toEqual({
      name: "",
      level: 3,
      due: "",
      tags: [],
      spans: "",
      owner: null,
      credential: "",
    });
    expect(createdFields(kind, filled)).toEqual({
      name: "Ada",
      level: 5,
      due: "2027-03-31",
      tags: ["a", "b"],
      spans: { a: [1] },
      owner,
      credential: "secret",
    });
  });

  test("sends what was emptied as null, so that it does not begin with its initial value", () => {
    expect(createdFields(kind, { ...filled, level: "", tags: [], spans: " " })).toMatchObject({
      level: null,
      tags: null,
      spans: null,
    });
  });

  test("shows every objection of the domain together, each at its field", () => {
    const wrong = { ...newValues(kind), level: 7, due: "soon", spans: "{" };
    const messages = Object.entries(refusalsOf(kind, wrong)).map(([key, { message }]) => [key, message]);
    expect(messages).toEqual([
      ["name", "Name is required."],
      ["level", "Level is 5 or less."],
      ["due", "Due is a date, such as 2027-03-31."],
      ["spans", "Spans is JSON."],
      ["credential", "Credential is required."],
    ]);
    expect(refusalsOf(kind, filled)).toEqual({});
  });
});

describe("an edit", () => {
  test("sends nothing for what stayed, and keeps the secret that it can't read", () => {
    const values = valuesOf(kind, stored);
    expect(values).toMatchObject({ spans: '{\n  "a": 1\n}', credential: null });
    expect(refusalsOf(kind, values)).toEqual({});
    expect(changedFields(kind, values, stored.fields)).toEqual({});
  });

  test("sends what changed, and null for what was emptied", () => {
    const values = { ...valuesOf(kind, stored), level: 4, tags: [], owner: null, credential: "other" };
    expect(changedFields(kind, values, stored.fields)).toEqual({
      level: 4,
      tags: null,
      owner: null,
      credential: "other",
    });
  });

  test("takes over from a newer version what the form did not change", () => {
    const values = { ...valuesOf(kind, stored), level: 4 };
    const newer = { fields: { ...stored.fields, name: "Grace", level: 2, due: "2027-01-01" } };
    expect(merged(kind, values, stored, newer)).toEqual({
      ...valuesOf(kind, newer),
      name: "Grace",
      level: 4,
    });
  });
});
