import * as contracts from "@bailiwick/contracts";
import { z } from "zod";
import type { Operation } from "./operations.ts";

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 has them. */
export type Schema = { readonly [key: string]: unknown };

/** Where the document keeps its named schemas. */
const uri = (name: string) => `#/components/schemas/${name}`;

/** The schemas of a document: what each contract takes and answers, and those that they refer to, by name. */
export type Schemas = {
  readonly inputOf: (schema: z.ZodType) => Schema;
  readonly outputOf: (schema: z.ZodType) => Schema;
  /** The named ones that anything so far refers to. */
  readonly named: () => Readonly<Record<string, Schema>>;
};

/**
 * The JSON Schemas of the contracts, under the names by which they are exported. A contract that reads something else
 * than what it was given has two: what it takes ends in `Input`.
 */
export function schemasOf(operations: readonly Operation[]): Schemas {
  const registry = z.registry<{ id: string }>();
  const add = (id: string, schema: z.ZodType) => {
    if (registry.get(schema) === undefined) registry.add(schema, { id });
  };
  for (const [name, schema] of Object.entries(contracts)) if (schema instanceof z.ZodType) add(name, schema);
  for (const { procedure, input, output } of operations) {
    add(`${pascal(procedure)}Input`, input);
    add(`${pascal(procedure)}Answer`, output);
  }
  const inputs = printed(registry, "input");
  const outputs = printed(registry, "output");
  const differs = (name: string) => JSON.stringify(inputs[name]) !== JSON.stringify(outputs[name]);
  // What refers to something that differs does so itself.
  const renamed = new Set(Object.keys(inputs).filter(differs));
  for (let before = -1; before !== renamed.size; ) {
    before = renamed.size;
    for (const [name, schema] of Object.entries(inputs)) {
      if (refsOf(schema).some((ref) => renamed.has(ref))) renamed.add(name);
    }
  }
  const inputName = (name: string) =>
    renamed.has(name) && outputs[name] !== undefined && !name.endsWith("Input") ? `${name}Input` : name;
  const asInput = (schema: Schema) => renameRefs(schema, inputName);
  const named = new Map<string, Schema>();
  const keep = (schema: Schema, isInput: boolean): Schema => {
    const shown = isInput ? asInput(schema) : schema;
    for (const name of refsOf(schema)) {
      const key = isInput ? inputName(name) : name;
      if (named.has(key)) continue;
      const found = (isInput ? inputs : outputs)[name] ?? {};
      named.set(key, isInput ? asInput(found) : found);
      keep(found, isInput);
    }
    return shown;
  };
  const idOf = (schema: z.ZodType) => registry.get(schema)?.id ?? "";
  return {
    inputOf: (schema) => keep(inputs[idOf(schema)] ?? {}, true),
    outputOf: (schema) => keep({ $ref: uri(idOf(schema)) }, false),
    named: () => Object.fromEntries([...named].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Every schema of a registry; an answer can have fields that it does not have yet. */
function printed(registry: z.core.$ZodRegistry<{ id: string }>, io: "input" | "output") {
  const { schemas } = z.toJSONSchema(registry, {
    io,
    uri,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      // A format says it already.
      if (jsonSchema.format === "uuid" || jsonSchema.format === "date-time") delete jsonSchema.pattern;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (io === "output" && zodSchema._zod.def.type === "object") delete jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { $schema: _, $id: __, ...rest } = schema as Record<string, unknown>;
      return [name, withAnyJson(rest)];
    }),
  );
}

/** Zod gives `z.json()`, which refers to itself, a place beside the named schemas: any JSON value needs no schema at all. */
function withAnyJson(schema: Schema): Schema {
  const text = JSON.stringify(schema, (_, value: unknown) =>
    isRef(value) && value.$ref.startsWith(uri("__shared#")) ? anyJson : value,
  );
  return JSON.parse(text) as Schema;
}

const anyJson = { description: "Any JSON value." };

function isRef(value: unknown): value is { readonly $ref: string } {
  return typeof value === "object" && value !== null && "$ref" in value && typeof value.$ref === "string";
}

/** The names that a schema refers to. */
export function refsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(refsOf);
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === "$ref" && typeof value === "string" ? [value.slice(uri("").length)] : refsOf(value),
  );
}

function renameRefs<Value>(schema: Value, rename: (name: string) => string): Value {
  if (Array.isArray(schema)) return schema.map((each) => renameRefs(each, rename)) as Value;
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) =>
      key === "$ref" && typeof value === "string"
        ? [key, uri(rename(value.slice(uri("").length)))]
        : [key, renameRefs(value, rename)],
    ),
  ) as Value;
}

/** `members.changeRole` as the name of a schema: `MembersChangeRole`. */
function pascal(procedure: string): string {
  return procedure
    .split(".")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
