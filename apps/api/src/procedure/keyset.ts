/** A position in a list: the value of its sort column, and the id that distinguishes equal ones. */
export type Place = readonly [value: string, id: string];

type Order = { readonly column: string; readonly id: string; readonly descending: boolean };

/**
 * SQL for a list that is paged by key: the order, and the condition for what comes after a position.
 * @param given adds a value to the statement's parameters and returns its placeholder, such as `$3`
 */
export function keyset(
  { column, id, descending }: Order,
  after: Place | null,
  given: (value: unknown) => string,
): { readonly order: string; readonly where: string } {
  const [direction, beyond] = descending ? (["DESC", "<"] as const) : (["ASC", ">"] as const);
  return {
    order: `ORDER BY ${column} ${direction}, ${id} ${direction}`,
    where: after === null ? "" : `AND (${column}, ${id}) ${beyond} (${given(after[0])}, ${given(after[1])})`,
  };
}
