import type { BadField } from "../refusals/reasons.ts";
import { type Refusal, refuse } from "../refusals/refusal.ts";
import { normalizeHost } from "../text/hosts.ts";
import { longer } from "../text/names.ts";
import { type FieldSpec, type FieldValue, fieldLimits, type Json } from "./fields.ts";

/** A value in its normalized form, or why it is none. */
export type ReadValue = { readonly allowed: true; readonly value: FieldValue } | Refusal;

/** Available in browsers and Node alike. */
declare const URL: {
  parse: (
    text: string,
  ) => { readonly protocol: string; readonly username: string; readonly href: string } | null;
};

const forbiddenInLine = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const forbiddenInText = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;
const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const read = (value: FieldValue): ReadValue => ({ allowed: true, value });

/**
 * Reads what someone gave for a field: the one form in which a value is checked, stored and compared. Nothing, null and
 * an empty text are an empty value, which a required field refuses.
 * @param path the input field to name in a refusal
 */
export function readField(field: FieldSpec, given: unknown, path: string = field.key): ReadValue {
  const wrong = (what: BadField["what"], amount = 0, names: readonly string[] = []) =>
    refuse("bad_field", { what, field: field.name, amount, names }, path);
  const value = typeof given === "string" && field.type !== "secret" ? given.normalize("NFC").trim() : given;
  if (value === undefined || value === null || value === "") {
    return field.required ? wrong("empty") : read(null);
  }
  switch (field.type) {
    case "text":
    case "long_text":
      return readText(field, value, wrong);
    case "number":
      return readNumber(field, value, wrong);
    case "choice":
      return field.options.some(({ key }) => key === value)
        ? read(value as string)
        : wrong(
            "option",
            0,
            field.options.map(({ name }) => name),
          );
    case "tags":
      return readTags(value, field.required === true, wrong);
    case "date":
      return typeof value === "string" && isDate(value) ? read(value) : wrong("date");
    case "instant":
      return readInstantValue(value) ?? wrong("instant");
    case "host": {
      const host = typeof value === "string" ? normalizeHost(value) : null;
      return host === null ? wrong("host") : read(host);
    }
    case "url":
      return readUrl(value) ?? wrong("url");
    case "reference":
    case "person":
      return typeof value === "string" && idShape.test(value.toLowerCase())
        ? read(value.toLowerCase())
        : wrong("id");
    case "secret":
      if (typeof value !== "string") return wrong("text");
      return longer(value, fieldLimits.secret) ? wrong("length", fieldLimits.secret) : read(value);
    case "json":
      return readJson(value, wrong);
  }
}

type Wrong = (what: BadField["what"], amount?: number, names?: readonly string[]) => Refusal;
type Of<Type extends FieldSpec["type"]> = Extract<FieldSpec, { readonly type: Type }>;

function readText({ type, longest }: Of<"text" | "long_text">, value: unknown, wrong: Wrong): ReadValue {
  if (typeof value !== "string") return wrong("text");
  const text = value.replaceAll("\r\n", "\n");
  const limit = longest ?? (type === "text" ? fieldLimits.text : fieldLimits.longText);
  if (longer(text, limit)) return wrong("length", limit);
  const forbidden = type === "text" ? forbiddenInLine : forbiddenInText;
  return forbidden.test(text) || !text.isWellFormed() ? wrong("characters") : read(text);
}

/** JSON has no numbers that are none; beyond 2^53 it has ones that were rounded while they were read. */
function readNumber({ whole, least, most }: Of<"number">, value: unknown, wrong: Wrong): ReadValue {
  if (typeof value !== "number" || !Number.isFinite(value)) return wrong("number");
  if (Math.abs(value) > fieldLimits.number) return wrong("number");
  if (whole && !Number.isInteger(value)) return wrong("whole");
  if (least !== undefined && value < least) return wrong("least", least);
  if (most !== undefined && value > most) return wrong("most", most);
  return read(value === 0 ? 0 : value);
}

function readTags(value: unknown, isRequired: boolean, wrong: Wrong): ReadValue {
  if (!Array.isArray(value) || value.some((tag) => typeof tag !== "string")) return wrong("tags");
  if (value.length > fieldLimits.tags) return wrong("many_tags", fieldLimits.tags);
  const tags = value.map((tag: string) => tag.normalize("NFC").trim()).filter((tag) => tag !== "");
  if (tags.some((tag) => longer(tag, fieldLimits.tag))) return wrong("tag", fieldLimits.tag);
  if (tags.some((tag) => forbiddenInLine.test(tag) || !tag.isWellFormed())) return wrong("characters");
  if (tags.length === 0) return isRequired ? wrong("empty") : read(null);
  return read([...new Set(tags)]);
}

/** Whether the calendar has this day (RFC 3339, full-date). */
function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (parts === null || text < "1000") return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** An instant of RFC 3339 with its offset, in UTC and milliseconds. */
function readInstantValue(value: unknown): ReadValue | null {
  if (typeof value !== "string") return null;
  const [, day = "", hour = ""] =
    /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.exec(
      value,
    ) ?? [];
  return hour !== "" && isDate(day) ? read(new Date(value).toISOString()) : null;
}

/** An address on the web, without a user's name or password in it. */
function readUrl(value: unknown): ReadValue | null {
  if (typeof value !== "string" || value.length > fieldLimits.url) return null;
  const url = /^https?:\/\//i.test(value) ? URL.parse(value) : null;
  if (url === null || url.username !== "" || url.href.length > fieldLimits.url) return null;
  return read(url.href);
}

function readJson(value: unknown, wrong: Wrong): ReadValue {
  if (depthOf(value, fieldLimits.jsonDepth) > fieldLimits.jsonDepth)
    return wrong("depth", fieldLimits.jsonDepth);
  const text = JSON.stringify(value);
  if (text === undefined) return wrong("json");
  return longer(text, fieldLimits.json) ? wrong("length", fieldLimits.json) : read(JSON.parse(text) as Json);
}

/** How deep a value nests; not counted beyond `most`. */
function depthOf(value: unknown, most: number): number {
  if (typeof value !== "object" || value === null) return 0;
  if (most === 0) return 1;
  let deepest = 0;
  for (const each of Object.values(value)) deepest = Math.max(deepest, depthOf(each, most - 1));
  return 1 + deepest;
}
