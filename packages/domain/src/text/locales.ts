import { allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** The languages of the product, in their own names (C8, C9). */
export const locales = [
  { key: "en", name: "English" },
  { key: "de", name: "Deutsch" },
] as const;

export type Locale = (typeof locales)[number]["key"];

/** A workspace's initial language and time zone. */
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
 * Zones for which ICU, and so `Intl`, still uses a name that the IANA database moved to its file `backward`, and the
 * current name. `Intl` resolves other aliases, such as "US/Pacific", by itself.
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

/** The current IANA name of a zone, given its name in `Intl`. */
export function currentZoneName(listed: string): string {
  return renamed[listed] ?? listed;
}

/**
 * The one name of a time zone, for any of its names in any case: "europe/berlin" is "Europe/Berlin", "Asia/Calcutta"
 * is "Asia/Kolkata". A text that names no zone is only trimmed.
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

/** Can a workspace use this language? */
export function checkLocale(text: string, path = "locale"): Decision {
  return isLocale(text)
    ? allowed
    : refuse("unknown_locale", { names: locales.map(({ name }) => name) }, path);
}
