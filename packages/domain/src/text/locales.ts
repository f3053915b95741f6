import { allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** The languages that the product speaks, in their own words (C8, C9). */
export const locales = [
  { key: "en", name: "English" },
  { key: "de", name: "Deutsch" },
] as const;

export type Locale = (typeof locales)[number]["key"];

/** What a workspace is set to from its start. */
export const defaultLocale: Locale = "en";
export const defaultTimeZone = "UTC";

/** Whether a text from outside names a language of the product. */
export function isLocale(text: string): text is Locale {
  return locales.some(({ key }) => key === text);
}

/** Whether the text names a time zone of the IANA database, such as "Europe/Berlin" (C6, C7). An offset names none. */
export function isTimeZone(text: string): boolean {
  if (text.length > 64 || !/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** A time zone's name in the letters of the IANA database, however it was typed: "europe/berlin" is "Europe/Berlin". */
export function normalizeTimeZone(text: string): string {
  const typed = text.trim();
  if (!isTimeZone(typed)) return typed;
  const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: typed }).resolvedOptions();
  // What is another name of the zone stays: who says "Asia/Kolkata" does not want to read "Asia/Calcutta".
  return timeZone.toLowerCase() === typed.toLowerCase() ? timeZone : typed;
}

/** Can a workspace show its times in this zone? */
export function checkTimeZone(text: string, path = "timeZone"): Decision {
  return isTimeZone(text) ? allowed : refuse("unknown_time_zone", {}, path);
}

/** Can a workspace speak this language? */
export function checkLocale(text: string, path = "locale"): Decision {
  return isLocale(text)
    ? allowed
    : refuse("unknown_locale", { names: locales.map(({ name }) => name) }, path);
}
