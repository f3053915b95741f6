import {
  auditSentence,
  type Blueprint,
  locales,
  type NamedInAudit,
  planOf,
  type Roles,
} from "@bailiwick/domain";
import type { Inputs, Outputs } from "../../api.ts";
import type { AuditSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { words } from "../../texts/words.ts";
import { instantAt } from "../../ui/moments.ts";

type Page = Pick<Outputs["audit"]["list"], "items" | "people">;

/** An entry, with the present names of the people whom its page names. */
export type Entry = Page["items"][number] & { readonly people: ReadonlyMap<string, string> };

/** The entries of an answer, each with the names that came along. */
export function entriesOf({ items, people }: Page): Entry[] {
  const names = new Map(people.map(({ userId, name }) => [userId, name]));
  return items.map((entry) => ({ ...entry, people: names }));
}
type Filters = Pick<Inputs["audit"]["list"], "action" | "actorId" | "outcome" | "from" | "to" | "search">;

/** What names what entries only have keys or addresses of. */
export type Naming = {
  readonly blueprint: Blueprint;
  /** All that there are in the organization, custom ones too. */
  readonly roles: Roles;
};

/** An entry as a sentence. What is gone stands there by its key, and a person by the address that they had. */
export function entrySentence(entry: Entry, { blueprint, roles }: Naming): string {
  const nameOf = (what: NamedInAudit, key: string): string => {
    switch (what) {
      case "role":
        return [...roles.workspace, ...roles.organization].find((role) => role.key === key)?.name ?? key;
      case "plan":
        return planOf(blueprint.plans, key)?.name ?? key;
      case "locale":
        return locales.find((locale) => locale.key === key)?.name ?? key;
      case "limit":
        return blueprint.everyLimit.find((limit) => limit.key === key)?.name ?? key;
      case "setting":
        // Stored by its blueprint's English name.
        return words.builtIn(key);
    }
  };
  const said = { ...entry, actorName: actorOf(entry), targetName: targetOf(entry) };
  return auditSentence(said, nameOf, words.audit);
}

/** Who acted, by their present name, or by the address that they had; null for the system. */
export function actorOf({ actorId, actorName, people }: Entry): string | null {
  return (actorId === null ? undefined : people.get(actorId)) ?? actorName;
}

/** What was acted on; a person by their present name. */
export function targetOf({ targetKind, targetId, targetName, people }: Entry): string | null {
  return (targetKind === "user" && targetId !== null ? people.get(targetId) : undefined) ?? targetName;
}

/** The names that people gave and that can stand in its sentence: who acted, on what, and what it was called before. */
export function namesIn(entry: Entry): string[] {
  const { actorName, targetName, before, after } = entry;
  const stored = [before, after].flatMap((json) => Object.values(fieldsOf(json)));
  return [actorOf(entry), targetOf(entry), actorName, targetName, ...stored].filter(
    (name) => typeof name === "string",
  );
}

/**
 * What of the address the API filters by. Days, as the time zone has them, become moments: from the start of the first to
 * the end of the last.
 */
export function filtersOf(
  { action, person, outcome, from, to, text }: AuditSearch,
  timeZone: string,
): Filters {
  return {
    // An action that there is none of, from a mistyped address, finds nothing; the API says so.
    action: (action ?? null) as Filters["action"],
    actorId: person ?? null,
    outcome: outcome ?? null,
    search: text ?? "",
    from: from === undefined ? null : startOfDay(from, timeZone),
    to: to === undefined ? null : startOfDay(to, timeZone, 1),
  };
}

/** The first moment of a day (YYYY-MM-DD) in the time zone, or of a day some days later. */
export function startOfDay(day: string, timeZone: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const midnight = new Date(Date.UTC(year, month - 1, date + later)).toISOString().slice(0, 16);
  return instantAt(midnight, timeZone);
}

/** One field of what an entry stored, before and after; null where it was not stored. */
export type Change = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What changed, field by field, from the JSON that is stored with the entry. Never throws. */
export function changesOf({ before, after }: Pick<Entry, "before" | "after">): Change[] {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return fields.map((field) => ({ field, before: shown(was, field), after: shown(is, field) }));
}

function fieldsOf(json: string | null): Record<string, unknown> {
  if (json === null) return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? { ...value } : { "": value };
  } catch {
    return { "": json };
  }
}

function shown(fields: Record<string, unknown>, field: string): string | null {
  if (!Object.hasOwn(fields, field)) return null;
  const value = fields[field];
  if (value === null || value === "") return texts.common.none;
  return typeof value === "string" ? value : JSON.stringify(value);
}
