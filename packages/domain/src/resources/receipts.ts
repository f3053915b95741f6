import { canonicalJson } from "../text/canonical-json.ts";
import type { Json } from "./fields.ts";

/** The name of the form, so that there can be another. */
export const receiptFormat = "bailiwick.receipt.v1";

/** One end of a move: a workspace and its organization. */
export type MoveEnd = {
  readonly organization: Place;
  readonly workspace: Place;
};

type Place = { readonly id: string; readonly slug: string; readonly name: string };

/** What a move's receipt says: what, how many of each kind, from where to where, when and by whom. */
export type MoveFacts = {
  readonly format: typeof receiptFormat;
  /** UTC by the database's clock. */
  readonly at: string;
  readonly kind: string;
  readonly id: string;
  /** Null for a kind without a title. */
  readonly title: string | null;
  /** What moved, itself included, in the order of the kinds' keys. */
  readonly moved: readonly { readonly kind: string; readonly amount: number }[];
  readonly from: MoveEnd;
  readonly to: MoveEnd;
  /** A person by their email address, a key by its name. */
  readonly by: { readonly kind: string; readonly id: string; readonly name: string };
};

/** The facts with their SHA-256, as 64 hex digits. Both ends' logs have it in the entry of the move. */
export type MoveReceipt = MoveFacts & { readonly hash: string };

/** A SHA-256 of a text in UTF-8, as 64 hex digits: `hash("sha256", text)` of `node:crypto`. */
export type TextHash = (text: string) => string;

/** The receipt of a move: the hash is that of the facts as canonical JSON (RFC 8785). */
export function receiptOf(facts: MoveFacts, sha256: TextHash): MoveReceipt {
  return { ...facts, hash: sha256(canonicalJson(facts as Json)) };
}

/** Whether the receipt says what it said when it was made. */
export function isIntact({ hash, ...facts }: MoveReceipt, sha256: TextHash): boolean {
  return sha256(canonicalJson(facts as Json)) === hash;
}
