import {
  type FieldSpec,
  type FieldValue,
  type FieldValues,
  type Refusal,
  type ResourceKind,
  readField,
  refuse,
} from "@bailiwick/domain";

/**
 * What a form has for a field: a text, the number that was typed, tags, or null. For a secret, null keeps the one that
 * there is.
 */
export type FormValue = string | number | null | readonly string[];
export type FormValues = Record<string, FormValue>;

type Fields = Pick<ResourceKind, "fields">;
type HasFields = { readonly fields: FieldValues };

/** The fields that people fill in. */
export const writable = ({ fields }: Fields): readonly FieldSpec[] =>
  fields.filter(({ readOnly }) => readOnly !== true);

/** What a form begins with: the kind's initial values. */
export function newValues(kind: Fields): FormValues {
  return valuesFrom(writable(kind), (field) => ("initial" in field ? (field.initial ?? null) : null));
}

/** What a form begins with: the values of a resource. */
export function valuesOf(kind: Fields, resource: HasFields): FormValues {
  return valuesFrom(writable(kind), ({ key }) => resource.fields[key] ?? null);
}

function valuesFrom(fields: readonly FieldSpec[], initial: (field: FieldSpec) => FieldValue): FormValues {
  return Object.fromEntries(fields.map((field) => [field.key, shownIn(field, initial(field))]));
}

function shownIn({ type }: FieldSpec, value: FieldValue): FormValue {
  switch (type) {
    case "tags":
      return Array.isArray(value) ? value.map(String) : [];
    case "choice":
    case "reference":
    case "person":
      return typeof value === "string" ? value : null;
    case "number":
      return typeof value === "number" ? value : "";
    case "json":
      return value === null ? "" : JSON.stringify(value, null, 2);
    case "secret":
      return value === null ? "" : null;
    default:
      return typeof value === "string" ? value : "";
  }
}

type Given = { readonly allowed: true; readonly value: FieldValue | undefined } | Refusal;

/**
 * The value that a form gives for a field, as the API will read it. Undefined is a secret that stays.
 */
export function given(field: FieldSpec, value: FormValue): Given {
  if (field.type === "secret" && value === null) return { allowed: true, value: undefined };
  if (field.type !== "json") return readField(field, value);
  const text = typeof value === "string" ? value.trim() : "";
  if (text === "") return readField(field, null);
  try {
    return readField(field, JSON.parse(text));
  } catch {
    return refuse("bad_field", { what: "json", field: field.name, amount: 0, names: [] }, field.key);
  }
}

/** Every objection of the domain to a form, by field. */
export function refusalsOf(kind: Fields, values: FormValues): Record<string, Refusal> {
  const refused = writable(kind).flatMap((field) => {
    const read = given(field, values[field.key] ?? null);
    return read.allowed ? [] : [[field.key, read] as const];
  });
  return Object.fromEntries(refused);
}

/** The API's input for a new resource. What was emptied is null, because what is missing begins with its initial value. */
export function createdFields(kind: Fields, values: FormValues): Record<string, FieldValue> {
  return inputOf(writable(kind), values, () => true);
}

/** The API's input for an edit: only the fields whose values differ from those that the form began with. */
export function changedFields(
  kind: Fields,
  values: FormValues,
  before: FieldValues,
): Record<string, FieldValue> {
  return inputOf(
    writable(kind),
    values,
    ({ key, type }, value) =>
      type === "secret" || JSON.stringify(value) !== JSON.stringify(before[key] ?? null),
  );
}

function inputOf(
  fields: readonly FieldSpec[],
  values: FormValues,
  isWanted: (field: FieldSpec, value: FieldValue) => boolean,
): Record<string, FieldValue> {
  const input = fields.flatMap((field) => {
    const read = given(field, values[field.key] ?? null);
    if (!read.allowed || read.value === undefined) return [];
    return isWanted(field, read.value) ? [[field.key, read.value] as const] : [];
  });
  return Object.fromEntries(input);
}

/** A newer version of a resource with what a form has changed since the older one. */
export function merged(kind: Fields, values: FormValues, older: HasFields, newer: HasFields): FormValues {
  const before = valuesOf(kind, older);
  const mine = Object.entries(values).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]),
  );
  return { ...valuesOf(kind, newer), ...Object.fromEntries(mine) };
}

/** A mutable copy for the API's input, because the domain's values are read-only. */
export function sent(fields: Readonly<Record<string, FieldValue>>): Record<string, Sent> {
  return JSON.parse(JSON.stringify(fields));
}

type Sent = string | number | boolean | null | Sent[] | { [key: string]: Sent };
