import { type AuditEntry, type PersonalField, personalFields } from "./audit.ts";

/** The platform's UTF-8 encoder, the same in browsers, Node and other runtimes. */
declare const TextEncoder: { new (): { encode(text: string): Uint8Array<ArrayBuffer> } };

/** The bytes whose SHA-256, as 64 hex digits, has to be `expected`. */
export type Opening = { readonly bytes: Uint8Array<ArrayBuffer>; readonly expected: string };

type Committed = Pick<AuditEntry, PersonalField | "commitments" | "salts">;

const isField = (name: string): name is PersonalField => personalFields.some((field) => field === name);

/**
 * What has to hold for the values of an entry to be those that its hash commits to. What was erased, value and salt, has
 * nothing to compare. Empty for entries of the first encoding; null if the entry is not one that the log writes: a value
 * without its salt, a salt without its value, or without a commitment.
 */
export function openingsOf(entry: Committed): readonly Opening[] | null {
  const { commitments = null, salts = null } = entry;
  if (commitments === null) return salts === null ? [] : null;
  const committed = textsIn(commitments);
  const kept = textsIn(salts ?? "{}");
  if (committed === null || kept === null) return null;
  if ([...kept.keys()].some((field) => !committed.has(field))) return null;
  const openings: Opening[] = [];
  const utf8 = new TextEncoder();
  for (const [field, expected] of committed) {
    const value = entry[field];
    const salt = kept.get(field);
    if ((value === null) !== (salt === undefined)) return null;
    if (value !== null) openings.push({ bytes: utf8.encode(`${salt}${value}`), expected });
  }
  return openings;
}

/** The fields of an entry that were erased on request. Never throws. */
export function erasedFields(entry: Pick<AuditEntry, "commitments" | "salts">): readonly PersonalField[] {
  const { commitments = null, salts = null } = entry;
  if (commitments === null) return [];
  const kept = textsIn(salts ?? "{}");
  return [...(textsIn(commitments)?.keys() ?? [])].filter((field) => kept?.has(field) !== true);
}

/** The fields of a JSON object of texts by field; null for anything else. */
function textsIn(json: string): ReadonlyMap<PersonalField, string> | null {
  try {
    const texts = new Map<PersonalField, string>();
    for (const [field, text] of Object.entries(JSON.parse(json) as object)) {
      if (!isField(field) || typeof text !== "string") return null;
      texts.set(field, text);
    }
    return texts;
  } catch {
    return null;
  }
}
