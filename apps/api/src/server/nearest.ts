/** The name with the smallest edit distance from the given one (Levenshtein). */
export function nearest(name: string, among: readonly string[]): string | undefined {
  const [first] = among
    .map((known) => ({ known, errors: distance(name, known) }))
    .toSorted((one, other) => one.errors - other.errors);
  return first?.known;
}

function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [place, wanted] of [...other].entries()) {
      const replaced = (row[place] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(replaced, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
