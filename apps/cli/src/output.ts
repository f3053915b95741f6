import Table from "cli-table3";

/** Prints a value as JSON, for programs. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function printLine(line: string): void {
  process.stdout.write(`${plain(line)}\n`);
}

/** Prints a note that is not part of the machine-readable output. */
export function note(line: string): void {
  process.stderr.write(`${plain(line)}\n`);
}

const lines = ["top", "mid", "bottom", "left", "right"];
const corners = ["top-mid", "top-left", "top-right", "bottom-mid", "bottom-left", "bottom-right"];
const crossings = ["left-mid", "mid-mid", "right-mid"];
const chars = {
  ...Object.fromEntries([...lines, ...corners, ...crossings].map((at) => [at, ""])),
  middle: "  ",
};

/** Prints rows under headings, in columns as wide as their texts; says so if there are none. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) {
    note("There is nothing to show.");
    return;
  }
  const style = { head: [], border: [], "padding-left": 0, "padding-right": 0 };
  const table = new Table({ head: head.map((text) => text.toUpperCase()), chars, style });
  table.push(...rows.map((row) => row.map(plain)));
  const text = table.toString();
  process.stdout.write(`${text.replace(/ +$/gm, "")}\n`);
}

/** A text without characters that a terminal would interpret. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, "\u{fffd}");
}
