/**
 * Whether a text matches a pattern in which `*` stands for any text, also none; capitals make no difference. Its time grows
 * with the product of both lengths at most.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), text.toLowerCase()];
  let [at, from] = [0, 0];
  // The last star, and where the text after what it stands for begins: the only place to return to.
  let [star, mark] = [-1, 0];
  while (from < given.length) {
    if (wanted[at] === "*") {
      star = at++;
      mark = from;
    } else if (at < wanted.length && wanted[at] === given[from]) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      at = star + 1;
      from = ++mark;
    } else return false;
  }
  while (wanted[at] === "*") at += 1;
  return at === wanted.length;
}
