import { currentLocale } from "../../texts/locale.ts";
import { actorOf, type Entry } from "./entries.ts";

/** A person to choose: their id, and their label. */
export type Person = { readonly value: string; readonly label: string };

/** The actors of the entries, without duplicates, by name. */
export function peopleIn(entries: readonly Entry[]): Person[] {
  const names = new Map<string, string>();
  for (const entry of entries) {
    const { actorId } = entry;
    if (actorId !== null && !names.has(actorId)) names.set(actorId, actorOf(entry) ?? actorId);
  }
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, currentLocale()));
}

/** People of a list, to choose from. */
export function peopleOf(listed: readonly { readonly userId: string; readonly name: string }[]): Person[] {
  return listed.map(({ userId, name }) => ({ value: userId, label: name }));
}
