import type { Blueprint } from "../blueprint/blueprint.ts";
import { fromBits, type PermissionSet, toBits } from "./permission-set.ts";

/*
 * What a signed access token says, for those who make one and those who read one: both have this matrix.
 */

/** How long a signed access token can be valid, in seconds. */
export const tokenSeconds = { least: 60, usual: 300, most: 600 } as const;

/** The type in the header of a signed access token, by which it is no other kind of token (RFC 8725, section 3.11). */
export const tokenType = "bailiwick-access+jwt";

/** The algorithm of its signature: Ed25519 (RFC 8037). */
export const tokenAlgorithm = "EdDSA";

/** A set of permissions in a token: 64 hexadecimal digits, bit 0 first. */
export function setToHex(set: PermissionSet): string {
  return toBits(set).replaceAll(/.{4}/g, (four) => Number.parseInt(four, 2).toString(16));
}

/** The set that {@link setToHex} wrote; null for any other text. */
export function setFromHex(text: string): PermissionSet | null {
  if (!/^[0-9a-f]{64}$/.test(text)) return null;
  return fromBits(text.replaceAll(/./g, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")));
}

/**
 * All that `can` decides by besides what is held, as text: which permission a bit is, and where and when it can be used. Its
 * SHA-256 tells whether two programs have the same matrix of a blueprint.
 */
export function matrixText({ key, topology, catalogue }: Blueprint): string {
  const rows = catalogue.permissions.map(({ bit, name, level, usableIn }) => [bit, name, level, usableIn]);
  return JSON.stringify([key, topology, rows]);
}
