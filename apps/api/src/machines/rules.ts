import { hash } from "node:crypto";
import { PermissionRules } from "@bailiwick/contracts";
import {
  allowed,
  type BadRules,
  type Decision,
  maxRules,
  type PermissionRule,
  type Refusal,
  type RuleVerb,
  refuse,
  verdicts,
} from "@bailiwick/domain";
import { isMap, isSeq, LineCounter, type Node, parseDocument } from "yaml";

type Read = { readonly allowed: true; readonly rules: readonly PermissionRule[] } | Refusal;

/**
 * Reads a permissions.yaml.
 * @param path the input field to name in a refusal, which also says the line and the column
 */
export function readRules(text: string, path: string): Read {
  const lines = new LineCounter();
  // Aliases could make a small text a large one, and rules need none.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const wrong = (what: BadRules["what"], offset: number): Refusal => {
    const { line, col } = lines.linePos(offset);
    return refuse("bad_rules", { line: Math.max(line, 1), column: Math.max(col, 1), what }, path);
  };
  const [error] = document.errors;
  if (error !== undefined) return wrong("yaml", error.pos[0]);
  if (document.contents === null) return { allowed: true, rules: [] };
  const { contents } = document;
  if (!isSeq<Node>(contents)) return wrong("list", startOf(contents));
  if (contents.items.length > maxRules) return wrong("many", startOf(contents.items[maxRules]));
  const rules: PermissionRule[] = [];
  for (const item of contents.items) {
    const value: unknown = isMap(item) ? item.toJSON() : null;
    const parsed = PermissionRules.element.safeParse(value);
    if (!parsed.success) return wrong(faultOf(value), startOf(item));
    const rule = ruleOf(parsed.data);
    if (rule.path !== undefined && !["read", "write", "any"].includes(rule.verb))
      return wrong("path", startOf(item));
    if (rule.command !== undefined && !["execute", "any"].includes(rule.verb))
      return wrong("command", startOf(item));
    rules.push(rule);
  }
  return { allowed: true, rules };
}

/** Is this a permissions.yaml (C17)? */
export function checkRules(text: string, path: string): Decision {
  const read = readRules(text, path);
  return read.allowed ? allowed : read;
}

/** By which a machine says which rules it has. */
export const versionOf = (text: string): string => hash("sha256", text, "hex").slice(0, 16);

const startOf = (node: Node | null | undefined) => node?.range?.[0] ?? 0;

/** A rule without a pattern that is wrong is wrong in its verb. */
function faultOf(value: unknown): BadRules["what"] {
  if (typeof value !== "object" || value === null) return "rule";
  const { path, command, ...rest } = value as Record<string, unknown>;
  const isRule = PermissionRules.element.safeParse(rest).success;
  return isRule && (path !== undefined || command !== undefined) ? "pattern" : "rule";
}

function ruleOf({ path, command, ...rest }: Record<string, string | undefined>): PermissionRule {
  const verdict = verdicts.find((each) => each in rest) ?? "deny";
  return {
    verdict,
    verb: rest[verdict] as RuleVerb | "any",
    ...(path === undefined ? {} : { path }),
    ...(command === undefined ? {} : { command }),
  };
}
