/**
 * A condition of SQL: what a person typed is a part of one of the columns, whatever its accents and case; true where they
 * typed nothing. The columns are without both: `search_name`, and addresses and slugs, which never have any.
 * @param given the parameter that holds what was typed, such as `$3`.
 */
export function matching(given: string, ...columns: readonly string[]): string {
  // In a sub-select it is made once, and not for each row.
  const key = `(SELECT authz.search_key(${given}))`;
  const found = columns.map((column) => `position(${key} IN ${column}) > 0`);
  return `(${given} = '' OR ${found.join(" OR ")})`;
}

/** Compares names in the order in which the database keeps them: the root locale's. */
export const compareNames = new Intl.Collator("und").compare;
