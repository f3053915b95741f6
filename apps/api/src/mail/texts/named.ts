/** How much of a name is read in a mail, in characters. */
const longest = 40;

/**
 * A name that a person typed, for the subject of a mail to someone with an account; null for one that does not go there: a
 * long one, or one in which a mail program or a reader could see an address or a command (docs/decisions/040).
 */
export function namedInSubject(name: string): string | null {
  return [...name].length <= longest && /^[\p{L}\p{M}\p{Nd} '’&()–-]+$/u.test(name)
    ? `\u2068${name}\u2069`
    : null;
}

/**
 * A name that a person typed, as it goes into a mail: shortened, without anything that mail programs make a link of, and
 * set apart from the text around it, whichever way it is written (U+2068, U+2069).
 */
export function named(name: string): string {
  const letters = [...name];
  const short =
    letters.length <= longest
      ? name
      : `${letters
          .slice(0, longest - 1)
          .join("")
          .trimEnd()}…`;
  // A zero-width space, which readers do not see, where an address would go on.
  const plain = short.replaceAll(/(?<=[.:@/])(?=\S)/g, "\u200B");
  return `\u2068${plain}\u2069`;
}
