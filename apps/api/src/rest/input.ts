import { at, Refused, refuse } from "@bailiwick/domain";
import { z } from "zod";
import { nestsTooDeep, tooDeep } from "../http/json.ts";
import type { Operation } from "./operations.ts";

/** How a field is written in a query: as it is, as a number, as `true` or `false`, or as JSON; several times for a list. */
export type Spelling = { readonly as: "text" | "number" | "boolean" | "json"; readonly many: boolean };

/** The part of a JSON Schema that decides how a value is written. */
export type JsonSchema = {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
};

const repeated = refuse("custom");
const unknownKey = refuse("unrecognized_keys");
const notJson = refuse("not_json");

/** How a field is written in a query. A field that can be null is left out instead. */
export function spellingOf(schema: JsonSchema): Spelling {
  const options = (schema.anyOf ?? [schema]).filter(({ type }) => type !== "null");
  const [only, ...others] = options;
  if (only === undefined || others.length > 0) return { as: "json", many: false };
  if (only.anyOf !== undefined) return spellingOf(only);
  const [type, ...types] = [only.type ?? []].flat().filter((name) => name !== "null");
  if (types.length > 0) return { as: "json", many: false };
  if (type === "array" && only.items !== undefined) {
    const { as, many } = spellingOf(only.items);
    return as === "json" || many ? { as: "json", many: false } : { as, many: true };
  }
  return { as: scalarOf(type), many: false };
}

function scalarOf(type: string | undefined): Spelling["as"] {
  if (type === "string") return "text";
  if (type === "integer" || type === "number") return "number";
  return type === "boolean" ? "boolean" : "json";
}

const known = new WeakMap<z.ZodType, Spelling>();

/** {@link spellingOf} of a contract's field, remembered. */
export function spelling(schema: z.ZodType): Spelling {
  const found = known.get(schema) ?? spellingOf(z.toJSONSchema(schema, { io: "input" }) as JsonSchema);
  known.set(schema, found);
  return found;
}

/**
 * Reads the input of a query from its parameters. A value that can't be read as what its field takes stays a text, so that
 * the contract refuses it in its own words.
 * @throws Refused with `INVALID` and the parameter's name for one that comes twice, or that the path says already
 */
export function readQuery({ fields, saidByPath }: Operation, query: URLSearchParams): object {
  const entries = [...new Set(query.keys())].map((name) => {
    refuseSaid(saidByPath, name);
    const values = query.getAll(name);
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const { as, many } = field === undefined ? ({ as: "text", many: true } as const) : spelling(field);
    if (!many && values.length > 1) throw new Refused(at(name, repeated));
    const read = values.map((text) => readValue(text, as, name));
    return [name, many ? read : read[0]] as const;
  });
  return Object.fromEntries(entries);
}

const numeric = /^-?\d{1,15}(?:\.\d{1,10})?$/;

function readValue(text: string, as: Spelling["as"], name: string): unknown {
  switch (as) {
    case "number":
      return numeric.test(text) ? Number(text) : text;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    case "json":
      return jsonOf(text, name);
    case "text":
      return text;
  }
}

/**
 * Reads the input of a change from its body: a JSON object, or nothing at all.
 * @throws Refused with `INVALID` for anything else
 */
export function readBody({ saidByPath }: Operation, body: unknown): unknown {
  const text = typeof body === "string" ? body : "";
  if (text.trim() === "") return {};
  const given = jsonOf(text);
  if (isObject(given)) for (const name of Object.keys(given)) refuseSaid(saidByPath, name);
  return given;
}

function refuseSaid(saidByPath: readonly string[], name: string): void {
  if (saidByPath.includes(name)) throw new Refused(at(name, unknownKey));
}

function jsonOf(text: string, name?: string): unknown {
  if (nestsTooDeep(text)) throw new Refused(name === undefined ? tooDeep : at(name, tooDeep));
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(name === undefined ? notJson : at(name, notJson));
  }
}

/** The whole input: what was given, and the workspace of the path. What is no object goes to the contract as it is. */
export function inputOf(given: unknown, workspace: string | null): unknown {
  return workspace === null || !isObject(given) ? given : { ...given, workspace };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
