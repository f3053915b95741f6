/** The median of several measurements, and their spread. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number };

/** Throws a RangeError if there are none. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  const middle = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (min === undefined || max === undefined) throw new RangeError("nothing was measured");
  return { median: ((middle[0] ?? min) + (middle[1] ?? min)) / 2, min, max };
}

/**
 * Measures several things in turn, round after round, so that other activity on the machine affects all of them.
 * @returns the measurements of each, by its name.
 */
export async function alternate<Name extends string, Value>(
  rounds: number,
  measures: Readonly<Record<Name, () => Value | Promise<Value>>>,
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(measures) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as Value[]])) as Record<Name, Value[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) values[name].push(await measures[name]());
  }
  return values;
}
