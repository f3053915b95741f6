import type { FieldSpec } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { csvHeading, csvRow } from "./csvRow.ts";

const fields: readonly FieldSpec[] = [
  { key: "name", name: "Name", type: "text" },
  { key: "cost", name: "Cost", type: "number" },
  { key: "risk", name: "Risk", type: "choice", options: [{ key: "low", name: "Low" }] },
  { key: "tags", name: "Tags", type: "tags" },
  { key: "owner", name: "Owner", type: "person" },
  { key: "due", name: "Due", type: "date" },
  { key: "spans", name: "Spans", type: "json" },
  { key: "key", name: "Key", type: "secret" },
];
const states = {
  all: [{ key: "open", name: "Open", tone: "progress" }],
  initial: "open",
  actions: [],
} as const;

test("an export has what people read, in a form that can be sorted, and no secret", () => {
  const kind = { fields, states };
  expect(csvHeading(kind)).toEqual([
    "ID",
    "Name",
    "Cost",
    "Risk",
    "Tags",
    "Owner",
    "Due",
    "Spans",
    "State",
    "Added",
  ]);
  const resource = {
    id: "i",
    fields: {
      name: "Ada",
      cost: 1.5,
      risk: "low",
      tags: ["a", "b"],
      owner: "p",
      spans: { a: 1 },
      key: { last: "1234" },
    },
    names: { p: "Grace" },
    state: "open",
    createdAt: "2027-01-01T00:00:00.000Z",
  };
  expect(csvRow(kind, resource)).toEqual([
    "i",
    "Ada",
    1.5,
    "Low",
    "a; b",
    "Grace",
    null,
    '{"a":1}',
    "Open",
    "2027-01-01T00:00:00.000Z",
  ]);
  expect(csvRow({ fields: [], states: null }, resource)).toEqual(["i", "2027-01-01T00:00:00.000Z"]);
});
