import { createReadStream } from "node:fs";
import type { ExportFormat } from "@bailiwick/contracts";

/** How far an incomplete export is: where its last complete row ends, in bytes, and that row's id; null without one. */
export type Reached = { readonly end: number; readonly id: string | null };

const [quote, lineFeed] = [0x22, 0x0a];
/** The id of a row, at its beginning. */
const ids: Readonly<Record<ExportFormat, RegExp>> = {
  csv: /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}),/,
  ndjson: /^\{"id":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/,
};
/** As many bytes of a row are enough to read its id. */
const headBytes = 64;

/**
 * Reads how far an export to a file came before it stopped, in one pass over however many rows. In CSV a line feed ends
 * a row only outside of quotes (RFC 4180); NDJSON has none inside of a row.
 */
export async function reachedIn(path: string, format: ExportFormat): Promise<Reached> {
  let reached: Reached = { end: 0, id: null };
  let offset = 0;
  let isQuoted = false;
  let head: number[] = [];
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      offset += 1;
      if (byte === quote && format === "csv") isQuoted = !isQuoted;
      if (byte !== lineFeed || isQuoted) {
        if (head.length < headBytes) head.push(byte);
        continue;
      }
      const [, id = null] = ids[format].exec(Buffer.from(head).toString("latin1")) ?? [];
      reached = { end: offset, id };
      head = [];
    }
  }
  return reached;
}
