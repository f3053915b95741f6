import { ScimFault } from "./errors.ts";
import { fits, pathOf, readFilter } from "./filter.ts";

/** What is patched: the attributes of a resource that the directory can write. */
export type Patched = Record<string, unknown>;

const message = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** The maximum number of operations of a request. */
const maxOperations = 1_000;

type Op = "add" | "replace" | "remove";
type Target = { readonly name: string; readonly filter: string | null; readonly part: string | null };

/** What is whole on its own, as the directory writes it: texts, truth, a name with parts, and lists with values. */
export type Shape = Readonly<Record<string, "text" | "truth" | "parts" | "values">>;

/**
 * Applies the operations of a PATCH in their order (RFC 7644, 3.5.2) and returns what came of it; all of them, or none. What the
 * product does not keep, such as telephone numbers, is left alone, as are the id and the metadata that some directories send along.
 * @param shape the attributes, by their names
 * @throws ScimFault for what can't be applied
 */
export function patched(body: unknown, before: Patched, shape: Shape): Patched {
  const { schemas, Operations: operations } = lower(body, ["schemas", "Operations"]);
  if (!Array.isArray(schemas) || !schemas.includes(message)) {
    throw new ScimFault("invalidSyntax", `The request has to be a ${message}.`);
  }
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > maxOperations) {
    throw new ScimFault("invalidSyntax", `The request has 1 to ${maxOperations} Operations.`);
  }
  const after = structuredClone(before);
  for (const operation of operations) {
    const { op, path, value } = lower(operation, ["op", "path", "value"]);
    const verb = typeof op === "string" ? op.toLowerCase() : "";
    if (verb !== "add" && verb !== "replace" && verb !== "remove") {
      throw new ScimFault("invalidSyntax", "An operation is add, replace or remove.");
    }
    if (path !== undefined && path !== null && typeof path !== "string") {
      throw new ScimFault("invalidPath", "A path is a text.");
    }
    if (typeof path === "string" && path !== "") {
      apply(after, shape, verb, targetOf(path), value, true);
      continue;
    }
    if (verb === "remove") throw new ScimFault("noTarget", "A removal needs a path.");
    if (!isObject(value)) throw new ScimFault("invalidValue", "Without a path, the value has attributes.");
    for (const [key, each] of Object.entries(value)) apply(after, shape, verb, targetOf(key), each, false);
  }
  return after;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The members of an object by name, regardless of case. */
function lower<Name extends string>(value: unknown, names: readonly Name[]): Partial<Record<Name, unknown>> {
  if (!isObject(value)) throw new ScimFault("invalidSyntax", "It has to be a JSON object.");
  const entries = Object.entries(value);
  const found = names.map((name) => [
    name,
    entries.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1],
  ]);
  return Object.fromEntries(found) as Partial<Record<Name, unknown>>;
}

