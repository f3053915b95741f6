import type { Json } from "../resources/fields.ts";
import { canonicalJson } from "../text/canonical-json.ts";
import { faulty } from "./faulty.ts";
import { LineReader } from "./lines.ts";
import {
  type BundleManifest,
  type BundlePart,
  bundleFormat,
  maxLineBytes,
  maxManifestBytes,
  type PartFacts,
} from "./manifest.ts";

/** What reading a bundle needs of the platform: a hash that takes a part at a time, and Ed25519. */
export type BundleCrypto = {
  readonly sha256: () => { readonly update: (bytes: Uint8Array) => void; readonly hex: () => string };
  /** Whether the signature of the text is of this key; both in base64url. */
  readonly isSigned: (text: string, publicKey: string, signature: string) => boolean;
};

/** The first line of a bundle, with the fields that its format says it has; for anything else null. */
export type ReadManifest = (
  value: unknown,
) => { readonly manifest: BundleManifest; readonly publicKey: string; readonly signature: string } | null;

/** A line of a part: the JSON text of one row. */
export type BundleRow = { readonly part: BundlePart; readonly text: string; readonly row: Json };

export type OpenBundle = {
  readonly manifest: BundleManifest;
  /** Of who signed it. Whether that one counts is for the reader to decide. */
  readonly publicKey: string;
  /** SHA-256 of what is signed, in hex: the same for the same bundle, and for no other. */
  readonly hash: string;
  /**
   * The rows of every part, in order. They are what was signed only once all are read: each part is compared at its end,
   * and the file with the last one.
   * @throws Refused with `bad_bundle`
   */
  readonly rows: () => AsyncGenerator<BundleRow>;
};

/**
 * Opens a bundle: reads its manifest, and sees that it is signed. However long it is, one line is in memory at a time.
 * @param chunks the bytes of the file
 * @throws Refused with `bad_bundle`, which says what is wrong
 */
export async function openBundle(
  chunks: AsyncIterable<Uint8Array>,
  readManifest: ReadManifest,
  crypto: BundleCrypto,
): Promise<OpenBundle> {
  const lines = new LineReader(chunks);
  const first = await lines.next(maxManifestBytes);
  if (first === null) throw faulty("none");
  const envelope = parsed(first.text);
  const format = formatOf(envelope);
  if (format === null) throw faulty("none");
  if (format !== bundleFormat) throw faulty("version", { name: format });
  const signed = readManifest(envelope);
  if (signed === null) throw faulty("manifest");
  const { manifest, publicKey, signature } = signed;
  const text = canonicalJson({ format, record: manifest as unknown as Json });
  if (!crypto.isSigned(text, publicKey, signature)) throw faulty("signature");
  const hash = crypto.sha256();
  hash.update(new TextEncoder().encode(text));
  return { manifest, publicKey, hash: hash.hex(), rows: () => rowsOf(lines, manifest.parts, crypto) };
}

declare const TextEncoder: { new (): { encode(text: string): Uint8Array } };

async function* rowsOf(
  lines: LineReader,
  parts: readonly PartFacts[],
  crypto: BundleCrypto,
): AsyncGenerator<BundleRow> {
  for (const { name, rows, bytes, sha256 } of parts) {
    const hash = crypto.sha256();
    let left = bytes;
    for (let line = 1; line <= rows; line += 1) {
      const next = await lines.next(maxLineBytes);
      if (next === null) throw faulty("cut", { name });
      left -= next.bytes.length;
      // Never read past what the manifest says: more than that is another file.
      if (left < 0) throw faulty("part", { name });
      hash.update(next.bytes);
      const row = parsed(next.text);
      // A null character is in no text that a database keeps.
      if (row === undefined || row === null || typeof row !== "object" || next.text.includes("\\u0000"))
        throw faulty("json", { name, line });
      yield { part: name, text: next.text, row: row as Json };
    }
    if (left !== 0 || hash.hex() !== sha256) throw faulty("part", { name });
  }
  if ((await lines.next(maxLineBytes)) !== null) throw faulty("extra");
}

/** The format that the first line of a file of ours names; null for any other file. */
function formatOf(envelope: unknown): string | null {
  const { format } = (envelope ?? {}) as { readonly format?: unknown };
  return typeof format === "string" && /^bailiwick\.bundle\.v[0-9]{1,6}$/.test(format) ? format : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
