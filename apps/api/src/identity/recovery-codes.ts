import { createHash, randomInt } from "node:crypto";

/** The letters of a code: base32 (RFC 4648), in which nothing looks like something else in a readable font. */
const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const [groups, perGroup] = [4, 4];
/** How many there are at a time. */
const amount = 10;

/** As it is stored: SHA-256 of the person and the code, in hex. A code has 80 bits, so a slow hash would add nothing. */
export function recoveryHash(user: string, code: string): string {
  const typed = code.replace(/[\s-]/g, "").toLowerCase();
  return createHash("sha256").update(`recovery:${user}:${typed}`).digest("hex");
}

const newCode = () =>
  Array.from({ length: groups }, () =>
    Array.from({ length: perGroup }, () => alphabet[randomInt(alphabet.length)]).join(""),
  ).join("-");

/** New recovery codes of a person: as they are shown, once, and their hashes. */
export function newRecoveryCodes(user: string): {
  readonly codes: string[];
  readonly hashes: string[];
} {
  const codes = Array.from({ length: amount }, newCode);
  return { codes, hashes: codes.map((code) => recoveryHash(user, code)) };
}
