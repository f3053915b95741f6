import type { Locale } from "@bailiwick/domain";
import { currentLocale, isLocale } from "./locale.ts";

/** Where a browser keeps the language that the console spoke last. */
const key = "bailiwick.locale";

/** The language kept for this browser; null when there is none, or no storage. */
export function keptLocale(): Locale | null {
  try {
    const kept = localStorage.getItem(key);
    return kept !== null && isLocale(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps the language for this browser; false where it cannot. */
function keep(locale: Locale): boolean {
  try {
    localStorage.setItem(key, locale);
  } catch {
    return false;
  }
  return keptLocale() === locale;
}

/** The first language that the reader's browser asks for and the console speaks; English where there is none. */
export function askedLocale(tags: readonly string[]): Locale {
  return tags.map(languageOf).find(isLocale) ?? "en";
}

/** How the reader writes dates and numbers in a language: as their region does, where their browser names one. */
export function formatsIn(locale: Locale, tags: readonly string[]): string {
  return tags.find((tag) => languageOf(tag) === locale && isTag(tag)) ?? locale;
}

/** Whether `Intl` takes it: a browser may name its language as the system does, such as "en-US@posix". */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

function languageOf(tag: string): string {
  return tag.toLowerCase().split("-", 1)[0] ?? "";
}

/**
 * Goes on in the language of the person, or of a workspace (C8): keeps it, and loads the console anew, since every text of it was taken when
 * its module was loaded. Resolves only where there is nothing to do, or nothing can be kept: then the language stays.
 */
export async function follow(locale: string): Promise<void> {
  if (!isLocale(locale) || locale === currentLocale() || !keep(locale)) return;
  location.reload();
  await new Promise<never>(() => {});
}
