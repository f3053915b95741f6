import { faulty } from "./faulty.ts";

/** A line: its bytes, with the line feed that ends it, and its text without. */
export type Line = { readonly bytes: Uint8Array; readonly text: string };

declare const TextDecoder: {
  new (label: "utf-8", options: { fatal: true }): { decode(bytes: Uint8Array): string };
};

const lineFeed = 0x0a;

/** Reads a file line by line. It keeps what has arrived of one line, and refuses one that is too long while it arrives. */
export class LineReader {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private readonly decoder = new TextDecoder("utf-8", { fatal: true });
  private rest: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /**
   * The next line; null at the end of the file.
   * @param most the maximum number of its bytes
   * @throws Refused with `bad_bundle` for a longer line, for one without an end, and for one that is not UTF-8
   */
  async next(most: number): Promise<Line | null> {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const end = this.rest.indexOf(lineFeed);
      const part = end === -1 ? this.rest : this.rest.subarray(0, end + 1);
      length += part.length;
      if (length > most) throw faulty("long");
      parts.push(part);
      if (end !== -1) {
        this.rest = this.rest.subarray(end + 1);
        return this.lineOf(parts, length);
      }
      const { value, done } = await this.chunks.next();
      if (done === true) {
        if (length === 0) return null;
        throw faulty("ends");
      }
      this.rest = value;
    }
  }

  private lineOf(parts: readonly Uint8Array[], length: number): Line {
    const bytes = joined(parts, length);
    try {
      return { bytes, text: this.decoder.decode(bytes.subarray(0, -1)) };
    } catch {
      throw faulty("encoding");
    }
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
