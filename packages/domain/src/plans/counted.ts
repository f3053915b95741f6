import { defaultLocale, type Locale } from "../text/locales.ts";
import { pluralForm } from "../text/plural.ts";

/**
 * A phrase or a sentence about an amount, for one and for many, with `{amount}` for the number. `none` is for zero,
 * where that reads better than "0 integrations".
 */
export type Counted = { readonly none?: string; readonly one: string; readonly many: string };

/** The phrase with the amount filled in; `written` formats the number for the reader's language. */
export function inWords(
  { none, one, many }: Counted,
  amount: number,
  written: (amount: number) => string = String,
  locale: Locale = defaultLocale,
): string {
  if (amount === 0 && none !== undefined) return none;
  return withAmount(pluralForm(locale, amount, one, many), written(amount));
}

/** A phrase with the number in place of `{amount}`. */
export function withAmount(phrase: string, amount: string): string {
  return phrase.replaceAll("{amount}", amount);
}
