import { allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { fieldLimits } from "../resources/fields.ts";
import { checkName } from "../text/names.ts";

/** What a name pattern can contain, in braces behind a dollar sign. */
export const nameVariables = ["hostname", "short_id"] as const;

const variable = /\$\{([^}]*)\}/g;

/** Is this a pattern for the names of new machines (C18)? A text, with variables that are known. */
export function checkNamePattern(pattern: string, path: string): Decision {
  const named = checkName(pattern, path);
  if (!named.allowed) return named;
  const known = new Set<string>(nameVariables);
  const isKnown = [...pattern.matchAll(variable)].every(([, name]) => known.has(name ?? ""));
  return isKnown && !/\$\{[^}]*$/.test(pattern)
    ? allowed
    : refuse(
        "bad_setting",
        { what: "pattern", names: nameVariables.map((name) => `\${${name}}`), amount: 0 },
        path,
      );
}

/** What a machine's name is made from; `shortId` is the start of its id. */
export type NameParts = { readonly hostname: string; readonly shortId: string };

/** The name of a new machine by the workspace's pattern. */
export function nameByPattern(pattern: string, { hostname, shortId }: NameParts): string {
  const filled = pattern.replaceAll(variable, (_, name) => (name === "hostname" ? hostname : shortId));
  return cut(filled, fieldLimits.text);
}

/** The name with the short id, for one that another machine has (C18). */
export function nameWithShortId(name: string, shortId: string): string {
  return `${cut(name, fieldLimits.text - shortId.length - 1)}-${shortId}`;
}

/** The first characters of an id, by which people tell two machines of one name apart. */
export const shortIdOf = (id: string): string => id.slice(0, 8);

const cut = (text: string, length: number) => [...text].slice(0, length).join("");
