import type { ResourceKind } from "../blueprint/resource-kinds.ts";
import type { Refusal } from "../refusals/refusal.ts";
import { type FieldValues, readChanged } from "./field-set.ts";
import type { FieldSpec, FieldValue } from "./fields.ts";
import { badText, type Token, tokensOf, type Written } from "./text-tokens.ts";

/** What the text form needs of a kind. */
export type TextKind = Pick<ResourceKind, "key" | "title" | "fields">;

/** One resource as a text has it: its values in their normalized form, and the line of its block. */
export type TextBlock = { readonly title: string; readonly fields: FieldValues; readonly line: number };
export type ReadText = { readonly allowed: true; readonly blocks: readonly TextBlock[] } | Refusal;

/** The most characters in a text, and the most blocks. */
export const textLimits = { characters: 100_000, blocks: 1_000 } as const;

/**
 * Writes resources as text, a block for each; what is empty is left out. `readText` reads the same values from it (M74).
 * The grammar is in docs/policies.md.
 */
export function printText(kind: TextKind, resources: readonly FieldValues[]): string {
  return resources.map((fields) => printBlock(kind, fields)).join("\n");
}

function printBlock({ key, title, fields: specs }: TextKind, fields: FieldValues): string {
  const entries = specs
    .filter((spec) => spec.key !== title && fields[spec.key] !== undefined)
    .map((spec) => `  ${spec.key} ${printValue(spec, fields[spec.key] ?? null)}\n`);
  return `${key} ${JSON.stringify(fields[title ?? ""])} {\n${entries.join("")}}\n`;
}

function printValue({ type }: FieldSpec, value: FieldValue): string {
  if (Array.isArray(value)) return `[${value.map((each) => JSON.stringify(each)).join(", ")}]`;
  return type === "choice" ? String(value) : JSON.stringify(value);
}

/**
 * Reads a text: every block's values, checked as a form's would be. What a block doesn't say is empty.
 * @returns a refusal with the line and column, at `text`, for anything else
 */
export function readText(kind: TextKind, text: string): ReadText {
  const tokens = tokensOf(text);
  if ("allowed" in tokens) return tokens;
  const blocks: TextBlock[] = [];
  const titles = new Set<string>();
  let rest: readonly Token[] = tokens;
  while (rest[0]?.type !== "end") {
    const read = readBlock(kind, rest);
    if ("allowed" in read) return read;
    const { block, at } = read;
    const name = block.title.toLowerCase();
    if (titles.has(name)) return badText(at, { fault: "twice", names: [block.title] });
    if (blocks.length === textLimits.blocks) {
      return badText(at, { fault: "too_many", amount: textLimits.blocks });
    }
    titles.add(name);
    blocks.push(block);
    rest = read.rest;
  }
  return { allowed: true, blocks };
}

/** How a string is named where one is expected. */
const quoted = '"text"';

type Read = { readonly block: TextBlock; readonly at: Token; readonly rest: readonly Token[] } | Refusal;

function readBlock({ key, title, fields: specs }: TextKind, tokens: readonly Token[]): Read {
  const [head, name, open] = tokens as [Token, Token, Token];
  if (head.type !== "word" || head.value !== key) return badText(head, { fault: "expected", names: [key] });
  if (name.type !== "string") return badText(name, { fault: "expected", names: [quoted] });
  if (open.type !== "{") return badText(open, { fault: "expected", names: ["{"] });

  const given: Record<string, unknown> = { [title ?? ""]: name.value };
  const places = new Map<string, Token>([[title ?? "", name]]);
  const known = specs.filter((spec) => spec.key !== title);
  let at = 3;
  for (;;) {
    const field = tokens[at] as Token;
    if (field.type === "}") break;
    const spec = known.find((each) => field.type === "word" && each.key === field.value);
    if (spec === undefined) {
      return badText(field, { fault: "expected", names: [...known.map((each) => each.key), "}"] });
    }
    if (places.has(spec.key)) return badText(field, { fault: "twice", names: [spec.key] });
    const value = readValue(spec, tokens, at + 1);
    if ("allowed" in value) return value;
    given[spec.key] = value.value;
    places.set(spec.key, tokens[at + 1] as Token);
    at = value.next;
  }
  const read = readChanged(specs, {}, given, "text", true);
  if (!read.allowed) return badText(places.get(read.path?.slice("text.".length) ?? "") ?? head, read);
  const block = { title: String(read.values[title ?? ""]), fields: read.values, line: head.line };
  return { block, at: name, rest: tokens.slice(at + 1) };
}

type Value = { readonly value: Written | readonly string[]; readonly next: number } | Refusal;

/** One value: a choice is a word, a number is written without quotes, tags are a list, and everything else is quoted. */
function readValue(spec: FieldSpec, tokens: readonly Token[], from: number): Value {
  const token = tokens[from] as Token;
  if (spec.type === "tags") return readList(tokens, from);
  if (spec.type === "choice") {
    const names = spec.options.map(({ key }) => key);
    const isOne = token.type === "word" && names.includes(token.value);
    return isOne ? { value: token.value, next: from + 1 } : badText(token, { fault: "expected", names });
  }
  const wanted = spec.type === "number" ? "number" : "string";
  if (token.type === wanted) return { value: token.value, next: from + 1 };
  return badText(token, { fault: "expected", names: [wanted === "number" ? "1" : quoted] });
}

/** Strings in brackets, with a comma between them. */
function readList(tokens: readonly Token[], from: number): Value {
  const open = tokens[from] as Token;
  if (open.type !== "[") return badText(open, { fault: "expected", names: ["["] });
  const value: string[] = [];
  let at = from + 1;
  while (tokens[at]?.type !== "]") {
    const item = tokens[at] as Token;
    if (item.type !== "string") return badText(item, { fault: "expected", names: [quoted, "]"] });
    value.push(item.value);
    const after = tokens[at + 1] as Token;
    if (after.type !== "," && after.type !== "]") {
      return badText(after, { fault: "expected", names: [",", "]"] });
    }
    at += after.type === "," ? 2 : 1;
  }
  return { value, next: at + 1 };
}
