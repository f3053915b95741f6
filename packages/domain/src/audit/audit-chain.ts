import { type AuditEntry, entryEncoder, genesisHash } from "./audit.ts";
import { openingsOf } from "./audit-commitments.ts";

/** A position in a chain: after entry `seq`, whose hash is `hash`. Before the first entry it is 0 and 64 zeros. */
export type ChainHead = { readonly seq: number; readonly hash: string };

export const emptyChain: ChainHead = Object.freeze({ seq: 0, hash: genesisHash });

/** The reason why a chain is broken. */
const breaks = {
  gap: "entries are missing before it",
  order: "it comes again or out of its order",
  organization: "it belongs to another organization",
  previous: "it does not follow from the entry before it",
  hash: "it was changed after it was written",
  head: "the chain does not end as expected: entries were cut off, or rewritten",
} as const;

export type ChainBreak = keyof typeof breaks;

export type ChainVerdict =
  | { readonly intact: true; readonly checked: number; readonly head: ChainHead }
  | {
      readonly intact: false;
      /** How many entries before it are valid. */
      readonly checked: number;
      /** Where it breaks: the entry found there or, for `head`, the end of the chain. */
      readonly seq: number;
      readonly reason: ChainBreak;
      readonly message: string;
    };

/** The expected stretch. Without a start it begins at the first entry; without a head any end is accepted. */
export type ChainExpectation = {
  readonly start?: ChainHead;
  readonly head?: ChainHead;
  readonly orgId?: string;
};

/** Checks entries one at a time and keeps only the last one's hash, whatever the length of the chain. */
class ChainWalk {
  private seq: number;
  private hash: string;
  private orgId: string | null;
  private checked = 0;
  private readonly expected: ChainExpectation;

  constructor(expected: ChainExpectation) {
    this.expected = expected;
    this.seq = (expected.start ?? emptyChain).seq;
    this.hash = (expected.start ?? emptyChain).hash;
    this.orgId = expected.orgId ?? null;
  }

  /**
   * Checks the entry as the chain's next, given the hash of its bytes, and whether its values are those that it commits
   * to; returns the break, if any.
   */
  step(entry: AuditEntry, hash: string, isOpened: boolean): ChainVerdict | null {
    const found = this.breakAt(entry, hash) ?? (isOpened ? null : "hash");
    if (found !== null) return this.broken(entry.seq, found);
    this.seq = entry.seq;
    this.hash = hash;
    this.orgId = entry.orgId;
    this.checked += 1;
    return null;
  }

  /** The verdict when there are no more entries. */
  finish(): ChainVerdict {
    const { head } = this.expected;
    if (head !== undefined && (head.seq !== this.seq || head.hash !== this.hash))
      return this.broken(this.seq, "head");
    return { intact: true, checked: this.checked, head: { seq: this.seq, hash: this.hash } };
  }

  private breakAt(entry: AuditEntry, hash: string): ChainBreak | null {
    if (entry.seq > this.seq + 1) return "gap";
    if (entry.seq !== this.seq + 1) return "order";
    if (this.orgId !== null && entry.orgId !== this.orgId) return "organization";
    if (entry.prevHash !== this.hash) return "previous";
    return entry.hash === hash ? null : "hash";
  }

  private broken(seq: number, reason: ChainBreak): ChainVerdict {
    return { intact: false, checked: this.checked, seq, reason, message: `Entry ${seq}: ${breaks[reason]}.` };
  }
}

/**
 * Verifies a chain, or a stretch of one, in sequence order, with a SHA-256 that returns 64 hex digits (`hash("sha256",
 * bytes, "hex")` of `node:crypto`). Stops at the first invalid entry. Errors from `sha256` or the source propagate.
 */
export function verifyChain(
  entries: Iterable<AuditEntry>,
  sha256: (bytes: Uint8Array<ArrayBuffer>) => string,
  expected: ChainExpectation = {},
): ChainVerdict {
  const walk = new ChainWalk(expected);
  const encode = entryEncoder();
  for (const entry of entries) {
    const hash = sha256(encode(entry));
    const isOpened = openingsOf(entry)?.every(({ bytes, expected }) => sha256(bytes) === expected) ?? false;
    const verdict = walk.step(entry, hash, isOpened);
    if (verdict !== null) return verdict;
  }
  return walk.finish();
}

/**
 * Like {@link verifyChain}, for entries that arrive asynchronously and an asynchronous SHA-256 such as `crypto.subtle`.
 */
export async function verifyChainStream(
  entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>,
  sha256: (bytes: Uint8Array<ArrayBuffer>) => string | Promise<string>,
  expected: ChainExpectation = {},
): Promise<ChainVerdict> {
  const walk = new ChainWalk(expected);
  const encode = entryEncoder();
  for await (const entry of entries) {
    const hash = await sha256(encode(entry));
    const openings = openingsOf(entry);
    let isOpened = openings !== null;
    for (const { bytes, expected } of openings ?? []) isOpened &&= (await sha256(bytes)) === expected;
    const verdict = walk.step(entry, hash, isOpened);
    if (verdict !== null) return verdict;
  }
  return walk.finish();
}

/** Bytes as lowercase hex, for a SHA-256 that returns bytes. */
export function toHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}
