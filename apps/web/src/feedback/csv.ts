import Papa from "papaparse";

/**
 * Rows as CSV (RFC 4180), with a heading. A text that a spreadsheet would take for a formula is prefixed, so that opening
 * the file runs nothing.
 */
export function csvOf(
  heading: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const data = rows.map((row) => row.map((cell) => cell ?? ""));
  return Papa.unparse({ fields: [...heading], data }, { escapeFormulae: true, newline: "\r\n" });
}
