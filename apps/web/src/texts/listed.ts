import type { Locale } from "@bailiwick/domain";

/** Phrases as one, as the language writes a list: "Research and Sales", "Owner oder Admin". */
export function listed(
  locale: Locale,
  phrases: readonly string[],
  type: Intl.ListFormatOptions["type"] = "conjunction",
): string {
  return new Intl.ListFormat(locale, { type }).format(phrases);
}
