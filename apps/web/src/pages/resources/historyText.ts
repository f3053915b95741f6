import type { FieldSpec, FieldValue, ResourceKind } from "@bailiwick/domain";
import { texts } from "../../texts/index.ts";
import { calendarDay } from "../../ui/calendarDay.ts";
import { numberOf } from "./formats.ts";
import { stateNamed } from "./resources.ts";

const t = texts.resources;

/** What is needed to say what a field was. */
export type Telling = {
  readonly kind: ResourceKind;
  /** The names of the people and resources that the resource refers to now. */
  readonly names: Readonly<Record<string, string>>;
  /** The people in the log. */
  readonly people: ReadonlyMap<string, string>;
  readonly minuteOf: (instant: string) => string;
};

/** The longest value that the history shows in full, in characters. */
const longest = 120;

/** A field's name; one that the kind no longer has by its key. */
export function fieldName({ kind }: Pick<Telling, "kind">, key: string): string {
  if (key === "state") return texts.common.state;
  if (key === "workspace") return t.workspace;
  if (key === "reach") return t.reach.title;
  if (isFact(key)) return t.told[key];
  return kind.fields.find((field) => field.key === key)?.name ?? key;
}

/** Whether it is no field that was one thing and became another: what entries say of approvals, playbooks and dates. */
export const isFact = (key: string): key is keyof typeof t.told => Object.hasOwn(t.told, key);

/** The value of a field in an entry's stored JSON, in one line; null if it is empty. */
export function storedText(telling: Telling, key: string, stored: string | null): string | null {
  const value = valueIn(stored, key);
  if (value === null || value === "") return null;
  if (key === "state") return stateNamed(telling.kind, String(value))?.name ?? String(value);
  if (key === "reach") return value === "all" ? t.reach.all : shortened([value].flat().join(", "));
  const field = telling.kind.fields.find((each) => each.key === key);
  return shortened(field === undefined ? plain(value) : valueText(telling, field, value));
}

function valueText({ names, people, minuteOf }: Telling, field: FieldSpec, value: FieldValue): string {
  switch (field.type) {
    case "number":
      return typeof value === "number" ? numberOf(value, field.unit) : plain(value);
    case "date":
      return calendarDay(plain(value));
    case "instant":
      return Number.isNaN(Date.parse(plain(value))) ? plain(value) : minuteOf(plain(value));
    case "choice":
      return field.options.find((option) => option.key === value)?.name ?? plain(value);
    case "tags":
      return Array.isArray(value) ? value.join(", ") : plain(value);
    case "reference":
    case "person":
      return names[plain(value)] ?? people.get(plain(value)) ?? plain(value).slice(0, 8);
    case "secret":
      return t.secretSet;
    default:
      return plain(value);
  }
}

const plain = (value: FieldValue) => (typeof value === "string" ? value : JSON.stringify(value));
const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** Never throws: what another release stored can be anything. */
function valueIn(stored: string | null, key: string): FieldValue {
  try {
    const fields: unknown = JSON.parse(stored ?? "null");
    if (typeof fields !== "object" || fields === null || !Object.hasOwn(fields, key)) return null;
    return (Reflect.get(fields, key) as FieldValue | undefined) ?? null;
  } catch {
    return null;
  }
}
