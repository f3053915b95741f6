/** Marks on letters: the Unicode blocks of combining diacritical marks. */
const marks = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/g;

/** Letters that have no decomposition, as people type them whose keyboard lacks them. */
const plain: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ς: "σ",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
};
const letters = new RegExp(`[${Object.keys(plain).join("")}]`, "g");

/**
 * A text as searches compare it, without accents and case: "jose" matches "José", "strasse" matches "Straße". The
 * database does the same in `authz.search_key`.
 */
export function searchKey(text: string): string {
  const bare = text.normalize("NFD").replace(marks, "").toLowerCase();
  return bare.replace(letters, (letter) => plain[letter] ?? letter);
}

/** Whether the text contains `wanted`, as a person typed it. */
export function isFoundIn(text: string, wanted: string): boolean {
  return searchKey(text).includes(searchKey(wanted.trim()));
}
