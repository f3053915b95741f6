import type { Configuration, ConfigurationSection } from "./configuration.ts";
import { type ConfigurationItem, type ConfigurationPart, type Fields, itemsOf, keyOf } from "./items.ts";

export type ConfigurationAction = "add" | "change" | "remove";

/** One thing that a file changes: without `before` it is added, without `after` removed; otherwise both have what differs. */
export type ConfigurationChange = {
  readonly part: ConfigurationPart;
  readonly action: ConfigurationAction;
  readonly id: ConfigurationItem["id"];
  readonly before: Fields | null;
  readonly after: Fields | null;
};

type Step = `${ConfigurationPart}.${ConfigurationAction}`;

/**
 * The order in which changes are made: what others refer to comes first and goes last, and seats are freed before they
 * are taken.
 */
const order: readonly Step[] = [
  "role.add",
  "role.change",
  "team_member.remove",
  "member.remove",
  "member.change",
  "member.add",
  "team.add",
  "team.change",
  "team_member.add",
  "team_grant.remove",
  "team_grant.change",
  "team_grant.add",
  "team.remove",
  "role.remove",
  "setting.add",
  "setting.change",
  "webhook.remove",
  "webhook.change",
  "webhook.add",
  "allotment.remove",
  "allotment.change",
  "allotment.add",
  "security_policy.change",
];

/** Those of whom there must always be one get their role before anyone loses it. */
const beforeAll = order.indexOf("team_member.remove") - 0.5;

/** What the difference depends on besides the two states. */
export type Comparing = {
  /** By the database's clock. */
  readonly now: Date;
  /** The roles that keep the place owned or administered. */
  readonly kept: readonly string[];
};

/**
 * What a file changes, in the order in which it is done. What the file names is managed: of a section that it has,
 * what is there and not in the file is removed. A section that it leaves out is left alone, and so is a setting, or the
 * allotments of a meter.
 */
export function configurationDifference(
  live: Configuration,
  wanted: Configuration,
  { now, kept }: Comparing,
): readonly ConfigurationChange[] {
  const there = byKey(itemsOf(managed(live, wanted), now));
  const asked = byKey(itemsOf(wanted, now));
  const changes: ConfigurationChange[] = [];
  for (const [key, { part, id, fields }] of asked) {
    const before = there.get(key)?.fields;
    if (before === undefined) changes.push({ part, action: "add", id, before: null, after: fields });
    else if (!same(before, fields)) {
      const differing = Object.keys(fields).filter((field) => !same(before[field], fields[field]));
      changes.push({
        part,
        action: "change",
        id,
        before: only(before, differing),
        after: only(fields, differing),
      });
    }
  }
  for (const [key, { part, id, fields }] of there) {
    if (!asked.has(key)) changes.push({ part, action: "remove", id, before: fields, after: null });
  }
  const gone = new Set(
    changes.flatMap(({ part, action, id }) =>
      part === "team" && action === "remove" ? keyOf({ part, id }) : [],
    ),
  );
  const rank = ({ part, action, after }: ConfigurationChange) =>
    part === "member" && kept.includes(String(after?.role)) ? beforeAll : order.indexOf(`${part}.${action}`);
  return changes
    .filter(
      ({ part, id }) =>
        part !== "team_member" || !gone.has(keyOf({ part: "team", id: { team: id.team ?? "" } })),
    )
    .toSorted((a, b) => rank(a) - rank(b));
}

/** What is there of the sections, settings and meters that the file names. */
function managed(live: Configuration, wanted: Configuration): Configuration {
  const named = Object.fromEntries(
    Object.entries(live).filter(([section]) => wanted[section as ConfigurationSection] !== undefined),
  ) as Configuration;
  const among = <Value>(values: Readonly<Record<string, Value>> | undefined, keys: object | undefined) =>
    values && Object.fromEntries(Object.entries(values).filter(([key]) => Object.hasOwn(keys ?? {}, key)));
  return {
    ...named,
    settings: among(named.settings, wanted.settings),
    quotas: among(named.quotas, wanted.quotas),
  };
}

const byKey = (items: readonly ConfigurationItem[]) => new Map(items.map((item) => [keyOf(item), item]));

const only = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));

/** Whether two values are the same as JSON, in whichever order their keys are. */
function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** A value as JSON, with the keys of its objects in order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
