import { currentLocale } from "../../texts/locale.ts";
import type { Entry } from "./entries.ts";

type Choice = { readonly value: string; readonly label: string };

/** The people to choose from: those given, and whoever acted in the entries shown, as people leave; each once. */
export function peopleIn(
  entries: readonly Entry[],
  members: readonly { userId: string; name: string }[],
): Choice[] {
  const names = new Map(members.map(({ userId, name }) => [userId, name]));
  for (const { actorId, actorName } of entries) {
    if (actorId !== null && !names.has(actorId)) names.set(actorId, actorName ?? actorId);
  }
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, currentLocale()));
}
