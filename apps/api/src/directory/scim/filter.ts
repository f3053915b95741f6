import { type Filter, parse } from "scim2-parse-filter";
import { ScimFault } from "./errors.ts";

/** The maximum length of a filter, in characters: nothing recurses deeper than that. */
export const maxFilterLength = 1_000;

/** What a filter is asked of: an attribute's value or, of several, each. */
type Values = Readonly<Record<string, unknown>>;

/**
 * Reads a filter (RFC 7644, 3.4.2.2).
 * @throws ScimFault with `invalidFilter` for any other text
 */
export function readFilter(text: string): Filter {
  if (text.length > maxFilterLength) {
    throw new ScimFault("invalidFilter", `A filter has at most ${maxFilterLength} characters.`);
  }
  try {
    return parse(text);
  } catch {
    throw new ScimFault("invalidFilter", "The filter can't be read.");
  }
}

/** Attributes whose text is compared to the letter (RFC 7643, 2.2: caseExact). */
const exact: ReadonlySet<string> = new Set(["id", "externalid", "value", "$ref"]);

/** Does a resource fit a filter? Names of attributes, and most texts, are compared regardless of case. */
export function fits(filter: Filter, values: Values): boolean {
  switch (filter.op) {
    case "and":
      return filter.filters.every((each) => fits(each, values));
    case "or":
      return filter.filters.some((each) => fits(each, values));
    case "not":
      return !fits(filter.filter, values);
    case "[]":
      return valuesAt(values, pathOf(filter.attrPath)).some(
        (value) => typeof value === "object" && value !== null && fits(filter.valFilter, value as Values),
      );
    default: {
      const path = pathOf(filter.attrPath);
      const found = valuesAt(values, path).filter((value) => value !== undefined && value !== null);
      if (filter.op === "pr") return found.some((value) => value !== "");
      const wanted = filter.compValue;
      if (filter.op === "ne") return !found.some((value) => compares("eq", value, wanted, path));
      if (filter.op === "eq" && wanted === null) return found.length === 0;
      return found.some((value) => compares(filter.op, value, wanted, path));
    }
  }
}

/** An attribute's path without the schema before it, in lowercase. */
export const pathOf = (path: string): readonly string[] =>
  path
    .slice(path.lastIndexOf(":") + 1)
    .toLowerCase()
    .split(".");

/** The values at a path, through lists; a list of things with a `value` stands for these. */
function valuesAt(at: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(at))
    return at.flatMap((each) => valuesAt(each, [...(name === undefined ? [] : [name]), ...rest]));
  if (name === undefined) {
    const isComplex = typeof at === "object" && at !== null && "value" in at;
    return [isComplex ? at.value : at];
  }
  if (typeof at !== "object" || at === null) return [];
  const key = Object.keys(at).find((each) => each.toLowerCase() === name);
  const value: unknown = key === undefined ? undefined : Reflect.get(at, key);
  if (rest.length === 0 && Array.isArray(value))
    return value.flatMap((each) => [each, ...valuesAt(each, [])]);
  return rest.length === 0 ? [value] : valuesAt(value, rest);
}

const instant = /^\d{4}-\d\d-\d\dT/;

function compares(op: string, value: unknown, wanted: unknown, path: readonly string[]): boolean {
  if (typeof value === "boolean") {
    // Some directories send truth as text.
    const truth = typeof wanted === "string" ? wanted.toLowerCase() === "true" : wanted;
    return op === "eq" && value === truth;
  }
  if (typeof value === "string" && typeof wanted === "string") {
    if (instant.test(value) && instant.test(wanted))
      return ordered(op, Date.parse(value), Date.parse(wanted));
    const isExact = exact.has(path.at(-1) ?? "");
    return isExact ? ordered(op, value, wanted) : ordered(op, value.toLowerCase(), wanted.toLowerCase());
  }
  return typeof value === "number" && typeof wanted === "number" && ordered(op, value, wanted);
}

function ordered<Value extends string | number>(op: string, value: Value, wanted: Value): boolean {
  switch (op) {
    case "eq":
      return value === wanted;
    case "co":
      return `${value}`.includes(`${wanted}`);
    case "sw":
      return `${value}`.startsWith(`${wanted}`);
    case "ew":
      return `${value}`.endsWith(`${wanted}`);
    case "gt":
      return value > wanted;
    case "ge":
      return value >= wanted;
    case "lt":
      return value < wanted;
    case "le":
      return value <= wanted;
    default:
      return false;
  }
}

/** The text that an attribute has to equal for a filter to fit; undefined if it says none that narrows the search. */
export function equalTo(filter: Filter, attribute: string): string | undefined {
  if (filter.op === "and") {
    return filter.filters.map((each) => equalTo(each, attribute)).find((each) => each !== undefined);
  }
  const isIt = filter.op === "eq" && pathOf(filter.attrPath).join(".") === attribute;
  return isIt && typeof filter.compValue === "string" ? filter.compValue : undefined;
}
