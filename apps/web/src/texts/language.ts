import type { Locale } from "@bailiwick/domain";
import { currentLocale, isLocale } from "./locale.ts";

/** The browser's storage key for the console's last language. */
const key = "bailiwick.locale";

/** This browser's stored language; null if there is none, or no storage. */
export function keptLocale(): Locale | null {
  try {
    const kept = localStorage.getItem(key);
    return kept !== null && isLocale(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Stores the language in this browser; false if it can't. */
function keep(locale: Locale): boolean {
  try {
    localStorage.setItem(key, locale);
  } catch {
    return false;
  }
  return keptLocale() === locale;
}

/** The first language that the reader's browser asks for and the console has; English if there is none. */
export function askedLocale(tags: readonly string[]): Locale {
  return tags.map(languageOf).find(isLocale) ?? "en";
}

/** The reader's locale for dates and numbers in a language: their region's, if their browser names one. */
export function formatsIn(locale: Locale, tags: readonly string[]): string {
  return tags.find((tag) => languageOf(tag) === locale && isTag(tag)) ?? locale;
}

/** Whether `Intl` accepts it: a browser might report the system's name, such as "en-US@posix". */
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
 * Continues in the language of the person, or of a workspace (C8): stores it, and reloads the console, because each
 * module read its texts when it was loaded. Resolves only if there is nothing to do, or nothing can be stored: then the
 * language stays.
 */
export async function follow(locale: string): Promise<void> {
  if (!isLocale(locale) || locale === currentLocale() || !keep(locale)) return;
  location.reload();
  await new Promise<never>(() => {});
}
