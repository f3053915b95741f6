import Papa from "papaparse";

/**
 * Rows as CSV (RFC 4180), with a heading. A text that a spreadsheet would treat as a formula is prefixed, so that
 * opening the file runs nothing.
 */
export function csvOf(
  heading: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const data = rows.map((row) => row.map((cell) => cell ?? ""));
  return Papa.unparse({ fields: [...heading], data }, { escapeFormulae: true, newline: "\r\n" });
}

/**
 * A part of a CSV file: the first has the byte order mark by which spreadsheets recognize UTF-8, and the heading; the
 * others follow.
 */
export function csvPart(
  heading: readonly string[],
  rows: Parameters<typeof csvOf>[1],
  isFirst: boolean,
): string {
  const csv = csvOf(heading, rows);
  return `${isFirst ? `\uFEFF${csv}` : csv.slice(csv.indexOf("\r\n") + 2)}\r\n`;
}