const schema = /^urn:[\w:.-]+?:(?=[A-Za-z$][\w$-]*(?:[.[]|$))/i;
const shapeOfPath = /^([A-Za-z$][\w$-]*)(?:\[(.*)\])?(?:\.([A-Za-z$][\w$-]*))?$/s;

/** The attribute that a path names. Extensions are attributes of which nothing is kept. */
function targetOf(path: string): Target {
  const isExtension = /^urn:/i.test(path) && !/:core:2\.0:(?:User|Group):/i.test(path);
  if (isExtension) return { name: "urn", filter: null, part: null };
  const [, name, filter, part] = shapeOfPath.exec(path.replace(schema, "").trim()) ?? [];
  if (name === undefined)
    throw new ScimFault("invalidPath", `There is no path ${JSON.stringify(path.slice(0, 100))}.`);
  return { name: name.toLowerCase(), filter: filter ?? null, part: part?.toLowerCase() ?? null };
}

/** Attributes that only the service writes. */
const fixed: ReadonlySet<string> = new Set(["id", "meta", "groups", "schemas"]);

function apply(at: Patched, shape: Shape, op: Op, target: Target, value: unknown, isNamed: boolean): void {
  const key = Object.keys(shape).find((name) => name.toLowerCase() === target.name);
  if (key === undefined) {
    if (isNamed && fixed.has(target.name)) {
      throw new ScimFault("mutability", `${target.name} can't be changed.`);
    }
    // A filter is read although nothing is kept of what it chooses.
    if (target.filter !== null) readFilter(target.filter);
    return;
  }
  switch (shape[key]) {
    case "values":
      at[key] = withValues(valuesOf(at[key]), op, target, value);
      return;
    case "parts":
      at[key] = withParts(isObject(at[key]) ? at[key] : {}, op, target, value);
      return;
    case "truth":
      if (op === "remove") throw new ScimFault("invalidValue", `${key} can't be removed.`);
      at[key] = truthOf(single(value), key);
      return;
    default:
      at[key] = op === "remove" ? null : single(value);
  }
}

/** A value that some directories wrap into a list with one. */
function single(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [first] = value;
  return value.length === 1 && isObject(first) && "value" in first ? first.value : value;
}

/** Truth, which some directories send as text. */
export function truthOf(value: unknown, name: string): boolean {
  if (typeof value === "boolean") return value;
  const text = typeof value === "string" ? value.toLowerCase() : "";
  if (text === "true" || text === "false") return text === "true";
  throw new ScimFault("invalidValue", `${name} is true or false.`);
}

function withParts(parts: Patched, op: Op, { part }: Target, value: unknown): Patched {
  const named = (name: string) =>
    Object.keys(parts).find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
  if (op === "remove") {
    if (part === null) return Object.fromEntries(Object.keys(parts).map((name) => [name, null]));
    return { ...parts, [named(part)]: null };
  }
  if (part !== null) return { ...parts, [named(part)]: single(value) };
  if (!isObject(value)) throw new ScimFault("invalidValue", "A name has parts.");
  return {
    ...parts,
    ...Object.fromEntries(Object.entries(value).map(([name, each]) => [named(name), each])),
  };
}

type Valued = { readonly value: string };

/** The values of a list, as they are kept: by their `value`, each once. */
export function valuesOf(list: unknown): Valued[] {
  if (list === undefined || list === null) return [];
  const values = (Array.isArray(list) ? list : [list]).map((each) => {
    const value: unknown = isObject(each) ? each.value : each;
    if (typeof value !== "string" || value === "") {
      throw new ScimFault("invalidValue", "A member has the id of a person as its value.");
    }
    return value;
  });
  return [...new Set(values)].map((value) => ({ value }));
}

function withValues(values: Valued[], op: Op, { filter, part }: Target, value: unknown): Valued[] {
  if (filter === null) {
    if (part !== null) throw new ScimFault("invalidPath", "Members are added and removed whole.");
    if (op === "add") return valuesOf([...values, ...valuesOf(value)]);
    if (op === "replace") return valuesOf(value);
    if (value === undefined || value === null) return [];
    const gone = new Set(valuesOf(value).map((each) => each.value));
    return values.filter((each) => !gone.has(each.value));
  }
  const chosen = readFilter(filter);
  const found = values.filter((each) => fits(chosen, { ...each, type: "User" }));
  if (op === "remove") return values.filter((each) => !found.includes(each));
  if (found.length === 0) throw new ScimFault("noTarget", "No member fits the filter.");
  throw new ScimFault("invalidPath", "Members are added and removed whole.");
}

/** A member of a JSON object by its name, regardless of case; of a dotted name, within it. */
export function memberOf(value: unknown, name: string): unknown {
  return pathOf(name).reduce<unknown>((at, part) => {
    if (!isObject(at)) return undefined;
    const key = Object.keys(at).find((each) => each.toLowerCase() === part);
    return key === undefined ? undefined : at[key];
  }, value);
}
