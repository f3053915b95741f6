/** The marks that stand on letters: the blocks of combining diacritical marks. */
const marks = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/g;

/** Letters that no decomposition takes apart, as people type them who do not have them. */
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
 * A text as searches compare it, without accents and case: "jose" is found in "José", "strasse" in "Straße". The database
 * does the same in `authz.search_key`.
 */
export function searchKey(text: string): string {
  const bare = text.normalize("NFD").replace(marks, "").toLowerCase();
  return bare.replace(letters, (letter) => plain[letter] ?? letter);
}

/** Whether `wanted`, as somebody typed it, is a part of the text. */
export function isFoundIn(text: string, wanted: string): boolean {
  return searchKey(text).includes(searchKey(wanted.trim()));
}
