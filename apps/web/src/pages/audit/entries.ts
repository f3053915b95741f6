import { auditSentence, type Roles } from "@bailiwick/domain";
import type { Inputs, Outputs } from "../../api.ts";
import type { AuditSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { words } from "../../texts/words.ts";
import { instantAt } from "../../ui/moments.ts";

export type Entry = Outputs["audit"]["list"]["items"][number];
type Filters = Pick<Inputs["audit"]["list"], "action" | "actorId" | "outcome" | "from" | "to">;

/** An entry as a sentence, with the names of the roles that there are; one that is gone stands there by its key. */
export function entrySentence(entry: Entry, { workspace, organization }: Roles): string {
  const roles = [...workspace, ...organization];
  // A setting is stored by its blueprint's English name.
  const isSetting = entry.action === "workspace.setting_changed" && entry.targetName !== null;
  const targetName = isSetting ? words.builtIn(entry.targetName ?? "") : entry.targetName;
  return auditSentence(
    { ...entry, targetName },
    (key) => {
      return roles.find((role) => role.key === key)?.name ?? key;
    },
    words.audit,
  );
}

/** The names that people gave and that can stand in its sentence: who acted, on what, and what it was called before. */
export function namesIn({ actorName, targetName, before, after }: Entry): string[] {
  const stored = [before, after].flatMap((json) => Object.values(fieldsOf(json)));
  return [actorName, targetName, ...stored].filter((name) => typeof name === "string");
}

/**
 * What of the address the API filters by. Days, as the time zone has them, become moments: from the start of the first to
 * the end of the last.
 */
export function filtersOf({ action, person, outcome, from, to }: AuditSearch, timeZone: string): Filters {
  return {
    // An action that there is none of, from a mistyped address, finds nothing; the API says so.
    action: (action ?? null) as Filters["action"],
    actorId: person ?? null,
    outcome: outcome ?? null,
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
