import { defaultLocale, isLocale, type Locale } from "@bailiwick/domain";
import { de } from "./de.ts";
import { en, type MailTexts } from "./en.ts";

export type { MailMessage, MailTexts } from "./en.ts";

const catalogues: Readonly<Record<Locale, MailTexts>> = { en, de };

/** The mails in a language; in the product's default if it does not have that one. */
export function mailTextsIn(locale: string): MailTexts {
  return catalogues[isLocale(locale) ? locale : defaultLocale];
}

/** A time for the mail's reader: in the workspace's language and time zone (C6, C9), including the zone. */
export function momentIn(locale: string, timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat(isLocale(locale) ? locale : defaultLocale, {
    dateStyle: "long",
    timeStyle: "long",
    timeZone,
  }).format(at);
}

/** The language that a browser asks for (RFC 9110, Accept-Language), among the product's. */
export function askedLocale(header: string | null): Locale {
  const wanted = (header ?? "")
    .split(",")
    .map((range) => {
      const [tag = "", weight] = range
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/);
      return { language: tag.split("-", 1)[0] ?? "", weight: weight === undefined ? 1 : Number(weight) };
    })
    .toSorted((one, other) => other.weight - one.weight);
  for (const { language, weight } of wanted) {
    if (weight > 0 && isLocale(language)) return language;
  }
  return defaultLocale;
}
