import Papa from "papaparse";

/**
 * What a spreadsheet would run as a formula, also in full-width characters and whatever follows on other lines; a cell
 * like that is prefixed with an apostrophe.
 */
const formula = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;

/** Lines of cells as CSV (RFC 4180), for people and their spreadsheets. */
export function csv(lines: readonly (readonly (string | number)[])[]): string {
  return `${Papa.unparse(
    lines.map((line) => [...line]),
    { escapeFormulae: formula, newline: "\r\n" },
  )}\r\n`;
}

/** The mark by which spreadsheets recognize UTF-8. */
export const byteOrderMark = "\uFEFF";
