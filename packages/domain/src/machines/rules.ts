/** What an agent on a machine does: with a file, with a command, or by calling another agent. */
export const ruleVerbs = ["read", "write", "execute", "invoke"] as const;
export type RuleVerb = (typeof ruleVerbs)[number];

export const verdicts = ["allow", "deny", "ask"] as const;
/** Whether it can: yes, no, or only after a person agreed. */
export type Verdict = (typeof verdicts)[number];

/**
 * How a machine is permitted to act (C15): by its rules and else by asking; only by what a rule allows; or without any
 * check, each use in the log.
 */
export const permissionModes = ["default", "strict", "bypass"] as const;
export type PermissionMode = (typeof permissionModes)[number];

/**
 * A line of permissions.yaml. In a pattern, `*` stands for any characters; a rule without a pattern is about everything
 * that its verb can be done with.
 */
export type PermissionRule = {
  readonly verdict: Verdict;
  readonly verb: RuleVerb | "any";
  /** Of a file that is read or written. */
  readonly path?: string;
  /** Of what is executed. */
  readonly command?: string;
};

/** The maximum number of rules of a machine. */
export const maxRules = 200;

/** What is about to be done. */
export type MachineAct = {
  readonly verb: RuleVerb;
  readonly path?: string | undefined;
  readonly command?: string | undefined;
};

/** The answer, and the rule that gave it, counted from 1; null where the mode gave it. */
export type Ruling = { readonly verdict: Verdict; readonly rule: number | null };

/** Can an agent on a machine in this mode do this? The first rule that matches decides, as far as the mode lets it. */
export function ruleOn(mode: PermissionMode, rules: readonly PermissionRule[], act: MachineAct): Ruling {
  if (mode === "bypass") return { verdict: "allow", rule: null };
  const at = rules.findIndex((rule) => concerns(rule, act));
  const rule = rules[at];
  if (mode === "strict") {
    return rule?.verdict === "allow"
      ? { verdict: "allow", rule: at + 1 }
      : { verdict: "deny", rule: rule === undefined ? null : at + 1 };
  }
  return rule === undefined ? { verdict: "ask", rule: null } : { verdict: rule.verdict, rule: at + 1 };
}

function concerns({ verb, path, command }: PermissionRule, act: MachineAct): boolean {
  if (verb !== "any" && verb !== act.verb) return false;
  if (path !== undefined && !matches(path, normalizePath(act.path ?? ""))) return false;
  return command === undefined || matches(command, act.command ?? "");
}

/** The path without `.`, `..` and repeated slashes, so that no detour around a rule exists. */
function normalizePath(path: string): string {
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") kept.pop();
    else if (part !== "" && part !== ".") kept.push(part);
  }
  return (path.startsWith("/") ? "/" : "") + kept.join("/");
}

/** Whether the whole text matches a pattern in which `*` is any characters; each part is looked for once. */
function matches(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split(/\*+/);
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || text.length < first.length + last.length) return false;
  const end = text.length - last.length;
  let from = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0 || found + part.length > end) return false;
    from = found + part.length;
  }
  return text.endsWith(last);
}
