import { type Refusal, refuse } from "../refusals/refusal.ts";
import { readField } from "./field-values.ts";
import type { FieldSpec, FieldValue } from "./fields.ts";

/** The values of a resource's fields by their keys; what is empty is not among them. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** All values in their normalized form, or why one of them is none. */
export type ReadValues = { readonly allowed: true; readonly values: FieldValues } | Refusal;

/**
 * Reads what someone gave for the fields of a new resource: what is missing begins with its initial value.
 * @param path where the fields are in the input, for a refusal: `fields.host`
 */
export function readNew(
  fields: readonly FieldSpec[],
  given: Readonly<Record<string, unknown>>,
  path = "fields",
): ReadValues {
  const initial = Object.fromEntries(
    fields.flatMap((field) =>
      "initial" in field && field.initial !== undefined ? [[field.key, field.initial]] : [],
    ),
  );
  return readChanged(fields, initial, given, path, true);
}

/**
 * Reads what someone gave to change some fields: what is not given stays, and null empties.
 * @param before the values as they are
 * @param everything also reads what was not given, so that what is required can't be missing
 */
export function readChanged(
  fields: readonly FieldSpec[],
  before: FieldValues,
  given: Readonly<Record<string, unknown>>,
  path = "fields",
  everything = false,
): ReadValues {
  const kept = fields.find(({ key, readOnly }) => readOnly === true && Object.hasOwn(given, key));
  if (kept !== undefined) {
    const wrong = { what: "read_only", field: kept.name, amount: 0, names: [] } as const;
    return refuse("bad_field", wrong, `${path}.${kept.key}`);
  }
  return readValues(fields, before, given, path, everything);
}

/** The same for one that also writes what is only read by others: a worker who reports. */
export function readValues(
  fields: readonly FieldSpec[],
  before: FieldValues,
  given: Readonly<Record<string, unknown>>,
  path = "fields",
  everything = false,
): ReadValues {
  const unknown = Object.keys(given).find((key) => !fields.some((field) => field.key === key));
  if (unknown !== undefined) return refuse("no_such_field", { field: unknown }, `${path}.${unknown}`);
  const values: Record<string, FieldValue> = { ...before };
  for (const field of fields) {
    const { key } = field;
    const isGiven = Object.hasOwn(given, key);
    if (!isGiven && !everything) continue;
    const read = readField(field, isGiven ? given[key] : before[key], `${path}.${key}`);
    if (!read.allowed) return read;
    if (read.value === null) delete values[key];
    else values[key] = read.value;
  }
  return { allowed: true, values };
}
