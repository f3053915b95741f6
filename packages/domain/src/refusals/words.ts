const listFormats = new Map<string, Intl.ListFormat>();

/** The locale's format for lists of a type: each is made once, because that takes longer than to write a list. */
function listFormat(locale: string, type: "conjunction" | "disjunction"): Intl.ListFormat {
  const key = `${locale} ${type}`;
  const known = listFormats.get(key) ?? new Intl.ListFormat(locale, { type });
  listFormats.set(key, known);
  return known;
}

/** Words as one phrase, as the language writes a list: "Owner or Admin", "Payments, Core and Labs". */
export function listed(
  locale: string,
  words: readonly string[],
  type: "conjunction" | "disjunction",
): string {
  return listFormat(locale, type).format(words);
}

/** At most three names: of more, the first two and the number of the others, as `more` words it. */
export function shortened(names: readonly string[], more: (count: number) => string): readonly string[] {
  return names.length > 3 ? [...names.slice(0, 2), more(names.length - 2)] : names;
}

/** The phrase with a capital first letter. */
export function sentenceCase(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
