import { corePlanWords, coreTranslations } from "../plans/plan-words.ts";
import type { Locale } from "../text/locales.ts";
import { type Blueprint, makeBlueprint } from "./blueprint.ts";

/** The parts of a blueprint that people read; the rest is keys and stored values. */
const readKeys: ReadonlySet<string> = new Set([
  "name",
  "plural",
  "description",
  "help",
  "phrase",
  "none",
  "one",
  "many",
]);
/** What becomes a tenant's own data and stays as stored, and what is derived from the rest. */
const storedKeys: ReadonlySet<string> = new Set([
  "initial",
  "defaultWorkspace",
  "translations",
  "catalogue",
  "everyLimit",
  "everyFeature",
  "tests",
  "missing",
]);

/** The blueprint with its names and sentences in this language; anything without a translation stays English. */
export function localizeBlueprint(blueprint: Blueprint, locale: Locale): Blueprint {
  if (locale === "en") return blueprint;
  const core = localized(corePlanWords, coreTranslations[locale]);
  return makeBlueprint(localized(blueprint, blueprint.translations?.[locale] ?? {}), core);
}

function localized<Part>(part: Part, words: Readonly<Record<string, string>>): Part {
  if (Array.isArray(part)) return part.map((each) => localized(each, words)) as Part;
  if (typeof part !== "object" || part === null || ArrayBuffer.isView(part)) return part;
  const entries = Object.entries(part).map(([key, value]) => {
    if (storedKeys.has(key)) return [key, value];
    return [
      key,
      readKeys.has(key) && typeof value === "string" ? (words[value] ?? value) : localized(value, words),
    ];
  });
  return Object.fromEntries(entries) as Part;
}

/** Every text of the blueprint that people read, without duplicates. */
export function textsOf(blueprint: Blueprint): readonly string[] {
  const texts = new Set<string>();
  const walk = (part: unknown): void => {
    if (typeof part !== "object" || part === null || ArrayBuffer.isView(part)) return;
    for (const [key, value] of Object.entries(part)) {
      if (storedKeys.has(key)) continue;
      if (readKeys.has(key) && typeof value === "string") texts.add(value);
      else walk(value);
    }
  };
  walk(blueprint);
  return [...texts];
}
