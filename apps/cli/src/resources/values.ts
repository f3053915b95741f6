import { readFile } from "node:fs/promises";
import type { Outputs } from "@bailiwick/client";
import { type FieldSpec, normalizeName } from "@bailiwick/domain";
import { Failure, sentenceOf } from "../failure.ts";
import { idsOf } from "../members/named.ts";
import { askAll } from "../prompt.ts";
import type { OfKind } from "./place.ts";

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An invalid command line, about a field. */
const wrong = (path: string, sentence: string) => new Failure(`${path}: ${sentence}`, { usage: true });

/**
 * Reads the arguments of a command that names fields: `field=value`, and `field` alone for a secret, which is asked
 * for. What is valid is the API's to say; this only reads each text as its field's type.
 * @param alsoAsk secrets to ask for even if they are not named
 * @throws Failure, with the field, for what can't be read
 */
export async function readValues(
  at: OfKind,
  given: readonly string[],
  alsoAsk: readonly string[] = [],
): Promise<Record<string, string | number | null>> {
  const values: Record<string, unknown> = Object.create(null);
  const secrets: FieldSpec[] = [];
  for (const text of given) {
    const { key, value } = readPair(text);
    const path = `fields.${key}`;
    const field = at.kind.fields.find((each) => each.key === key);
    if (key in values) throw wrong(path, "This field is given twice.");
    values[key] = null;
    if (field?.type === "secret" && value !== "") {
      if (value !== null)
        throw wrong(path, `Pass ${key} alone: a secret is asked for, or read from standard input.`);
      secrets.push(field);
    } else if (value === null) throw wrong(path, `Pass a value: ${key}=…`);
    else if (value !== "") values[key] = await readValue(at, field, value, path);
  }
  secrets.push(...at.kind.fields.filter(({ key }) => alsoAsk.includes(key) && !(key in values)));
  const answers = await askAll(
    secrets.map(({ name }) => `${name}:`),
    { hidden: true },
  );
  for (const [index, { key }] of secrets.entries()) values[key] = answers[index];
  // Whatever JSON says; the API's contract reads it.
  return { ...values } as Record<string, string | number | null>;
}

/** Reads `--filter key=value`. @throws Failure, with the field, for what can't be read */
export async function readFilters(
  at: OfKind,
  given: readonly string[],
): Promise<Record<string, string | number>> {
  const filters: Record<string, string | number> = {};
  for (const text of given) {
    const { key, value } = readPair(text);
    const path = `filters.${key}`;
    if (value === null || value === "") throw wrong(path, `Pass a value: ${key}=…`);
    const field = at.kind.fields.find((each) => each.key === key);
    const isNamed = field?.type === "reference" || field?.type === "person";
    filters[key] = isNamed ? String(await readValue(at, field, value, path)) : value;
  }
  return filters;
}

function readPair(text: string): { readonly key: string; readonly value: string | null } {
  const at = text.indexOf("=");
  return at < 0 ? { key: text, value: null } : { key: text.slice(0, at), value: text.slice(at + 1) };
}

async function readValue(
  at: OfKind,
  field: FieldSpec | undefined,
  text: string,
  path: string,
): Promise<unknown> {
  switch (field?.type) {
    case "number":
      // Anything else stays a text, which the API refuses with the field's name.
      return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
    case "tags":
      return text.split(",");
    case "json":
      return parse(await contents(text, path), path);
    case "long_text":
      return contents(text, path);
    case "person":
      return text.includes("@") ? personAt(at, text, path) : text;
    case "reference":
      return idShape.test(text) ? text : titled(at, field.to, text, path);
    default:
      return text;
  }
}

/** The text itself, or what is in the file at `@path`. */
async function contents(text: string, path: string): Promise<string> {
  if (!text.startsWith("@")) return text;
  const file = text.slice(1);
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw wrong(
      path,
      error.code === "ENOENT" ? `There is no file ${file}.` : `${file} can't be read (${error.code}).`,
    );
  });
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(path, "Pass JSON, or @ and the path of a file with JSON.");
  }
}

async function personAt({ client, place }: OfKind, address: string, path: string): Promise<string> {
  const [id = ""] = await idsOf(client, place, [address]).catch((error: unknown) => {
    throw error instanceof Failure ? new Failure(`${path}: ${sentenceOf(error)}`) : error;
  });
  return id;
}

/** The id of the one resource with this title. */
async function titled(
  { client, place, rules }: OfKind,
  to: string,
  title: string,
  path: string,
): Promise<string> {
  const same = (text: string | null) =>
    normalizeName(text ?? "").toLowerCase() === normalizeName(title).toLowerCase();
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Outputs["resources"]["list"] = await client.resources.list.query({
      ...place,
      kind: to,
      search: title,
      limit: 100,
      cursor,
    });
    found.push(...page.items.filter((each) => same(each.title)).map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  const [id] = found;
  const name = rules.resourceKinds.find((each) => each.key === to)?.name ?? to;
  if (id === undefined) throw new Failure(`${path}: There is no ${name} “${title}” here.`);
  if (found.length > 1) throw wrong(path, `There are several with the title “${title}”. Pass the id of one.`);
  return id;
}
