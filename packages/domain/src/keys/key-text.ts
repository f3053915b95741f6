/*
 * The text of a key: a prefix for its kind, the public id of the secret, the secret, and a checksum by which a scanner tells a
 * real key from a random text without asking anyone.
 */

/** What a key belongs to. */
export const keyLevels = ["workspace", "organization"] as const;
export type KeyLevel = (typeof keyLevels)[number];

/**
 * Whose a key is: people issue those of a workspace and an organization, and their own tokens; the platform admin those of the
 * instance; a machine gets its own when it connects.
 */
export type KeyHolder = KeyLevel | "instance" | "machine" | "personal";

const prefixes: Readonly<Record<KeyHolder, string>> = {
  workspace: "bwk",
  organization: "bwo",
  instance: "bwi",
  machine: "bwm",
  personal: "bwp",
};
const holders = Object.fromEntries(
  Object.entries(prefixes).map(([holder, prefix]) => [prefix, holder]),
) as Readonly<Record<string, KeyHolder>>;

/** How many characters each part has; the secret's 43 hold 256 bits. */
export const keyParts = { publicId: 10, secret: 43, checksum: 6 } as const;

/** The digits of base62, in the order of their values. */
export const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const shape = /^(bwk|bwo|bwi|bwm|bwp)_([0-9A-Za-z]{10})([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;

/** CRC-32 (ISO 3309) of a text of ASCII characters. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at += 1) {
    crc ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A number in base62, with leading zeros. */
function inBase62(value: number, length: number): string {
  let rest = value;
  let text = "";
  for (let at = 0; at < length; at += 1) {
    text = base62.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/**
 * The text of a key.
 * @param publicId 10 characters of base62, by which people and logs name the secret
 * @param secret   43 characters of base62
 */
export function keyText(level: KeyHolder, publicId: string, secret: string): string {
  const body = `${prefixes[level]}_${publicId}${secret}`;
  return body + inBase62(crc32(body), keyParts.checksum);
}

/** What can be read from a text that looks like a key. */
export type KeyLooks = { readonly level: KeyHolder; readonly publicId: string };

/** Whether the text looks like a key of this product, by its form and checksum alone; null if it does not. */
export function looksLikeKey(text: string): KeyLooks | null {
  const [, prefix, publicId, , checksum] = shape.exec(text) ?? [];
  const level = holders[prefix ?? ""];
  if (level === undefined || publicId === undefined) return null;
  if (inBase62(crc32(text.slice(0, -keyParts.checksum)), keyParts.checksum) !== checksum) return null;
  return { level, publicId };
}

/** How people recognize a key that they can't see any more: its prefix, the id of its secret, and the last characters. */
export function keyLabel({
  level,
  publicId,
  last,
}: {
  readonly level: KeyHolder;
  readonly publicId: string;
  readonly last: string;
}): string {
  return `${prefixes[level]}_${publicId}…${last}`;
}
