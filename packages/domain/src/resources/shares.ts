/** So many of all that there are. */
export type Share = { readonly counted: number; readonly total: number };

/** A share in percent, rounded down, so that 100 is all of them; null of nothing. */
export function percentOf({ counted, total }: Share): number | null {
  return total === 0 ? null : Math.floor((100 * counted) / total);
}
