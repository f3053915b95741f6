import type { Effects } from "./useEffects.ts";

type Change = Effects["changes"][number];

/** People with the same effect, in any place. */
export type EffectGroup = Pick<Change, "kind" | "gains" | "losses" | "endsAt"> & {
  readonly people: readonly { readonly userId: string; readonly name: string; readonly email: string }[];
  /** The places, by name; null is the organization itself. */
  readonly places: readonly (string | null)[];
  readonly changes: readonly Change[];
};

/** The worst first: losing all access, losing permissions, exchanging some, only gaining. */
const order = { loses_access: 0, changes: 1, gains_access: 2 } as const;

/** Groups identical effects, so that fifty people in one role are one line. */
export function effectGroups(changes: readonly Change[]): EffectGroup[] {
  const alike = new Map<string, Change[]>();
  for (const change of changes) {
    // People who lose all access lose everything they had, whatever it was.
    const { kind, gains, losses, endsAt } = change;
    const key = JSON.stringify(kind === "loses_access" ? [kind] : [kind, gains, losses, endsAt]);
    alike.set(key, [...(alike.get(key) ?? []), change]);
  }
  return [...alike.values()].flatMap(groupOf).sort((a, b) => weight(a) - weight(b));
}

function groupOf(changes: readonly Change[]): EffectGroup[] {
  const [first] = changes;
  if (first === undefined) return [];
  const { kind, gains, losses, endsAt } = first;
  const people = new Map(changes.map(({ userId, name, email }) => [userId, { userId, name, email }]));
  const places = new Map(changes.map(({ workspace }) => [workspace?.id ?? null, workspace?.name ?? null]));
  return [
    {
      kind,
      gains,
      losses,
      endsAt,
      people: [...people.values()],
      places: [...places.values()],
      changes,
    },
  ];
}

function weight({ kind, losses }: EffectGroup): number {
  return order[kind] + (kind === "changes" && losses.length === 0 ? 0.5 : 0);
}

/** How many people lose something, and how many gain something; a person who does both counts twice. */
export function effectCounts(changes: readonly Change[]): {
  readonly losing: number;
  readonly gaining: number;
} {
  const count = (has: (change: Change) => boolean) =>
    new Set(changes.filter(has).map(({ userId }) => userId)).size;
  return {
    losing: count(({ losses }) => losses.length > 0),
    gaining: count(({ gains }) => gains.length > 0),
  };
}
