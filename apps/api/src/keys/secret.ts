import { randomInt } from "node:crypto";
import { base62, type KeyHolder, keyParts, keyText } from "@bailiwick/domain";
import { hashToken } from "../identity/credential.ts";

/** A new key's text, which only its issuer sees, and what is stored of it. */
export type NewSecret = {
  readonly text: string;
  readonly publicId: string;
  readonly hash: string;
  readonly last: string;
};

const random = (length: number) =>
  Array.from({ length }, () => base62.charAt(randomInt(base62.length))).join("");

/** A new secret of 256 bits, with its public id. */
export function newSecret(level: KeyHolder): NewSecret {
  const [publicId, secret] = [random(keyParts.publicId), random(keyParts.secret)];
  const text = keyText(level, publicId, secret);
  return { text, publicId, hash: hashToken(text), last: text.slice(-4) };
}
