import { expect, test } from "vitest";
import { breakingChanges, type Document } from "./breaking-changes.ts";

const input = {
  type: "object",
  properties: { name: { type: "string", maxLength: 80 }, size: { type: "string", enum: ["s", "m"] } },
  required: ["name"],
};
const answer = {
  type: "object",
  properties: { id: { type: "string" }, next: { $ref: "#/components/schemas/Thing" } },
  required: ["id"],
};

type Parts = { input?: object; answer?: object; parameters?: object[]; path?: string; method?: string };

/** A document with one operation, whose answer refers to itself. */
function documentOf(parts: Parts = {}): Document {
  const body = (schema: object) => ({ content: { "application/json": { schema } } });
  const operation = {
    parameters: parts.parameters ?? [
      { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } },
    ],
    requestBody: body(parts.input ?? input),
    responses: { 200: body({ $ref: "#/components/schemas/Thing" }) },
  };
  return {
    paths: { [parts.path ?? "/things"]: { [parts.method ?? "post"]: operation } },
    components: { schemas: { Thing: parts.answer ?? answer } },
  };
}

const { properties } = input;
const withField = (name: string, schema: object, required = input.required) => ({
  input: { ...input, properties: { ...properties, [name]: schema }, required },
});

test.each<[string, Parts, string[]]>([
  ["another path", { path: "/other" }, ["POST /things is gone"]],
  ["another method", { method: "get" }, ["POST /things is gone"]],
  ["a parameter that is gone", { parameters: [] }, ["POST /things: parameter limit is gone"]],
  [
    "a parameter that is needed",
    { parameters: [{ name: "limit", required: true, schema: { type: "integer", maximum: 100 } }] },
    ["POST /things: parameter limit is required now"],
  ],
  [
    "a smaller bound",
    { parameters: [{ name: "limit", schema: { type: "integer", maximum: 50 } }] },
    ["POST /things: parameter limit has another maximum"],
  ],
  [
    "a field that is needed",
    withField("more", {}, ["name", "more"]),
    ["POST /things: body.more is required now"],
  ],
  [
    "a field that is gone",
    { input: { ...input, properties: { name: properties.name } } },
    ["POST /things: body.size is gone"],
  ],
  [
    "another type",
    withField("name", { type: "integer", maxLength: 80 }),
    ["POST /things: body.name has another type"],
  ],
  [
    "a value that is refused now",
    withField("size", { type: "string", enum: ["m", "l"] }),
    ["POST /things: body.size no longer takes s"],
  ],
  [
    "an answer without a field",
    { answer: { ...answer, properties: { next: answer.properties.next } } },
    ["POST /things: answer.id is gone"],
  ],
  [
    "an answer that can lack a field",
    { answer: { ...answer, required: [] } },
    ["POST /things: answer.id can be missing now"],
  ],
])("%s breaks", (_, parts, found) => {
  expect(breakingChanges(documentOf(), documentOf(parts))).toEqual(found);
});

test.each<[string, Parts]>([
  ["nothing new", {}],
  ["a new optional field", withField("more", { type: "string" })],
  ["a wider bound", withField("name", { type: "string", maxLength: 200 })],
  ["another value", withField("size", { type: "string", enum: ["s", "m", "l"] })],
  [
    "a new field of an answer",
    { answer: { ...answer, properties: { ...answer.properties, more: {} }, required: ["id", "more"] } },
  ],
])("%s breaks no one", (_, parts) => {
  expect(breakingChanges(documentOf(), documentOf(parts))).toEqual([]);
});
