import { auditNames, auditSentence, type Blueprint, erasedFields, type Roles } from "@bailiwick/domain";
import type { Inputs, Outputs } from "../../api.ts";
import type { AuditSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { words } from "../../texts/words.ts";
import { instantAt } from "../../ui/moments.ts";

type Page = Pick<Outputs["audit"]["list"], "items" | "people">;

/** An entry, with the current names of the people on its page. */
export type Entry = Page["items"][number] & { readonly people: ReadonlyMap<string, string> };

/** The entries of an answer, each with the names that came along. */
export function entriesOf({ items, people }: Page): Entry[] {
  const names = new Map(people.map(({ userId, name }) => [userId, name]));
  return items.map((entry) => ({ ...entry, people: names }));
}
type Filters = Pick<Inputs["audit"]["list"], "action" | "actorId" | "outcome" | "from" | "to" | "search">;

/** The sources of names for keys and addresses in entries. */
export type Naming = {
  readonly blueprint: Blueprint;
  /** All roles of the organization, including custom ones. */
  readonly roles: Roles;
};

/** An entry as a sentence. What is gone appears by its key, and a person by their former address. */
export function entrySentence(entry: Entry, { blueprint, roles }: Naming): string {
  const nameOf = auditNames(blueprint, {
    role: (key) => [...roles.workspace, ...roles.organization].find((role) => role.key === key)?.name,
    setting: words.builtIn,
  });
  const said = { ...entry, actorName: actorOf(entry), targetName: targetOf(entry) };
  return auditSentence(said, nameOf, words.audit);
}

/** The actor, by their current name or their former address; null for the system. */
export function actorOf({ actorId, actorName, people }: Entry): string | null {
  return (actorId === null ? undefined : people.get(actorId)) ?? actorName;
}

/** The target; a person by their current name. */
export function targetOf({ targetKind, targetId, targetName, people }: Entry): string | null {
  return (targetKind === "user" && targetId !== null ? people.get(targetId) : undefined) ?? targetName;
}

/** The actor as a list shows them: by name or address, as the system, or as erased. */
export function whoOf(entry: Entry): string {
  return (
    actorOf(entry) ?? (erasedFields(entry).includes("actorName") ? words.audit.erased : texts.audit.system)
  );
}

/** A value as it is shown: itself, or that it was erased; null if there never was one. */
export function shownOf(entry: Entry, field: "ip" | "targetName"): string | null {
  const value = field === "targetName" ? targetOf(entry) : entry.ip;
  return value ?? (erasedFields(entry).includes(field) ? words.audit.erased : null);
}

/** The names given by people that its sentence can contain: the actor, the target, and the target's earlier name. */
export function namesIn(entry: Entry): string[] {
  const { actorName, targetName, before, after } = entry;
  const stored = [before, after].flatMap((json) => Object.values(fieldsOf(json)));
  return [actorOf(entry), targetOf(entry), actorName, targetName, ...stored].filter(
    (name) => typeof name === "string",
  );
}

/**
 * The URL's filters for the API. Days in the time zone become instants: from the start of the first to the end of the
 * last.
 */
export function filtersOf(
  { action, person, outcome, from, to, text }: AuditSearch,
  timeZone: string,
): Filters {
  return {
    // An unknown action, from a mistyped URL, finds nothing; the API says so.
    action: (action ?? null) as Filters["action"],
    actorId: person ?? null,
    outcome: outcome ?? null,
    search: text ?? "",
    from: from === undefined ? null : startOfDay(from, timeZone),
    to: to === undefined ? null : startOfDay(to, timeZone, 1),
  };
}

/** The first instant of a day (YYYY-MM-DD) in the time zone, or of a day some days later. */
export function startOfDay(day: string, timeZone: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const midnight = new Date(Date.UTC(year, month - 1, date + later)).toISOString().slice(0, 16);
  return instantAt(midnight, timeZone);
}

/** One field of an entry's stored data, before and after; null if it was not stored. */
export type Change = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** The changes, field by field, from the entry's stored JSON. Never throws. */
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
