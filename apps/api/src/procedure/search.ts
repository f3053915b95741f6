/**
 * A SQL condition: one of the columns contains what a person typed, ignoring accents and case; true if they typed
 * nothing. The columns have neither: `search_name`, and addresses and slugs, which never do.
 * @param given the parameter with the typed text, such as `$3`.
 */
export function matching(given: string, ...columns: readonly string[]): string {
  // In a sub-select it is computed once, not for each row.
  const key = `(SELECT authz.search_key(${given}))`;
  const found = columns.map((column) => `position(${key} IN ${column}) > 0`);
  return `(${given} = '' OR ${found.join(" OR ")})`;
}

/** Compares names in the database's order: the root locale's. */
export const compareNames = new Intl.Collator("und").compare;
