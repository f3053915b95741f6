import type { Locale } from "./locales.ts";

const rules = new Map<Locale, Intl.PluralRules>();

/**
 * The form of a phrase that goes with an amount, by the plural rules of the language (CLDR, through `Intl`): `one` for 1
 * in English and German, `many` for the rest.
 */
export function pluralForm(locale: Locale, amount: number, one: string, many: string): string {
  const known = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, known);
  return known.select(amount) === "one" ? one : many;
}
