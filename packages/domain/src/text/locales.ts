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

/**
 * Zones that ICU, and with it `Intl`, still calls by a name that the IANA database has moved to its file `backward`,
 * and the name that replaced it. Other aliases, such as "US/Pacific", `Intl` resolves by itself.
 */
const renamed: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** The name by which the IANA database lists a zone today, given the one by which `Intl` lists it. */
export function currentZoneName(listed: string): string {
  return renamed[listed] ?? listed;
}

/**
 * The one name of a time zone, whichever of its names was typed and in whichever case: "europe/berlin" is
 * "Europe/Berlin", "Asia/Calcutta" is "Asia/Kolkata". A text that names no zone comes back trimmed.
 */
export function normalizeTimeZone(text: string): string {
  const typed = text.trim();
  if (!isTimeZone(typed)) return typed;
  const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: typed }).resolvedOptions();
  return currentZoneName(timeZone);
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
