import type { FieldSpec, FieldValue, ResourceKind } from "@bailiwick/domain";
import { texts } from "../../texts/index.ts";
import { type Resource, stateNamed } from "./resources.ts";

const t = texts.resources;

type Kind = Pick<ResourceKind, "fields" | "states">;

/** A secret is not exported, not even its end. */
const exported = ({ fields }: Kind) => fields.filter(({ type }) => type !== "secret");

/** The columns of an export: every field, the state, and when it was added. */
export function csvHeading(kind: Kind): string[] {
  const state = kind.states === null ? [] : [texts.common.state];
  return [texts.common.id, ...exported(kind).map(({ name }) => name), ...state, t.added];
}

/** A resource in these columns; dates and times are in a format that programs and spreadsheets can sort. */
export function csvRow(
  kind: Kind,
  resource: Pick<Resource, "id" | "fields" | "names" | "state" | "createdAt">,
): (string | number | null)[] {
  const { id, fields, names, state, createdAt } = resource;
  const values = exported(kind).map((field) => cellOf(field, fields[field.key] ?? null, names));
  return [
    id,
    ...values,
    ...(kind.states === null ? [] : [stateNamed(kind, state)?.name ?? state]),
    createdAt,
  ];
}

function cellOf(field: FieldSpec, value: FieldValue, names: Resource["names"]): string | number | null {
  if (value === null || typeof value === "number") return value;
  if (field.type === "choice") return field.options.find(({ key }) => key === value)?.name ?? String(value);
  if (field.type === "tags" && Array.isArray(value)) return value.join("; ");
  if (typeof value !== "string") return JSON.stringify(value);
  return field.type === "reference" || field.type === "person" ? (names[value] ?? value) : value;
}
