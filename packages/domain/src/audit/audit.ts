import type { AuditAction } from "./audit-actions.ts";

/**
 * The authority that was used: a direct role in the workspace, a team's role, an organization role, the platform
 * admin's, or the system itself.
 */
export const auditVias = ["workspace", "team", "organization", "platform", "system"] as const;
export type AuditVia = (typeof auditVias)[number];

/** The kind of actor. The platform admin acts as a user, with `via` set to `platform`. */
export const auditActorKinds = ["user", "key", "system"] as const;
export type AuditActorKind = (typeof auditActorKinds)[number];

/** One entry of an organization's chain, as stored and as sent. */
export type AuditEntry = {
  readonly orgId: string;
  /** 1, 2, 3 … without gaps; the order of the chain, regardless of timestamps. */
  readonly seq: number;
  /** UTC by the database's clock, always six digits: "2026-01-31T09:15:00.000000Z". */
  readonly at: string;
  readonly workspaceId: string | null;
  readonly actorKind: AuditActorKind;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly via: AuditVia;
  readonly ip: string | null;
  readonly action: AuditAction;
  readonly targetKind: string | null;
  readonly targetId: string | null;
  readonly targetName: string | null;
  readonly outcome: "done" | "refused";
  /** JSON text, byte for byte as stored. */
  readonly before: string | null;
  readonly after: string | null;
  /** 64 hex digits; 64 zeros for the first entry. */
  readonly prevHash: string;
  readonly hash: string;
  /**
   * JSON text, byte for byte as hashed: for each field of `personalFields` that has one, the SHA-256 of its salt and its
   * value. Null for entries of the first encoding, whose hash covers the values themselves.
   */
  readonly commitments?: string | null;
  /** JSON text: the salts of the values that are still there. Not hashed. */
  readonly salts?: string | null;
};

/** The names of the encodings: of the values themselves, and of commitments to what is personal. */
export const auditEncodings = { values: "bailiwick.audit.v1", commitments: "bailiwick.audit.v2" } as const;

/** What can be personal in an entry. Which of it is, in the entries of an action, is in `personalFieldsOf`. */
export const personalFields = ["actorName", "ip", "targetId", "targetName", "before", "after"] as const;
export type PersonalField = (typeof personalFields)[number];

/** The predecessor of the first entry. */
export const genesisHash = "0".repeat(64);

/** The platform's UTF-8 encoder, the same in browsers, Node and other runtimes. */
declare const TextEncoder: {
  new (): { encodeInto(text: string, into: Uint8Array): { read: number; written: number } };
};

/** Encodes entries one after another. The bytes are valid until the next call: hash or copy them first. */
export type EntryEncoder = (entry: Omit<AuditEntry, "hash">) => Uint8Array<ArrayBuffer>;

/** The fields in encoding order. The database's copy of this list is in `audit.encode`. */
function fieldsOf(entry: Omit<AuditEntry, "hash">): readonly (string | null)[] {
  const { commitments = null } = entry;
  if (commitments === null) return [auditEncodings.values, ...contentOf(entry), entry.prevHash];
  // The keys of the text are the fields' names, and its other characters are hex digits and punctuation.
  const bare = (field: PersonalField) => (commitments.includes(`"${field}":`) ? null : entry[field]);
  const content = contentOf({
    ...entry,
    actorName: bare("actorName"),
    ip: bare("ip"),
    targetId: bare("targetId"),
    targetName: bare("targetName"),
    before: bare("before"),
    after: bare("after"),
  });
  return [auditEncodings.commitments, ...content, commitments, entry.prevHash];
}

function contentOf(entry: Omit<AuditEntry, "hash">): readonly (string | null)[] {
  return [
    entry.orgId,
    String(entry.seq),
    entry.at,
    entry.workspaceId,
    entry.actorKind,
    entry.actorId,
    entry.actorName,
    entry.via,
    entry.ip,
    entry.action,
    entry.targetKind,
    entry.targetId,
    entry.targetName,
    entry.outcome,
    entry.before,
    entry.after,
  ];
}

/** Lengths below 128 as four bytes, each a one-byte character. */
const shortLengths = Array.from({ length: 128 }, (_, length) => `\0\0\0${String.fromCharCode(length)}`);
const lengthGap = "\0\0\0\0";
const nullLength = 0xffffffff;
const maxKeptMs = 2048;

/**
 * Creates an encoder that reuses its memory. An entry's bytes are its fields in a fixed order, each as its length in
 * bytes (four bytes, big-endian) followed by its UTF-8; null is the length 0xFFFFFFFF and nothing more.
 */
export function entryEncoder(): EntryEncoder {
  const utf8 = new TextEncoder();
  let bytes = new Uint8Array(4096);
  let view = new DataView(bytes.buffer);
  // Creating a view takes time too, and entries have few distinct lengths, so views are cached by length.
  let windows: Uint8Array<ArrayBuffer>[] = [];
  const upTo = (end: number) => {
    if (end > maxKeptMs) return bytes.subarray(0, end);
    windows[end] ??= bytes.subarray(0, end);
    return windows[end];
  };

  return (entry) => {
    const fields = fieldsOf(entry);
    let text = "";
    let gaps = 0;
    for (const field of fields) {
      if (field !== null && field.length < shortLengths.length) text += shortLengths[field.length] + field;
      else {
        gaps += 1;
        text += lengthGap + (field ?? "");
      }
    }
    if (text.length * 3 > bytes.length) {
      bytes = new Uint8Array(text.length * 6);
      view = new DataView(bytes.buffer);
      windows = [];
    }
    // One call writes everything; for ASCII, a field's length in bytes equals its length in characters.
    const { written } = utf8.encodeInto(text, bytes);
    const isAscii = written === text.length;
    if (isAscii && gaps === 0) return upTo(written);
    let end = 0;
    for (const field of fields) {
      if (field === null) view.setUint32(end, nullLength);
      else if (isAscii) view.setUint32(end, field.length);
      else view.setUint32(end, utf8.encodeInto(field, bytes.subarray(end + 4)).written);
      end += 4 + (field === null ? 0 : view.getUint32(end));
    }
    return upTo(end);
  };
}

/** The bytes of one entry, as a copy. */
export function encodeEntry(entry: Omit<AuditEntry, "hash">): Uint8Array<ArrayBuffer> {
  return entryEncoder()(entry);
}
