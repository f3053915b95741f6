import { refuse } from "@bailiwick/domain";

/** The maximum nesting of objects and lists; the API needs five. */
export const maxDepth = 32;

/**
 * Whether a JSON text nests deeper than {@link deepest}, determined without parsing: code that recurses through ten
 * thousand levels of someone's input ends in a stack overflow. Content of strings does not count.
 */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x22 /* " */) at = endOfString(text, at + 1);
    else if (char === 0x5b /* [ */ || char === 0x7b /* { */) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (char === 0x5d /* ] */ || char === 0x7d /* } */) depth -= 1;
  }
  return false;
}

/** The index of the quote that ends a string; the text's end if there is none. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x5c /* \ */) at += 1;
    else if (char === 0x22) return at;
  }
  return text.length;
}

export const tooDeep = refuse("too_deep", { levels: maxDepth });
