// Letters that no normalization splits into a plain letter and a mark.
const transliterations: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

/** The words of a name in lowercase ASCII letters and digits; none if the name has no Latin letter and no digit. */
export function plainWords(name: string): readonly string[] {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/\P{ASCII}/gu, (letter) => transliterations[letter] ?? letter)
    .replace(/['’]/g, "");
  return plain.match(/[a-z0-9]+/g) ?? [];
}
