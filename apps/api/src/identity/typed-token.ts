import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** The number of random bytes in a token. */
const strength = 32;

/** A checksum, so that we and scanners for leaked secrets can tell a token from what only looks like one. */
function checksum(secret: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(secret));
  return bytes.toString("base64url");
}

/** A new token: its prefix, 256 random bits in base64url, and the CRC-32 of those letters. Only its hash is stored. */
export function newTypedToken(prefix: string): string {
  const secret = randomBytes(strength).toString("base64url");
  return `${prefix}${secret}${checksum(secret)}`;
}

/** Whether the text can be a token with this prefix: in its shape, and with the right checksum. */
export function isTypedToken(prefix: string, text: string): boolean {
  const [, secret, check] = /^([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{6})$/.exec(text.slice(prefix.length)) ?? [];
  return text.startsWith(prefix) && secret !== undefined && check === checksum(secret);
}
