import type { Outputs } from "@bailiwick/client";
import type { FieldSpec, ResourceKind } from "@bailiwick/domain";

export type Resource = Outputs["resources"]["get"];

/** What people know a resource by; the first characters of its id for one without a title. */
export function nameOf({ title, id }: Pick<Resource, "title" | "id">): string {
  return title ?? id.slice(0, 8);
}

/** The text of a column of a list: a field, or what every kind or some have, such as `state` or `expiry`. */
export function columnText(kind: ResourceKind, resource: Resource, column: string): string {
  if (column === "state") return resource.state ?? "";
  if (column === "at") return instantText(resource.createdAt);
  if (column === "expiry") return resource.expiry ?? "";
  if (column === "score") return resource.score === null ? "" : String(resource.score);
  const field = kind.fields.find(({ key }) => key === column);
  return field === undefined ? "" : fieldText(field, resource);
}

/** The value of a field as text, in words that commands take back; empty if there is none. */
export function fieldText({ key, type }: FieldSpec, { fields, names }: Resource): string {
  const value = fields[key];
  if (value === undefined || value === null) return "";
  if (type === "secret") return secretText(value);
  if (type === "reference" || type === "person") return names[String(value)] ?? String(value);
  if (type === "instant") return instantText(String(value));
  if (Array.isArray(value) && type === "tags") return value.join(",");
  return typeof value === "string" ? value : JSON.stringify(value);
}

const longest = 60;

/** A text on one line, cut after its first words. */
export function brief(text: string): string {
  const [first = ""] = text.split("\n");
  if (first === text && text.length <= longest) return text;
  return `${first.slice(0, longest).trimEnd()}…`;
}

function secretText(value: unknown): string {
  const { last = "" } = value as { readonly last?: string };
  return last === "" ? "(hidden)" : `…${last}`;
}

/** An instant to the second, in UTC. */
export function instantText(instant: string): string {
  return instant.replace(/\.\d+Z$/, "Z");
}
