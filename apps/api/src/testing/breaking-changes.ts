import type { Schema } from "../rest/schemas.ts";

/*
 * What a new document of the API takes from a program that was written against a published one: an operation that is gone,
 * an input that is refused now, an answer that lacks something or has another form. New operations, new optional fields
 * and new fields of answers break no one. A list that is closed for what is sent is open for what is answered: programs
 * meet values that they don't know yet, such as a new permission.
 */

/** As much of a document as decides whether another one breaks it. */
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
};

type Described = {
  readonly parameters?: readonly {
    readonly name?: string;
    readonly $ref?: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
type Pair = { readonly before: Document; readonly after: Document };

/** What breaks programs that use the published document, a sentence each. */
export function breakingChanges(before: Document, after: Document): string[] {
  return Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, one]) => {
      const other = after.paths[path]?.[method];
      const name = `${method.toUpperCase()} ${path}`;
      if (other === undefined) return [`${name} is gone`];
      return ofOperation({ before, after }, one as Described, other as Described).map(
        (each) => `${name}: ${each}`,
      );
    }),
  );
}

function ofOperation(pair: Pair, one: Described, other: Described): string[] {
  return [
    ...ofParameters(pair, one, other),
    ...ofSchemas(pair, bodyOf(one.requestBody), bodyOf(other.requestBody), "body", "sent"),
    ...ofSchemas(pair, bodyOf(one.responses[200]), bodyOf(other.responses[200]), "answer", "answered"),
  ];
}

const bodyOf = (one: { readonly content?: Content } | undefined) =>
  one?.content?.["application/json"]?.schema ?? {};

type Parameter = {
  readonly name: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly content?: Content;
};

function ofParameters(pair: Pair, one: Described, other: Described): string[] {
  const named = ({ parameters = [] }: Described) =>
    new Map(
      (parameters as readonly Parameter[]).flatMap((each) =>
        each.name === undefined ? [] : [[each.name, each]],
      ),
    );
  const [earlier, later] = [named(one), named(other)];
  const gone = [...earlier].flatMap(([name, parameter]) => {
    const now = later.get(name);
    if (now === undefined) return [`parameter ${name} is gone`];
    return ofSchemas(pair, schemaOf(parameter), schemaOf(now), `parameter ${name}`, "sent");
  });
  const needed = [...later.values()].flatMap(({ name, required }) =>
    required === true && earlier.get(name)?.required !== true ? [`parameter ${name} is required now`] : [],
  );
  return [...gone, ...needed];
}

const schemaOf = ({ schema, content }: Parameter): Schema =>
  schema ?? content?.["application/json"]?.schema ?? {};

/** Whether a schema says what programs send, or what they are answered. */
type Way = "sent" | "answered";

function ofSchemas(
  pair: Pair,
  one: Schema,
  other: Schema,
  at: string,
  way: Way,
  seen = new Set<string>(),
): string[] {
  const key = `${String(one.$ref)} ${String(other.$ref)}`;
  if (one.$ref !== undefined && other.$ref !== undefined) {
    if (seen.has(key)) return [];
    seen.add(key);
  }
  const [earlier, later] = [resolved(pair.before, one), resolved(pair.after, other)];
  if (
    JSON.stringify([earlier.type, optionsOf(earlier)?.length]) !==
    JSON.stringify([later.type, optionsOf(later)?.length])
  )
    return [`${at} has another type`];
  const next = (a: Schema, b: Schema, where: string) => ofSchemas(pair, a, b, where, way, seen);
  return [
    ...ofValues(earlier, later, at, way),
    ...ofBounds(earlier, later, at, way),
    ...ofFields(earlier, later, at, way, next),
    ...(isSchema(earlier.items) && isSchema(later.items) ? next(earlier.items, later.items, `${at}[]`) : []),
    ...(optionsOf(earlier) ?? []).flatMap((option, index) =>
      next(option, optionsOf(later)?.[index] ?? {}, `${at}|${index}`),
    ),
  ];
}

const optionsOf = ({ anyOf, oneOf }: Schema) => (anyOf ?? oneOf) as readonly Schema[] | undefined;
const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;

function resolved({ components }: Document, { $ref, ...rest }: Schema): Schema {
  if (typeof $ref !== "string") return rest;
  const found = components.schemas[$ref.slice("#/components/schemas/".length)];
  return { ...resolved({ components } as Document, (found ?? {}) as Schema), ...rest };
}

function ofValues(one: Schema, other: Schema, at: string, way: Way): string[] {
  if (one.const !== other.const) return [`${at} has another value`];
  const [earlier, later] = [one.enum, other.enum] as (readonly unknown[] | undefined)[];
  if (way === "answered" || later === undefined) return [];
  if (earlier === undefined) return [`${at} is limited to a list now`];
  return earlier
    .filter((value) => !later.includes(value))
    .map((value) => `${at} no longer takes ${String(value)}`);
}

function ofBounds(one: Schema, other: Schema, at: string, way: Way): string[] {
  if (way === "answered") return [];
  const tighter = (name: string, isTighter: (before: number, now: number) => boolean, open: number) =>
    isTighter(Number(one[name] ?? open), Number(other[name] ?? open)) ? [`${at} has another ${name}`] : [];
  const upper = ["maximum", "maxLength", "maxItems"].flatMap((name) =>
    tighter(name, (before, now) => now < before, Number.POSITIVE_INFINITY),
  );
  const lower = ["minimum", "minLength", "minItems"].flatMap((name) =>
    tighter(name, (before, now) => now > before, Number.NEGATIVE_INFINITY),
  );
  return [...upper, ...lower, ...(one.pattern === other.pattern ? [] : [`${at} has another pattern`])];
}

type Fields = Readonly<Record<string, Schema>>;

function ofFields(
  one: Schema,
  other: Schema,
  at: string,
  way: Way,
  next: (a: Schema, b: Schema, where: string) => string[],
): string[] {
  const [earlier, later] = [one.properties ?? {}, other.properties ?? {}] as [Fields, Fields];
  const required = (schema: Schema) => (schema.required ?? []) as readonly string[];
  const kept = Object.entries(earlier).flatMap(([name, schema]) => {
    const now = later[name];
    return now === undefined ? [`${at}.${name} is gone`] : next(schema, now, `${at}.${name}`);
  });
  const [stricter, laxer] = way === "sent" ? [other, one] : [one, other];
  const changed = required(stricter).filter((name) => !required(laxer).includes(name));
  const word = way === "sent" ? "is required now" : "can be missing now";
  return [
    ...kept,
    ...changed.filter((name) => way === "sent" || name in later).map((name) => `${at}.${name} ${word}`),
  ];
}
