/** The maximum length of a name in a mail, in characters. */
const longest = 40;

/**
 * A name given by a person, for the subject of a mail to someone with an account; null for one that is not suitable: a
 * long one, or one in which a mail program or a reader could see a URL or a command (docs/decisions/040).
 */
export function namedInSubject(name: string): string | null {
  return [...name].length <= longest && /^[\p{L}\p{M}\p{Nd} '’&()–-]+$/u.test(name)
    ? `\u2068${name}\u2069`
    : null;
}

/**
 * A name given by a person, in a mail's text: shortened, without anything that mail programs turn into a link, and
 * isolated from the text around it in any direction (U+2068, U+2069).
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
  return `\u2068${unlinked(short)}\u2069`;
}

/** A text that a person wrote, in a mail's text: whole, and like a {@link named name} otherwise. */
export function quoted(text: string): string {
  return `\u2068${unlinked(text)}\u2069`;
}

/** An invisible zero-width space breaks up a URL. */
const unlinked = (text: string) => text.replaceAll(/(?<=[.:@/])(?=\S)/g, "\u200B");
