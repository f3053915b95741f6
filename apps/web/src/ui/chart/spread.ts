/** At most so many of the labels, as far apart as possible, with the first and the last. */
export function spread(labels: readonly string[], most: number): string[] {
  if (labels.length <= most) return [...labels];
  const step = (labels.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, at) => labels[Math.round(at * step)] ?? "");
}

/** The values of a line to write beside it, by their index: all of a few, else the highest and the last. */
export function worthSaying(values: readonly (number | null)[]): number[] {
  const given = values.flatMap((value, at) => (value === null ? [] : [at]));
  if (given.length <= 6) return given;
  const highest = given.reduce((best, at) => ((values[at] ?? 0) > (values[best] ?? 0) ? at : best));
  const last = given.at(-1) ?? highest;
  // Beside each other, they would be written over each other.
  return last - highest < values.length / 6 ? [highest] : [highest, last];
}
